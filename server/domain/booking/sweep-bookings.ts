/**
 * Reads what changed at Cal.com since the last time, for webhooks that never came. The first time it
 * brings in what is still to come, so bookings made before we were there are on the schedule as well.
 */
import { nowInstant } from '#server/clock.ts';
import { noteSweep, sweptUntil } from './account-store.ts';
import type { BookingAccount, BookingDeps } from './bookings.ts';
import { isActive } from './put-booking.ts';
import { storeFact, syncBooking } from './store-fact.ts';

/** Clocks differ, and what was changed while we read may be missed. */
const overlapMs = 2 * 60_000;

/** Throws a sentence when Cal.com did not answer; the next round begins where this one did. */
export async function sweepBookings(
  deps: BookingDeps,
  who: { personId: string; account: BookingAccount },
): Promise<number> {
  const { account, personId } = who;
  const startedAt = nowInstant(deps.clock);
  const since = await sweptUntil(deps, personId);
  const me = await account.patient.me();
  const types = await account.eventTypes();
  if (me.kind === 'refused') throw new Error(`the account could not be read: ${me.reason}`);
  const answer = await account.patient.bookings(
    since === null
      ? { statuses: ['upcoming', 'unconfirmed'] }
      : {
          statuses: ['upcoming', 'unconfirmed', 'past', 'cancelled'],
          updatedAfter: new Date(Date.parse(since) - overlapMs).toISOString(),
        },
  );
  if (answer.kind === 'refused') throw new Error(`the bookings could not be read: ${answer.reason}`);
  const failed: unknown[] = [];
  for (const booking of answer.bookings) {
    try {
      await storeFact(deps, who, booking);
      const next = booking.rescheduledToUid;
      if (!isActive(booking) && next !== undefined && !answer.bookings.some(({ uid }) => uid === next)) {
        await syncBooking(deps, who, next);
      }
    } catch (error) {
      // One that cannot be stored does not keep the others out; the next round tries it again.
      failed.push(error);
    }
  }
  if (failed.length > 0) {
    throw new Error(`${failed.length} bookings could not be stored`, { cause: failed[0] });
  }
  await noteSweep(deps, personId, {
    vendorUserId: me.id,
    eventTypeIds: Array.isArray(types) ? types.map(({ id }) => id) : [],
    sweptUntil: startedAt,
  });
  return answer.bookings.length;
}
