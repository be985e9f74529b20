/**
 * A series is one event with a rule; its occurrences are worked out, not stored (docs/decisions/042).
 * How they are named: `<series id>_20261127T080000Z`, by the instant each had before anything moved it.
 */
import { idTextOf } from './clock-text.ts';
import type { OccurrencePatch, ScheduleEvent, SeriesOfEvent } from '../event.ts';

/** The series itself, as it is stored: its times are those of its first occurrence. */
export type Series = ScheduleEvent & { series: SeriesOfEvent };

export function isSeries(event: ScheduleEvent): event is Series {
  return event.series?.id === event.id;
}

/** By the instant it had, in seconds since 1970. */
export function occurrenceId(seriesId: string, originalStart: number): string {
  return `${seriesId}_${idTextOf(originalStart)}`;
}

const pattern = /^([0-9a-f-]{36})_(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/i;

/** Null for the id of anything else. */
export function readOccurrenceId(id: string): { seriesId: string; originalStart: string } | null {
  const match = pattern.exec(id);
  if (!match) return null;
  const [, seriesId = '', year, month, day, hour, minute, second] = match;
  return {
    seriesId: seriesId.toLowerCase(),
    originalStart: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
  };
}

/** Id of the row an event is kept in. */
export function rowIdOf(id: string): string {
  return readOccurrenceId(id)?.seriesId ?? id;
}

const fields = ['title', 'guests', 'reminders', 'busy', 'status', 'links'] as const;
const moment = ['start', 'end', 'wall', 'allDay'] as const;

/** The occurrence with what it has of its own. */
export function patched(plain: ScheduleEvent, patch: OccurrencePatch | undefined): ScheduleEvent {
  if (!patch) return plain;
  const { place = plain.place, notes = plain.notes, ...rest } = patch;
  const { place: _place, notes: _notes, ...left } = plain;
  return {
    ...left,
    ...rest,
    ...(place === undefined || place === null ? {} : { place }),
    ...(notes === undefined || notes === null ? {} : { notes }),
  };
}

/** What `event` has that the occurrence would not have by itself, and what is `itsOwn` in any case. */
export function patchOf(
  plain: ScheduleEvent,
  event: ScheduleEvent,
  itsOwn: readonly string[] = [],
): OccurrencePatch {
  const own: Record<string, unknown> = { version: event.version };
  const isOwn = (field: keyof ScheduleEvent) => itsOwn.includes(field) || !isSame(plain[field], event[field]);
  for (const field of fields) if (isOwn(field)) own[field] = event[field];
  for (const field of ['place', 'notes'] as const) if (isOwn(field)) own[field] = event[field] ?? null;
  if (moment.some(isOwn)) for (const field of moment) own[field] = event[field];
  return own as OccurrencePatch;
}

/** Start, end and their walls are one: a moment is not half somebody's own. */
export function isSameField(a: ScheduleEvent, b: ScheduleEvent, field: keyof ScheduleEvent): boolean {
  const together: readonly (keyof ScheduleEvent)[] = moment.some((one) => one === field) ? moment : [field];
  return together.every((one) => isSame(a[one], b[one]));
}

/** The fields an occurrence has of its own. */
export function ownFields(patch: OccurrencePatch | undefined): (keyof ScheduleEvent)[] {
  const { version: _version, ...own } = patch ?? { version: 0 };
  return Object.keys(own) as (keyof ScheduleEvent)[];
}

/** As everybody but the change log has it. */
export function withoutOwn(event: ScheduleEvent): ScheduleEvent {
  if (event.series?.own === undefined) return event;
  const { own: _own, ...series } = event.series;
  return { ...event, series };
}

/** The same whatever the order of keys: what was stored comes back in another one. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    if (!isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])) return false;
  }
  return Array.isArray(a) === Array.isArray(b);
}
