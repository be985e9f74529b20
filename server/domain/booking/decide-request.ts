/** The host's own answer to a request that waits for it, by hand. */
import type { Outcome } from '#shared/outcome.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import { nowInstant } from '#server/clock.ts';
import { sayBooked, sayCancelled, simulatedRemark } from '#shared/booking/say-booking.ts';
import type { BookingDeps } from './bookings.ts';
import { findBooking } from './put-booking.ts';
import { storeFact } from './store-fact.ts';
import { bookingIsOff, toOutcome } from './to-outcome.ts';

export async function decideRequest(
  deps: BookingDeps,
  personId: string,
  answer: { uid: string; accept: boolean; reason?: string },
): Promise<Outcome> {
  const account = await deps.bookings.accountOf(personId);
  if (!account) return bookingIsOff;
  const look = await readSchedule(deps.pools.app, { owner: personId });
  const teller = {
    now: nowInstant(deps.clock),
    timeZone: look?.timeZone ?? 'UTC',
    hour12: look?.hour12 ?? true,
    locale: look?.locale ?? 'en-US',
  };
  if (!(await findBooking(deps, personId, answer.uid))) {
    return { kind: 'not-found', say: 'There is no such request.' };
  }
  const decided = await account.vendor.decide(answer);
  if (decided.kind === 'refused') return toOutcome(decided, { teller, nearest: async () => [] });
  const row = await storeFact(deps, { personId, account }, decided.booking);
  const version = (await readSchedule(deps.pools.app, { owner: personId }))?.version ?? 0;
  const say = answer.accept ? sayBooked(row.details, teller, 'booked') : sayCancelled(row.details, teller);
  return {
    kind: 'done',
    say: account.isSimulated ? `${say}${simulatedRemark}` : say,
    ...(account.isSimulated ? { simulated: true } : {}),
    receipt: { version, changes: [], data: { booking: row.details } },
  };
}
