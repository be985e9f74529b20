/** In which talk an event was last changed, so that a person can read what was said there. */
import { sql } from 'drizzle-orm';
import type { AsPerson } from '#server/db/as-person.ts';

export type Origin = {
  conversationId: string;
  title: string;
  /** Of the change, to find its place in the talk. */
  version: number;
};

/** Null when no talk that still exists changed it. An occurrence has the talk of its series. */
export async function readOrigin(
  deps: { asPerson: AsPerson },
  asked: { personId: string; eventId: string },
): Promise<Origin | null> {
  const { rows } = await deps.asPerson(asked.personId, (db) =>
    db.execute<{ id: string; title: string; version: string }>(sql`
      select t.id, t.title, c.version from changes c join conversations t on t.id = c.conversation_id
      where c.owner_id = ${asked.personId} and c.event_id = ${asked.eventId.slice(0, 36)}
      order by c.version desc limit 1`),
  );
  const [row] = rows;
  return row ? { conversationId: row.id, title: row.title, version: Number(row.version) } : null;
}
