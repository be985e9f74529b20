/**
 * Ends the person's own calls that nobody seems to be in: a crashed browser or a script leaves one
 * open at the vendor, which allows few at a time, and the next Talk would be refused until it times
 * out. A call that somebody joined, with a sign of life within the last half minute, is left alone.
 */
import { sql } from 'drizzle-orm';
import type { AsPerson } from '#server/db/as-person.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import { markEnded } from './end-conversation.ts';
import type { PersonaVendor } from './persona-vendor.ts';

/** Answers how many were ended. */
export async function endAbandoned(
  deps: { asPerson: AsPerson; clock: Clock; vendor: Pick<PersonaVendor, 'endConversation'> },
  person: { personId: string; except: string },
  signal: AbortSignal,
): Promise<number> {
  const open = await deps.asPerson(person.personId, (db) =>
    db.execute<{ id: string; vendor_id: string }>(sql`
      select id, vendor_id from conversations
      where id <> ${person.except} and vendor_id is not null and (status = 'waiting' or (status = 'in-progress'
        and coalesce(last_seen_at, started_at) < ${nowInstant(deps.clock)}::timestamptz - interval '30 seconds'))`),
  );
  let ended = 0;
  for (const call of open.rows) {
    const answer = await deps.vendor.endConversation(call.vendor_id, signal);
    if (answer.kind !== 'ended') continue;
    await markEnded(deps, { id: call.id, ownerId: person.personId, reason: 'abandoned' });
    ended += 1;
  }
  return ended;
}
