/**
 * Everything that is kept of a person, to take away. The tables are asked of the catalogue, so one
 * that is added later is in it; what opens doors (tokens, keys, their hashes) is not.
 */
import { sql } from 'drizzle-orm';
import { writeIcs } from '#shared/ics/write-ics.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { readEntries } from './read-entries.ts';

export type ExportDeps = { asPerson: AsPerson; clock: Clock };
export type SavedFile = { name: string; type: string; text: string };

/** Every event, cancelled ones too. */
export async function exportIcs(deps: ExportDeps, personId: string): Promise<SavedFile> {
  const entries = await deps.asPerson(personId, (db) => readEntries(db, { personId, withCancelled: true }));
  const text = writeIcs({ name: 'Calendar Agent', timeZone: null, entries });
  return { name: `calendar-${today(deps)}.ics`, type: 'text/calendar;charset=utf-8', text };
}

export async function exportJson(
  deps: ExportDeps,
  person: { personId: string; email: string },
): Promise<SavedFile> {
  const tables = await deps.asPerson(person.personId, async (db) => {
    const { rows: owned } = await db.execute<{ name: string; withheld: string[] }>(sql`
      select c.relname as name, array(
        select a.attname from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and a.attname ~ '(token|secret|sealed|nonce|cipher|password)'
      )::text[] as withheld
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'owner_id' and not a.attisdropped)
      order by c.relname`);
    // In one statement, so that all of it is of one moment.
    const parts = owned.map(
      ({
        name,
        withheld,
      }) => sql`(select coalesce(jsonb_agg(to_jsonb(t) - ${textArray(withheld)}), '[]'::jsonb)
        from ${sql.identifier(name)} t where t.owner_id = ${person.personId}) as ${sql.identifier(name)}`,
    );
    const { rows } = await db.execute<Record<string, unknown>>(sql`select ${sql.join(parts, sql`, `)}`);
    return rows[0] ?? {};
  });
  const everything = {
    format: 'calendar-agent-export',
    formatVersion: 1,
    exportedAt: nowInstant(deps.clock),
    account: { id: person.personId, email: person.email },
    ...tables,
  };
  return {
    name: `calendar-agent-${today(deps)}.json`,
    type: 'application/json',
    text: `${JSON.stringify(everything, null, 2)}\n`,
  };
}

function textArray(names: readonly string[]) {
  if (names.length === 0) return sql`'{}'::text[]`;
  return sql`array[${sql.join(
    names.map((name) => sql`${name}`),
    sql`, `,
  )}]::text[]`;
}

function today({ clock }: Pick<ExportDeps, 'clock'>): string {
  return nowInstant(clock).slice(0, 10);
}
