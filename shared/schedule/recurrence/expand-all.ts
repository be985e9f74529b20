/**
 * Stored events of a window with every series in it as its occurrences. Bounded: however long the
 * window is, no more than `limit` events are made, and those are the earliest.
 */
import type { ScheduleEvent } from '../event.ts';
import { addOccurrences, endOfTime } from './expand-series.ts';
import type { EpochWindow, Placed } from './expand-series.ts';
import { isSeries } from './series.ts';
import type { Series } from './series.ts';

const piece = 400 * 86_400;

/** By start, then id. `stored` may be in any order. */
export function expandAll(
  stored: readonly ScheduleEvent[],
  window: { from: string; to: string },
  limit: number,
): ScheduleEvent[] {
  const series: Series[] = [];
  const found: Placed[] = [];
  for (const event of stored) {
    if (isSeries(event)) series.push(event);
    else found.push({ at: Date.parse(event.start) / 1000, event });
  }
  if (series.length === 0) return stored.slice(0, limit);
  const last = Math.min(Date.parse(window.to) / 1000, endOfTime);
  const first = Date.parse(window.from) / 1000;
  const earliest = Math.min(...series.map(earliestOf));
  // Every piece is later than the one before it, so a cut takes away the latest.
  let from = Math.max(first, Math.min(earliest, last));
  let isFirst = true;
  const isFull = () => found.length >= limit && found.filter(({ at }) => at < from).length >= limit;
  while (from < last && (isFirst || !isFull())) {
    const to = Math.min(from + piece, last);
    const part: EpochWindow = { from: isFirst ? first : from, to };
    for (const one of series) addOccurrences(found, one, part);
    isFirst = false;
    from = to;
  }
  const events = inOrder(found);
  if (last - first <= piece) return events.slice(0, limit);
  // What lasts into the next piece touches both.
  const seen = new Set<string>();
  return events.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, limit);
}

/** Room for the place of an event beside its second in one exact number. */
const places = 2 ** 20;

/** By start, then id. Numbers sort many times faster than events do, so ids are compared only where starts are equal. */
function inOrder(found: readonly Placed[]): ScheduleEvent[] {
  const order = (a: Placed, b: Placed) => a.at - b.at || byId(a.event, b.event);
  if (found.length >= places) return found.toSorted(order).map(({ event }) => event);
  const keys = Float64Array.from(found, ({ at }, place) => Math.floor(at) * places + place).sort();
  const events: ScheduleEvent[] = [];
  let same: Placed[] = [];
  let second = Number.NaN;
  const close = () => {
    if (same.length > 1) same.sort(order);
    for (const { event } of same) events.push(event);
    same = [];
  };
  for (const key of keys) {
    const at = Math.floor(key / places);
    const one = found[key - at * places];
    if (at !== second) close();
    second = at;
    if (one) same.push(one);
  }
  close();
  return events;
}

/** An occurrence's id begins with its series', and is put together only where it has to be compared. */
function byId(a: ScheduleEvent, b: ScheduleEvent): number {
  const [one, other] = [a.series?.id ?? a.id, b.series?.id ?? b.id];
  if (one !== other) return one < other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function earliestOf(series: ScheduleEvent): number {
  const overrides = Object.values(series.series?.overrides ?? {});
  return Math.min(
    ...[series.start, ...overrides.flatMap(({ start }) => start ?? [])].map((at) => Date.parse(at) / 1000),
  );
}
