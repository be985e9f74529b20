/** What was said before in a talk and in the talks it goes on from: memory for the next reply. */
import { sql } from 'drizzle-orm';
import type { AsPerson } from '#server/db/as-person.ts';

export type EarlierTurn = { role: 'user' | 'agent'; text: string };

const most = 80;

/** Oldest first, without the turn named by `except`. */
export async function readEarlierTurns(
  deps: { asPerson: AsPerson },
  conversation: { id: string; ownerId: string },
  except: string,
): Promise<EarlierTurn[]> {
  const { rows } = await deps.asPerson(conversation.ownerId, (db) =>
    db.execute<EarlierTurn>(sql`
      with recursive talk(id, continues_id, depth) as (
        select id, continues_id, 0 from conversations where id = ${conversation.id}
        union all
        select c.id, c.continues_id, t.depth + 1
        from conversations c join talk t on c.id = t.continues_id where t.depth < 10)
      select t.role, t.text from turns t join talk on talk.id = t.conversation_id
      where t.text <> '' and not (t.conversation_id = ${conversation.id} and t.source_key = ${except})
      order by talk.depth, t.at desc, t.turn desc, t.role limit ${most}`),
  );
  return rows.toReversed();
}
