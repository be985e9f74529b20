/**
 * A calendar in memory that answers the three statements of the hot path as the database does, so that
 * properties of the rules can be tried tens of thousands of times. What it promises is held against
 * the real one by the tests that run on both.
 */
import type { Pool } from 'pg';
import type { Commit, Committed } from '#server/db/append-change.ts';
import type { ChangeRow } from '#server/db/change-row.ts';
import type { EventRow } from '#server/db/event-row.ts';
import type { LogQuestion, LookAt } from '#server/db/read-schedule.ts';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Only for readers of `read_calendar`, `read_log` and `commit_act`. */
export function memoryStore(timeZone: string): Pool {
  const calendarId = '00000000-0000-4000-8000-0000000000ca';
  const rows = new Map<string, EventRow>();
  const log: ChangeRow[] = [];

  const look = (at: LookAt) => {
    const all = [...rows.values()];
    const events = at.ids
      ? at.ids.flatMap((id) => rows.get(id) ?? [])
      : at.from === undefined || at.to === undefined
        ? []
        : all.filter(
            ({ starts_at, ends_at }) =>
              Date.parse(starts_at) < Date.parse(at.to ?? '') &&
              Date.parse(ends_at) > Date.parse(at.from ?? ''),
          );
    return {
      look: {
        calendarId,
        version: log.length,
        timeZone,
        locale: 'en-US',
        hour12: true,
        firstWeekday: 1,
        workingHours: { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' },
        events: events.toSorted((a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at)),
        known: null,
        meant: null,
      },
    };
  };

  const stretch = ({ after, version, group, newest, limit = 500 }: LogQuestion) => {
    const wanted = log.filter(
      (row) =>
        (after === undefined || row.version > after) &&
        (version === undefined || row.version === version) &&
        (group === undefined || row.group_id === group),
    );
    const changes = newest ? wanted.slice(-limit) : wanted.slice(0, limit);
    return { log: { calendarId, version: log.length, changes } };
  };

  const commit = ({ expected, puts, deletes, changes }: Commit): { result: Committed } => {
    if (expected !== log.length) return { result: { status: 'moved', version: log.length } };
    for (const id of deletes) rows.delete(id);
    for (const row of puts) rows.set(row.id, row);
    log.push(...changes);
    return { result: { status: 'done', version: log.length, rows: puts } };
  };

  const statements: Record<string, (input: never) => object> = {
    read_calendar: look,
    read_log: stretch,
    commit_act: commit,
  };
  const query = async ({ name, values }: { name: string; values: [string] }) => {
    const statement = statements[name];
    if (!statement) throw new Error(`no ${name} in memory`);
    return { rows: [copy(statement(JSON.parse(values[0]) as never))] };
  };
  return { query } as unknown as Pool;
}
