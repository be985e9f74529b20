/**
 * What was changed, newest first, one line an act: when, by which way, by which talk, and whether it
 * can be taken back. Read a page at a time; an act of thousands shows its first changes and its size.
 */
import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import type { ChangeKind, Channel } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayDifference } from '#shared/schedule/say-difference.ts';
import { sayChange, sayUndone } from '#shared/schedule/say-outcome.ts';
import type { Teller } from '#shared/schedule/say-outcome.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import type { Db } from '#server/db/client.ts';
import { toChange } from '#server/db/change-row.ts';
import type { ChangeRow } from '#server/db/change-row.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import { seenAsOne } from './parts-of-series.ts';
import { titlesOfTalks } from './titles-of-talks.ts';

export type HistoryChange = {
  version: number;
  kind: ChangeKind;
  /** One sentence, from the event as it was stored. */
  say: string;
  event: ScheduleEvent;
  isTakenBack: boolean;
};

export type HistoryLine = {
  groupId: string;
  /** Of its first change: the place in the list. */
  version: number;
  at: string;
  channel: Channel;
  conversationId: string | null;
  conversationTitle: string | null;
  /** It took something back (`undo`) or did again what had been taken back (`redo`). */
  way: 'undo' | 'redo' | null;
  /** How many changes the person saw the act make; `changes` has the first of them. */
  size: number;
  changes: HistoryChange[];
  isTakenBack: boolean;
  /** Why there is no way back from here; null when there is. */
  fixed: 'old' | 'elsewhere' | null;
};

export type History = {
  version: number;
  lines: HistoryLine[];
  /** Ask with this for what is older; null at the beginning. */
  before: number | null;
};

const shownOfAct = 20;

type Asked = { personId: string; before: number | null; limit: number; newest: number };
type Row = ChangeRow & { is_old: boolean; is_undone: boolean; undo_depth: number };

/** Null when the person has no calendar. */
export async function readHistory(
  deps: { pools: { app: Pool }; asPerson: AsPerson; clock: Clock },
  asked: { personId: string; before: number | null; limit: number },
): Promise<History | null> {
  const look = await readSchedule(deps.pools.app, { owner: asked.personId });
  if (!look) return null;
  const rows = await rowsOf(deps, { ...asked, newest: look.version }, look.calendarId);
  const groups = [...Map.groupBy(rows, ({ group_id }) => group_id).values()];
  const isMore = groups.length > asked.limit;
  const shown = groups.slice(0, asked.limit);
  const titles = await titlesOfTalks(
    deps,
    asked.personId,
    shown.flatMap(([first]) => first?.conversation_id ?? []),
  );
  const teller: Teller = {
    now: nowInstant(deps.clock),
    timeZone: look.timeZone ?? 'UTC',
    hour12: look.hour12,
    locale: look.locale,
  };
  const lines = shown.flatMap((group) => lineOf(group, titles, teller));
  return { version: look.version, lines, before: isMore ? (lines.at(-1)?.version ?? null) : null };
}

/** Newest act first, each with its changes in order. Our clock made `at` and judges its age, as an undo does. */
async function rowsOf(
  deps: { asPerson: AsPerson; clock: Clock },
  asked: Asked,
  calendarId: string,
): Promise<Row[]> {
  return deps.asPerson(asked.personId, async (db) => {
    const heads = await headsOf(db, asked, calendarId);
    const { rows } = await db.execute<Row>(sql`
      with recursive heads as (
        select (h->>'group_id')::uuid as group_id, (h->>'head')::bigint as head
        from jsonb_array_elements(${JSON.stringify(heads)}::jsonb) h
      ), shown as (
        select heads.head, c.* from heads
        cross join lateral (
          select * from changes where owner_id = ${asked.personId} and group_id = heads.group_id
          order by version limit ${shownOfAct}
        ) c
      ), steps(target, version, depth) as (
        select s.version, u.version, 1 from shown s
          join changes u on u.calendar_id = ${calendarId} and u.undo_of = s.version
        union all
        select steps.target, u.version, depth + 1 from steps
          join changes u on u.calendar_id = ${calendarId} and u.undo_of = steps.version
        where depth < 50
      ), origins(target, undo_of, depth) as (
        select s.version, s.undo_of, 1 from shown s where s.undo_of is not null
        union all
        select origins.target, c.undo_of, depth + 1 from origins
          join changes c on c.calendar_id = ${calendarId} and c.version = origins.undo_of
        where depth < 50 and c.undo_of is not null
      )
      select shown.*, shown.at < ${nowInstant(deps.clock)}::timestamptz - interval '30 days' as is_old,
        coalesce((select depth % 2 = 1 from steps where target = shown.version order by steps.version desc limit 1), false)
          as is_undone,
        coalesce((select max(depth) from origins where target = shown.version), 0)::int as undo_depth
      from shown order by head desc, shown.version`);
    return rows;
  });
}

/**
 * Where the newest acts begin. Looked for from the newest version down, in stretches: what is older
 * than a page is not read, however long the log is.
 */
async function headsOf(
  db: Db,
  asked: Asked,
  calendarId: string,
): Promise<{ group_id: string; head: string }[]> {
  const heads: { group_id: string; head: string }[] = [];
  let below = Math.min(asked.before ?? Number.POSITIVE_INFINITY, asked.newest + 1);
  for (let span = 8 * asked.limit; below > 0 && heads.length <= asked.limit; span *= 8) {
    const from = Math.max(0, below - span);
    const { rows } = await db.execute<{ group_id: string; head: string }>(sql`
      select group_id, head from (
        select group_id, min(version) as head from changes
        where calendar_id = ${calendarId} and version >= ${from} and version < ${below} group by group_id
      ) part
      -- Not by its index: the first of an act may have been refused.
      where head = (
        select min(version) from changes where owner_id = ${asked.personId} and group_id = part.group_id
      )
      order by head desc limit ${asked.limit + 1 - heads.length}`);
    heads.push(...rows);
    below = from;
  }
  return heads;
}

function lineOf(rows: Row[], titles: ReadonlyMap<string, string>, teller: Teller): HistoryLine[] {
  const [first] = rows;
  if (!first) return [];
  const made = rows.map((row) => ({ ...toChange(row), isTakenBack: row.is_undone }));
  const one = first.group_size === 2 ? seenAsOne(made) : null;
  const [head] = made;
  const shown = one && head ? [{ ...head, ...one, isTakenBack: made.every((c) => c.isTakenBack) }] : made;
  const changes = shown.flatMap((change): HistoryChange[] => {
    const { version, kind, before, after, undoOf, isTakenBack } = change;
    const event = after ?? before;
    if (!event) return [];
    const difference = before && after ? sayDifference(before, after) : '';
    const what = undoOf === undefined ? sayChange(kind, event, teller) : sayUndone([{ kind, event }], teller);
    const say = difference === '' ? what : `${what} ${difference}`;
    return [{ version: Number(version), kind, say, event, isTakenBack }];
  });
  // What stands at Cal.com is changed there; clocks are changed by countries.
  const isElsewhere = first.channel === 'zones' || changes.every(({ event }) => event.source === 'cal');
  return [
    {
      groupId: first.group_id,
      version: Number(first.version),
      at: toChange(first).at,
      channel: first.channel,
      conversationId: first.conversation_id,
      conversationTitle: first.conversation_id === null ? null : (titles.get(first.conversation_id) ?? null),
      way: first.undo_depth === 0 ? null : first.undo_depth % 2 === 1 ? 'undo' : 'redo',
      // An act may have come to less than it set out for.
      size: one ? 1 : rows.length < shownOfAct ? rows.length : first.group_size,
      changes,
      isTakenBack: changes.every(({ isTakenBack }) => isTakenBack),
      fixed: isElsewhere ? 'elsewhere' : rows.every(({ is_old }) => is_old) ? 'old' : null,
    },
  ];
}
