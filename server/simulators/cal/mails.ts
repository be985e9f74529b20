/**
 * The mails Cal.com would send. Nothing leaves this machine: they are queued and shown, so that one can
 * see who would have been written to, and that an invitation was asked for.
 */
import type { Simulator } from './simulator.ts';
import type { BookingRow, Mail } from './state.ts';
import { titleOf } from './rest/to-booking.ts';

const subjects: Record<string, string> = {
  BOOKING_CREATED: 'Invitation',
  BOOKING_REQUESTED: 'Request received',
  BOOKING_PAYMENT_INITIATED: 'Payment needed',
  BOOKING_RESCHEDULED: 'New time',
  BOOKING_CANCELLED: 'Cancelled',
  BOOKING_REJECTED: 'Declined',
};
/** These bring a calendar file along. */
const withFile = new Set(['BOOKING_CREATED', 'BOOKING_RESCHEDULED', 'BOOKING_CANCELLED']);
const mostKept = 500;

/** One to everybody who is concerned; none for what nobody is written to about. */
export function queueMails(sim: Simulator, trigger: string, row: BookingRow): void {
  const what = subjects[trigger];
  if (what === undefined) return;
  const host = sim.state.accounts.find(({ id }) => id === row.ownerId);
  const people = [...row.attendees.map(({ email }) => email), ...row.guests, ...(host ? [host.email] : [])];
  const made = [...new Set(people)].map((to): Mail => ({
    to,
    subject: `${what}: ${titleOf(sim, row)}`,
    uid: row.uid,
    hasFile: withFile.has(trigger),
    at: sim.settings.clock.now(),
  }));
  sim.state.mails = [...sim.state.mails, ...made].slice(-mostKept);
  sim.state.save();
}
