/** One consistent look at a person's calendar, or a stretch of its log, in one trip each. */
import type { Pool, PoolClient } from 'pg';
import type { Outcome } from '#shared/outcome.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { expandAll } from '#shared/schedule/recurrence/expand-all.ts';
import { eventAmong } from '#shared/schedule/recurrence/series-rows.ts';
import { rowIdOf } from '#shared/schedule/recurrence/series.ts';
import type { WorkingHours } from '#shared/schedule/working-hours.ts';
import { toChange } from './change-row.ts';
import type { ChangeRow } from './change-row.ts';
import { toEvent } from './event-row.ts';
import type { EventRow } from './event-row.ts';

export type Look = {
  calendarId: string;
  version: number;
  /** Null until a device has told it. */
  timeZone: string | null;
  workingHours: WorkingHours;
  locale: string;
  hour12: boolean;
  firstWeekday: number;
  events: ScheduleEvent[];
  known: { outcome: Outcome; argumentsHash: string } | null;
  /** `turn`: turns of the person when it was asked for. */
  meant: { outcome: Outcome; version: number; turn: number | null } | null;
  /** A newer turn of the talk than that of `fence` has begun. */
  overtaken: boolean;
};

export type LookAt = {
  owner: string;
  /** Instants, half-open: every event that touches the window. */
  from?: string;
  to?: string;
  /** Of events, series and occurrences. */
  ids?: string[];
  callKey?: string | null;
  meaningKey?: string | null;
  meaningSince?: string;
  limit?: number;
  /** The turn that looks. */
  fence?: { conversation: string; turn: number };
};

const mostEvents = 20_000;

/** Null when the person has no calendar. */
export async function readSchedule(client: Pool | PoolClient, at: LookAt): Promise<Look | null> {
  const { rows } = await client.query<{ look: (Omit<Look, 'events'> & { events: EventRow[] }) | null }>({
    name: 'read_calendar',
    text: 'select read_calendar($1::jsonb) as look',
    values: [JSON.stringify(at.ids ? { ...at, ids: [...new Set(at.ids.map(rowIdOf))] } : at)],
  });
  const look = rows[0]?.look;
  if (!look) return null;
  return {
    ...look,
    locale: look.locale ?? 'en-US',
    hour12: look.hour12 ?? true,
    firstWeekday: look.firstWeekday ?? 1,
    events: eventsOf(look.events.map(toEvent), at),
  };
}

/** Series as their occurrences; by ids just those that were asked for. */
function eventsOf(stored: ScheduleEvent[], at: LookAt): ScheduleEvent[] {
  if (at.ids) {
    const rows = new Map(stored.map((event) => [event.id, event]));
    return [...new Set(at.ids)].flatMap((id) => eventAmong(rows, id) ?? []);
  }
  if (at.from === undefined || at.to === undefined) return stored;
  return expandAll(stored, { from: at.from, to: at.to }, at.limit ?? mostEvents);
}

export type LogStretch = { calendarId: string; version: number; changes: LoggedChange[] };
export type LoggedChange = Change & { groupId: string; conversationId: string | null };

export type LogQuestion = {
  owner: string;
  /** Changes after this version. */
  after?: number;
  version?: number;
  group?: string;
  /** Count `limit` from the newest backwards; the answer is still oldest first. */
  newest?: true;
  /** Default 500. */
  limit?: number;
};

/** Null when the person has no calendar. */
export async function readLog(client: Pool | PoolClient, question: LogQuestion): Promise<LogStretch | null> {
  const { rows } = await client.query<{
    log: { calendarId: string; version: number; changes: ChangeRow[] } | null;
  }>({ name: 'read_log', text: 'select read_log($1::jsonb) as log', values: [JSON.stringify(question)] });
  const log = rows[0]?.log;
  if (!log) return null;
  return {
    calendarId: log.calendarId,
    version: log.version,
    changes: log.changes.map((row) => ({
      ...toChange(row),
      groupId: row.group_id,
      conversationId: row.conversation_id,
    })),
  };
}
