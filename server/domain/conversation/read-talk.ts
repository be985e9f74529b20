/** What was said in a talk, in order: the vendor's transcript, with what only we heard in between. */
import { sql } from 'drizzle-orm';
import type { AsPerson } from '#server/db/as-person.ts';
import { toInstant } from '#server/db/event-row.ts';

export type SaidTurn = { role: 'user' | 'agent'; text: string; at: string; interrupted: boolean };

/** Sorts turns by their place in the transcript; what is not in it stands behind what was said before it. */
export const inSpokenOrder = sql.raw(
  `coalesce(position, (select max(b.position) from turns b where b.conversation_id = turns.conversation_id
    and b.position is not null and b.at <= turns.at), -1), at, turn`,
);

export async function readTalk(
  deps: { asPerson: AsPerson },
  conversation: { id: string; ownerId: string },
): Promise<SaidTurn[]> {
  const { rows } = await deps.asPerson(conversation.ownerId, (db) =>
    db.execute<SaidTurn>(
      sql`select role, text, at, interrupted from turns where conversation_id = ${conversation.id} and text <> '' order by ${inSpokenOrder}`,
    ),
  );
  return rows.map((row) => ({ ...row, at: toInstant(row.at) }));
}
