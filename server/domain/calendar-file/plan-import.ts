/**
 * What a calendar file would add to a calendar as it is now: what is on it already, by the file's own
 * names or by title and time, is not added a second time; what overlaps is added and said. Ids are
 * made from owner and name, so the same file finds what it brought before, wherever that was moved.
 */
import { eventIdOfUid } from '#shared/ics/event-uid.ts';
import { occupies } from '#shared/schedule/overlaps.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { expandSeries } from '#shared/schedule/recurrence/expand-series.ts';
import type { EpochWindow } from '#shared/schedule/recurrence/expand-series.ts';
import { isSeries, rowIdOf } from '#shared/schedule/recurrence/series.ts';
import { sha256 } from '#server/ids.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import type { CalendarFile, FileEvent } from './read-file.ts';

export type Planned = {
  line: number;
  event: ScheduleEvent;
  /** Titles of what it overlaps with, three at most. */
  overlaps: string[];
};

export type Known = {
  line: number;
  event: ScheduleEvent;
  /** `name`: this very event came before. `same`: one with that title at that time is there. */
  why: 'name' | 'same';
};

export type ImportPlan = { adds: Planned[]; known: Known[] };

const mostDays = 200_000;

export async function planImport(
  snapshot: Snapshot,
  file: Pick<CalendarFile, 'events'>,
  { personId, days }: { personId: string; days: { back: number; ahead: number } },
): Promise<ImportPlan> {
  if (file.events.length === 0) return { adds: [], known: [] };
  const named = file.events.map((one) => ({ ...one, ids: idsOf(one, personId) }));
  const there = new Set(
    (await snapshot.byIds(named.flatMap(({ ids }) => [ids.made, ...ids.ours]))).map(({ id }) => id),
  );
  const now = Date.parse(snapshot.now);
  const repeating = file.events.filter(({ event }) => isSeries(event)).length;
  // Thousands of series are looked at less far.
  const most = Math.max(30, Math.floor(mostDays / Math.max(1, repeating)));
  const window = {
    from: now / 1000 - Math.min(most, days.back) * 86_400,
    to: now / 1000 + Math.min(most, days.ahead) * 86_400,
  };
  const around = await snapshot.between(...spanOf(file.events, window));
  const same = new Set(around.filter(({ status }) => status !== 'cancelled').map(likeness));
  const adds: Planned[] = [];
  const known: Known[] = [];
  for (const { ids, line, event } of named) {
    const isNamed = [ids.made, ...ids.ours].some((id) => there.has(id));
    const happens = shownOf(event, window);
    if (isNamed || happens.slice(0, 2).some((one) => same.has(likeness(one)))) {
      known.push({ line, event, why: isNamed ? 'name' : 'same' });
      continue;
    }
    there.add(ids.made);
    for (const one of happens) same.add(likeness(one));
    adds.push({ line, event: withId(event, ids.made), overlaps: [] });
  }
  markOverlaps(adds, { around, window });
  return { adds, known };
}

/** An id somebody else could choose is only looked for, never given. */
function idsOf({ key, uid }: FileEvent, personId: string): { made: string; ours: string[] } {
  const ours = uid === null ? null : eventIdOfUid(uid);
  return { made: uuidOf(`${personId}\n${key}`), ours: ours === null ? [] : [ours] };
}

/** UUID version 8: a hash in the place of chance. */
function uuidOf(text: string): string {
  const hex = sha256(text);
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4] ?? '8';
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

function likeness({ title, start, end, allDay }: ScheduleEvent): string {
  const words = title.normalize('NFC').trim().toLowerCase();
  return [words, Date.parse(start), Date.parse(end), allDay].join('\n');
}

function withId(event: ScheduleEvent, id: string): ScheduleEvent {
  return isSeries(event) ? { ...event, id, series: { ...event.series, id } } : { ...event, id };
}

/** The event, or a series by its occurrences within the window. */
function shownOf(event: ScheduleEvent, window: EpochWindow): ScheduleEvent[] {
  return isSeries(event) ? expandSeries(event, window) : [event];
}

function spanOf(events: readonly FileEvent[], window: EpochWindow): [string, string] {
  const repeats = events.some(({ event }) => isSeries(event));
  let from = repeats ? window.from * 1000 : Infinity;
  let to = repeats ? window.to * 1000 : -Infinity;
  for (const { event } of events) {
    if (isSeries(event)) continue;
    from = Math.min(from, Date.parse(event.start));
    to = Math.max(to, Date.parse(event.end));
  }
  return [new Date(from).toISOString(), new Date(to).toISOString()];
}

/** One walk along the time line, so that thousands of events cost no more than sorting them. */
function markOverlaps(
  adds: readonly Planned[],
  { around, window }: { around: readonly ScheduleEvent[]; window: EpochWindow },
): void {
  const added = new Map(adds.map((one) => [one.event.id, one]));
  const all = [...around, ...adds.flatMap(({ event }) => shownOf(event, window))]
    .filter(occupies)
    .map((event) => ({ event, start: Date.parse(event.start), end: Date.parse(event.end) }))
    .toSorted((a, b) => a.start - b.start);
  let open: typeof all = [];
  for (const one of all) {
    open = open.filter(({ end }) => end > one.start);
    for (const other of open.slice(0, 50)) {
      note(added.get(rowIdOf(one.event.id)), other.event);
      note(added.get(rowIdOf(other.event.id)), one.event);
    }
    open.push(one);
  }
}

function note(planned: Planned | undefined, other: ScheduleEvent): void {
  if (!planned || planned.overlaps.length >= 3 || rowIdOf(other.id) === planned.event.id) return;
  if (!planned.overlaps.includes(other.title)) planned.overlaps.push(other.title);
}
