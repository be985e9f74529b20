/** Is the same under way, or done already? Then nobody is asked for a yes again: it is settled by reading. */
import { sql } from 'drizzle-orm';
import type { Outcome } from '#shared/outcome.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { sha256 } from '#server/ids.ts';
import type { Deed } from './carry-out.ts';

export async function isUnderWay(
  deps: { asPerson: AsPerson },
  personId: string,
  deed: Pick<Deed, 'kind' | 'wish'>,
): Promise<boolean> {
  const meaning = meaningOf(deed);
  const { rows } = await deps.asPerson(personId, (db) =>
    db.execute(sql`
      select from booking_intents i where meaning = ${meaning} and state in ('booking', 'unclear', 'booked')
        -- What was cancelled since is done no more: doing it anew needs a new yes.
        and not (state = 'booked' and exists (select from bookings b
          where b.uid = i.uid and b.status not in ('accepted', 'pending') and i.kind <> 'cancel'))`),
  );
  return rows.length > 0;
}

export function meaningOf({ kind, wish }: Pick<Deed, 'kind' | 'wish'>): string {
  return sha256(JSON.stringify([kind, wish]));
}

export function unclear(verb: 'booked' | 'moved' | 'cancelled'): Outcome {
  return {
    kind: 'unavailable',
    say: `Cal.com did not answer in time, so I do not know yet whether it is ${verb}. I keep looking and do not ask for it a second time; your calendar will show it.`,
    retryAfterSeconds: 30,
  };
}
