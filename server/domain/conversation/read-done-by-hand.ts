/**
 * What the person did in the panel a moment ago, in words: who adds a thing by hand and then says "no,
 * at four" means that thing, though it was never part of the talk.
 */
import { sql } from 'drizzle-orm';
import type { ChangeKind } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayChange } from '#shared/schedule/say-outcome.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';

const most = 5;
const withinMinutes = 10;

type Row = { kind: ChangeKind; event: ScheduleEvent; hour12: boolean };

/** Null when there is nothing newer than what the agent said last. */
export async function readDoneByHand(
  deps: { asPerson: AsPerson; clock: Clock },
  conversation: { id: string; ownerId: string; timeZone: string },
): Promise<string | null> {
  const now = nowInstant(deps.clock);
  const { rows } = await deps.asPerson(conversation.ownerId, (db) =>
    db.execute<Row>(sql`
      select c.kind, coalesce(c.after, c.before) as event, s.hour12
      from changes c join settings s on s.owner_id = c.owner_id
      where c.owner_id = ${conversation.ownerId} and c.channel = 'panel' and c.at > greatest(
        ${now}::timestamptz - make_interval(mins => ${withinMinutes}),
        (select max(at) from turns where conversation_id = ${conversation.id} and role = 'agent'))
      order by c.version desc limit ${most}`),
  );
  if (rows.length === 0) return null;
  const told = rows.toReversed().map(({ kind, event, hour12 }) => {
    const words = sayChange(kind, event, { now, timeZone: conversation.timeZone, hour12 });
    return `- ${words} (id ${event.id})`;
  });
  return `By hand in the panel just now, oldest first:\n${told.join('\n')}`;
}
