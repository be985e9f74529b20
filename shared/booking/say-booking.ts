/**
 * What is said of an appointment: exactly what Cal.com confirmed. `pending` is never worded as
 * booked, and what cannot be taken back is said before it is done.
 */
import type { FreeSlot } from '../outcome.ts';
import type { Teller } from '../schedule/say-outcome.ts';
import { saySlot } from '../schedule/say-time.ts';
import { instantToWall } from '../schedule/wall-clock.ts';
import type { Booking } from './booking.ts';

/** `tomorrow 2:00–2:30 pm (8:00–8:30 am New York)`. */
export function sayStretchIn(
  stretch: { start: string; end: string },
  guestZone: string | null,
  teller: Teller,
): string {
  const zone = guestZone ?? teller.timeZone;
  const slot: FreeSlot = {
    ...stretch,
    wall: {
      start: instantToWall(stretch.start, zone),
      end: instantToWall(stretch.end, zone),
      timeZone: zone,
    },
  };
  return saySlot(slot, teller);
}

export function sayBookingWhen(booking: Booking, teller: Teller): string {
  return sayStretchIn(booking, booking.attendees[0]?.timeZone ?? null, teller);
}

export function sayBooked(booking: Booking, teller: Teller, verb: 'booked' | 'moved'): string {
  const when = sayBookingWhen(booking, teller);
  const whom = booking.attendees[0];
  const mail = whom && whom.email !== '' ? ` Cal.com writes to ${whom.email}.` : '';
  if (booking.status === 'pending') {
    const asked = verb === 'moved' ? 'A new time is asked for' : 'It is asked for';
    return `${asked}, but not confirmed yet: ${booking.title}, ${when}. Cal.com waits for a confirmation.`;
  }
  if (booking.status !== 'accepted') {
    return `Cal.com has ${booking.title} as ${booking.status}: ${when}.`;
  }
  return `${booking.title} is ${verb}: ${when}.${mail}`;
}

export function sayCancelled(booking: Booking, teller: Teller): string {
  const when = sayBookingWhen(booking, teller);
  if (booking.status === 'accepted' || booking.status === 'pending') {
    return `${booking.title} is not cancelled: Cal.com still has it ${when}.`;
  }
  return `${booking.title} is cancelled. It was ${when}.`;
}

/** "jane@example.com (j, a, n, e, at example dot com)": heard letters are easily mistaken. */
export function spellEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  const letters = [...name].map((sign) => signWords[sign] ?? sign).join(', ');
  return `${email} (${letters}, at ${domain.replaceAll('.', ' dot ').replaceAll('-', ' dash ')})`;
}

const signWords: Readonly<Record<string, string>> = { '.': 'dot', _: 'underscore', '-': 'dash', '+': 'plus' };

/** Said with everything that a simulated vendor did. */
export const simulatedRemark = ' (Simulated: nobody is really booked or written to.)';
