/** Looks at every Cal.com account for what no webhook told, and drops what nobody needs any more. */
import { errorCode } from '#server/db/client.ts';
import { peopleWithAccounts } from '#server/domain/booking/account-store.ts';
import type { BookingDeps } from '#server/domain/booking/bookings.ts';
import { sweepBookings } from '#server/domain/booking/sweep-bookings.ts';
import type { Log } from '#server/log.ts';

const keepDays = 7;

/** One account that does not answer does not keep the others waiting. */
export async function sweepAllBookings(deps: BookingDeps & { log: Log }, signal: AbortSignal): Promise<void> {
  for (const personId of await peopleWithAccounts(deps)) {
    signal.throwIfAborted();
    try {
      const account = await deps.bookings.accountOf(personId);
      if (account) await sweepBookings(deps, { personId, account });
    } catch (error) {
      deps.log.warn(
        { person: personId, code: errorCode(error), why: error instanceof Error ? error.message : '' },
        'the bookings of an account could not be read this time',
      );
    }
  }
  await dropOld(deps);
}

async function dropOld(deps: BookingDeps): Promise<void> {
  const before = new Date(deps.clock.now() - keepDays * 86_400_000).toISOString();
  await deps.pools.system.query('delete from slot_offers where offered_at < $1', [before]);
  await deps.pools.system.query('delete from slot_claims where until < $1', [before]);
  await deps.pools.system.query('delete from vendor_events where handled_at < $1', [before]);
}
