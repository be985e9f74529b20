/** Was it done? By reading at Cal.com, for each of the three things that can be asked for there. */
import type { IntentKind, IntentWish } from '#server/db/schema/booking-intents.ts';
import type { BookingsVendor } from './bookings-vendor.ts';
import type { Found } from './carry-out.ts';
import { plusMinutes } from '#server/domain/schedule/event-draft.ts';

export function findDeed(
  vendor: BookingsVendor,
  deed: { kind: IntentKind; wish: IntentWish },
  requestId: string,
): Promise<Found> {
  const { uid = '', start } = deed.wish;
  switch (deed.kind) {
    case 'book':
      return findBooked(vendor, deed.wish, requestId);
    case 'reschedule':
      return findMoved(vendor, uid, start ?? '');
    case 'cancel':
      return findCancelled(vendor, uid);
  }
}

/** By our own id in its metadata: the same guest may have booked the same time elsewhere. */
async function findBooked(vendor: BookingsVendor, wish: IntentWish, requestId: string): Promise<Found> {
  const { start = '', minutes = 0, email } = wish;
  const answer = await vendor.bookings({
    statuses: ['upcoming', 'unconfirmed', 'past', 'cancelled'],
    ...(email === undefined ? {} : { attendeeEmail: email }),
    startsAfter: plusMinutes(start, -1),
    endsBefore: plusMinutes(start, minutes + 1),
  });
  if (answer.kind === 'refused') return answer;
  const own = answer.bookings.find((booking) => booking.requestId === requestId);
  return own ? { kind: 'booking', booking: own } : { kind: 'absent' };
}

async function findMoved(vendor: BookingsVendor, uid: string, start: string): Promise<Found> {
  const old = await vendor.booking(uid);
  if (old.kind === 'refused') return old;
  const next = old.booking.rescheduledToUid;
  if (next === undefined) return { kind: 'absent' };
  const answer = await vendor.booking(next);
  if (answer.kind === 'refused') return answer;
  return Date.parse(answer.booking.start) === Date.parse(start) ? answer : { kind: 'absent' };
}

async function findCancelled(vendor: BookingsVendor, uid: string): Promise<Found> {
  const answer = await vendor.booking(uid);
  if (answer.kind === 'refused') return answer;
  const { status } = answer.booking;
  return status === 'cancelled' || status === 'rejected' ? answer : { kind: 'absent' };
}
