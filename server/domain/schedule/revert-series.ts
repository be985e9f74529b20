/**
 * The step back over a change of a series, laid over what the series is now. Three-way like that of a
 * single event (`revert-change.ts`); what was taken out and what differs is merged occurrence by
 * occurrence, wherever the series has moved them. Pure.
 */
import type { Outcome } from '#shared/outcome.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { OccurrencePatch, ScheduleEvent } from '#shared/schedule/event.ts';
import { keysBetween } from '#shared/schedule/recurrence/carry-exceptions.ts';
import { withExceptions } from '#shared/schedule/recurrence/series-rows.ts';
import { isSame, isSeries } from '#shared/schedule/recurrence/series.ts';
import type { Series } from '#shared/schedule/recurrence/series.ts';
import { sayEventWhen } from '#shared/schedule/say-outcome.ts';
import type { Teller } from '#shared/schedule/say-outcome.ts';
import type { Write } from './perform-act.ts';

export type Reverted = { write: Write | null } | { outcome: Outcome };

const fields = ['title', 'place', 'notes', 'guests', 'reminders', 'busy', 'status', 'links'] as const;

/** `isPart`: the same act changed another part of what was one series. */
export function revertSeries(
  change: Change,
  current: ScheduleEvent | null,
  { teller, isPart }: { teller: Teller; isPart: boolean },
): Reverted {
  const { before, after, version } = change;
  const hidden = isPart && (!before || !after) ? { shown: null } : {};
  if (!before) {
    if (!current) return { write: null };
    if (isPart && after && !isSame(contentOf(current), contentOf(after))) return stale(current, teller);
    return { write: { kind: 'remove', before: current, after: null, undoOf: version, ...hidden } };
  }
  if (!after)
    return {
      write: current ? null : { kind: 'add', before: null, after: before, undoOf: version, ...hidden },
    };
  if (!current) {
    const say = `Not taken back: ${after.title} is not on your calendar any more.`;
    return { outcome: { kind: 'not-found', say } };
  }
  const restored = restore({ before, after, current });
  if (restored === 'changed') return stale(current, teller);
  if (isSame(restored, current)) return { write: null };
  const kind = change.kind === 'move' ? 'move' : 'update';
  return { write: { kind, before: current, after: restored, undoOf: version } };
}

type States = { before: ScheduleEvent; after: ScheduleEvent; current: ScheduleEvent };

function restore({ before, after, current }: States): ScheduleEvent | 'changed' {
  let restored = current;
  for (const field of fields) {
    if (isSame(before[field], after[field]) || isSame(current[field], before[field])) continue;
    if (!isSame(current[field], after[field])) return 'changed';
    const { [field]: _taken, ...rest } = restored;
    restored = {
      ...rest,
      ...(before[field] === undefined ? {} : { [field]: before[field] }),
    } as ScheduleEvent;
  }
  if (isSame(whenOf(before), whenOf(after))) return restored;
  if (isSame(whenOf(current), whenOf(before))) return restored;
  if (!isSame(whenOf(current), whenOf(after))) return 'changed';
  const { start, end, wall, allDay } = before;
  const { series: _series, ...rest } = restored;
  const single = { ...rest, start, end, wall, allDay };
  if (!isSeries(before)) return isSame(repetitionOf(current), repetitionOf(after)) ? single : 'changed';
  if (!isSeries(after) || !isSeries(current)) return { ...single, series: before.series };
  const exceptions = merged({ before, after, current });
  return exceptions === 'changed'
    ? 'changed'
    : withExceptions({ ...single, series: before.series }, exceptions);
}

/** `null`: taken out. */
type Exceptions = ReadonlyMap<string, OccurrencePatch | null>;

/** By the keys that `before` has them under. */
function merged({ before, after, current }: { before: Series; after: Series; current: Series }) {
  const [was, made, now] = [exceptionsOf(before), exceptionsOf(after), exceptionsOf(current)];
  const back = new Map([...keysBetween(before, after)].map(([from, to]) => [to, from]));
  for (const [from, to] of keysBetween(current, before)) if (!back.has(from)) back.set(from, to);
  const result = new Map(was);
  for (const key of new Set([...made.keys(), ...now.keys()])) {
    if (isSamePatch(made.get(key), now.get(key))) continue;
    const there = back.get(key);
    // Changed since, on a day that the series did not have before.
    if (there === undefined) return 'changed' as const;
    if (!isSamePatch(was.get(there), made.get(key))) return 'changed' as const;
    const kept = now.get(key);
    if (kept === undefined) result.delete(there);
    else result.set(there, kept);
  }
  return {
    exdates: [...result].flatMap(([key, patch]) => (patch === null ? [key] : [])),
    overrides: Object.fromEntries(
      [...result].flatMap(([key, patch]) => (patch === null ? [] : [[key, patch] as const])),
    ),
  };
}

/** Without those that say nothing but when they were last changed. */
function exceptionsOf({ series }: Pick<Series, 'series'>): Exceptions {
  return new Map<string, OccurrencePatch | null>([
    ...(series.exdates ?? []).map((key) => [key, null] as const),
    ...Object.entries(series.overrides ?? {}).filter(([, patch]) => Object.keys(patch).length > 1),
  ]);
}

function isSamePatch(a: OccurrencePatch | null | undefined, b: typeof a): boolean {
  return a && b ? isSame({ ...a, version: 0 }, { ...b, version: 0 }) : a === b;
}

function whenOf({ start, end, wall, allDay, series }: ScheduleEvent): unknown {
  return { start, end, wall, allDay, rule: series?.rule };
}

function contentOf({ version: _version, ...event }: ScheduleEvent): unknown {
  return { ...event, series: repetitionOf(event) };
}

function repetitionOf({ series }: Pick<ScheduleEvent, 'series'>): unknown {
  if (!series) return null;
  const { exdates: _exdates, overrides: _overrides, ...rest } = series;
  const exceptions = [...exceptionsOf({ series })].map(([key, patch]) => [
    key,
    patch && { ...patch, version: 0 },
  ]);
  return { ...rest, exceptions: Object.fromEntries(exceptions) };
}

function stale(current: ScheduleEvent, teller: Teller): { outcome: Outcome } {
  const say = `Not taken back: ${current.title} was changed again since. It is ${sayEventWhen(current, teller)} now.`;
  return { outcome: { kind: 'stale', say, current } };
}
