/** What others do at Cal.com meanwhile, and what goes wrong: for tests, the dashboard and stories. */
import { AppError } from '#shared/errors.ts';
import { Faults, noFaults } from './faults.ts';
import { createBooking } from './rest/booking-routes.ts';
import { readBookingBody } from './rest/booking-input.ts';
import { cancel, decide, markAbsent, reschedule } from './rest/change-routes.ts';
import type { JournalEntry, Simulator } from './simulator.ts';
import type { BookingRow } from './state.ts';
import { announceBooking } from './webhooks.ts';

export type CalControl = ReturnType<typeof createControl>;

export function createControl(sim: Simulator) {
  const change = (next: Faults): Faults => Object.assign(sim.faults, next);
  const bookingOf = (uid: string): BookingRow => {
    const row = sim.state.bookings.find((one) => one.uid === uid);
    if (!row) throw new AppError('not-found', 'no such simulated booking');
    return row;
  };
  return {
    setFaults: (faults: Partial<Faults>) => change(Faults.parse({ ...sim.faults, ...faults })),
    clearFaults: () => change(noFaults()),
    journal: (): JournalEntry[] => [...sim.journal],
    clearJournal: () => {
      sim.journal.length = 0;
    },
    bookings: (): BookingRow[] => sim.state.bookings.map((row) => ({ ...row })),
    eventTypes: () => [...sim.state.eventTypes],
    reservations: () => [...sim.state.reservations],
    /** What would have been sent, oldest first. */
    mails: () => [...sim.state.mails],
    webhooks: () => sim.state.webhooks.map(({ secret: _secret, ...rest }) => rest),
    /** Somebody books on Cal.com's own page. The body is that of `POST /v2/bookings`. */
    book: (body: unknown): BookingRow => ({ ...createBooking(sim, readBookingBody(body)) }),
    reschedule: (uid: string, start: string): BookingRow => ({
      ...reschedule(sim, bookingOf(uid), { start: Date.parse(start), reason: 'By the guest' }),
    }),
    cancel: (uid: string, reason = 'By the guest') => cancel(sim, bookingOf(uid), { reason, by: '' }),
    confirm: (uid: string) => void decide(sim, bookingOf(uid), { status: 'accepted' }),
    reject: (uid: string, reason = 'Not possible') =>
      void decide(sim, bookingOf(uid), { status: 'rejected', reason }),
    /** The attendees did not come. */
    noShow(uid: string): void {
      const row = bookingOf(uid);
      markAbsent(sim, row, { host: false, emails: row.attendees.map(({ email }) => email) });
    },
    endMeeting: (uid: string) => announceBooking(sim, 'MEETING_ENDED', bookingOf(uid)),
    /** The host is busy elsewhere; instants. */
    block(start: string, end: string, ownerId = 1): void {
      sim.state.blocks.push({ ownerId, start: Date.parse(start), end: Date.parse(end) });
      sim.state.save();
    },
  };
}
