/** What talks are called, for lines that say in which one something was agreed. */
import { sql } from 'drizzle-orm';
import type { AsPerson } from '#server/db/as-person.ts';

/** Those that are still there; '' for one without a name. */
export async function titlesOfTalks(
  deps: { asPerson: AsPerson },
  personId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await deps.asPerson(personId, (db) =>
    db.execute<{ id: string; title: string }>(
      sql`select id, coalesce(nullif(title, ''), topics->>0, '') as title from conversations
          where id in (select x::uuid from jsonb_array_elements_text(${JSON.stringify([...new Set(ids)])}::jsonb) x)`,
    ),
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}
