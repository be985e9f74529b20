/**
 * From the panel's words for an event (`start: {date, time?, timeZone?}`, `durationMinutes`) to the
 * tools' words. Shapes are not checked here; the tool does that and answers `invalid`.
 */
import type { EventLink, Guest, WallTime } from '#shared/schedule/event.ts';
import { occurrenceId } from '#shared/schedule/recurrence/series.ts';
import { addDays } from '#shared/schedule/wall-clock.ts';
import { isDate } from '#shared/schedule/wall-text.ts';

export type NewEvent = {
  title: string;
  start: WallTime;
  end?: WallTime;
  durationMinutes?: number;
  allDay?: boolean;
  recurrence?: string;
  place?: string;
  notes?: string;
  guests?: (string | Guest)[];
  /** Minutes before the start. */
  reminders?: number[];
  busy?: boolean;
  /** Where it was read, how to join it. */
  links?: EventLink[];
  allowOverlap?: boolean;
  /** The same id again is the same request, not a second one. */
  callId?: string;
};

type WhichEvent = {
  id: string;
  scope?: 'this' | 'following' | 'all';
  /** Original start (an instant) of an occurrence, where `id` is the series. */
  occurrence?: string;
  /** The version the caller saw; refused as `stale` when the event changed since. */
  ifVersion?: number;
  callId?: string;
};

export type EventMove = WhichEvent & {
  start?: WallTime;
  end?: WallTime;
  durationMinutes?: number;
  allDay?: boolean;
  allowOverlap?: boolean;
};

export type EventUpdate = EventMove & {
  title?: string;
  /** A rule of RFC 5545 or words; `never` ends the repetition. */
  recurrence?: string;
  place?: string | null;
  notes?: string | null;
  guests?: (string | Guest)[];
  reminders?: number[];
  busy?: boolean;
};

export type EventRemoval = WhichEvent;

export type Preview =
  | { change: 'add'; input: NewEvent }
  | { change: 'move'; input: EventMove }
  | { change: 'update'; input: EventUpdate }
  | { change: 'remove'; input: EventRemoval };

export type Undo = (
  | { version: number }
  | { groupId: string }
  /** The newest that still stands. */
  | { newest: true }
) & { allowOverlap?: boolean; callId?: string };

export type TimeSearch = {
  durationMinutes: number;
  /** Instants. */
  from: string;
  to: string;
  /** `HH:MM`. */
  notBefore?: string;
  notAfter?: string;
  anyHour?: boolean;
  most?: number;
  /** When others cannot: instants, and in words ("Sam is busy Monday 2 to 4"). */
  busy?: { start: string; end: string }[];
  others?: string;
  /** Days, in words or ISO. */
  notOn?: string[];
  bufferMinutes?: number;
  travelMinutes?: number;
  prefer?: 'morning' | 'afternoon' | 'evening';
};

export function toAddArguments(input: NewEvent): Record<string, unknown> {
  const { start, end } = walls(input);
  return {
    title: input.title,
    date: start.date,
    start_time: start.time,
    end_date: lastDay(start, end),
    end_time: end.time,
    duration: input.durationMinutes,
    time_zone: start.timeZone,
    end_time_zone: end.timeZone,
    all_day: input.allDay ?? (isWholeDay(start) ? true : undefined),
    repeat: input.recurrence,
    place: absentIfEmpty(input.place),
    notes: absentIfEmpty(input.notes),
    guests: input.guests,
    remind_minutes_before: input.reminders,
    busy: input.busy,
    links: input.links,
    allow_overlap: input.allowOverlap,
  };
}

export function toMoveArguments(input: EventMove): Record<string, unknown> {
  const { start, end } = walls(input);
  return {
    event: eventIdOf(input),
    scope: input.scope,
    if_version: input.ifVersion,
    to_date: start.date,
    to_time: start.time,
    to_end_date: lastDay(start, end),
    to_end_time: end.time,
    duration: input.durationMinutes,
    time_zone: start.timeZone,
    all_day: input.allDay,
    allow_overlap: input.allowOverlap,
  };
}

export function toUpdateArguments(input: EventUpdate): Record<string, unknown> {
  return {
    ...toMoveArguments(input),
    title: input.title,
    place: input.place,
    notes: input.notes,
    guests: input.guests,
    remind_minutes_before: input.reminders,
    busy: input.busy,
    repeat: input.recurrence,
  };
}

export function toRemoveArguments(input: EventRemoval): Record<string, unknown> {
  return { event: eventIdOf(input), scope: input.scope, if_version: input.ifVersion };
}

/** Null for anything that has no preview. */
export function toPreviewCall(asked: Preview): { tool: string; args: Record<string, unknown> } | null {
  if (asked.input === null || typeof asked.input !== 'object') return null;
  switch (asked.change) {
    case 'add':
      return { tool: 'add_event', args: toAddArguments(asked.input) };
    case 'move':
      return { tool: 'move_event', args: toMoveArguments(asked.input) };
    case 'update':
      return { tool: 'update_event', args: toUpdateArguments(asked.input) };
    case 'remove':
      return { tool: 'remove_event', args: toRemoveArguments(asked.input) };
    default:
      return null;
  }
}

/** One occurrence may be named by its series and when it was to be. */
function eventIdOf({ id, occurrence }: WhichEvent): unknown {
  if (typeof occurrence !== 'string' || typeof id !== 'string') return id;
  const at = Date.parse(occurrence);
  return Number.isNaN(at) ? id : occurrenceId(id, Math.floor(at / 1000));
}

/** Empty when the caller sent something that is no wall time; the tool then says what is missing. */
function walls(input: { start?: unknown; end?: unknown }): { start: Wall; end: Wall } {
  return { start: toWall(input.start), end: toWall(input.end) };
}

type Wall = { date?: unknown; time?: unknown; timeZone?: unknown };

function toWall(given: unknown): Wall {
  if (typeof given === 'string' && given.includes('T')) return { time: given };
  return given !== null && typeof given === 'object'
    ? (given as Wall)
    : given === undefined
      ? {}
      : { date: given };
}

/** A day alone; a moment written into `date` is left for the tool to read. */
function isWholeDay(start: Wall): boolean {
  return start.time === undefined && typeof start.date === 'string' && isDate(start.date);
}

/** An all-day event ends on the day after its last here, on its last day in the tools' words. */
export function lastDay(start: Wall, end: Wall): unknown {
  const isWholeDays = end.time === undefined && typeof end.date === 'string' && isDate(end.date);
  if (!isWholeDays || end.date === start.date) return end.date;
  return addDays(String(end.date), -1);
}

function absentIfEmpty(text: unknown): unknown {
  return text === '' ? undefined : text;
}
