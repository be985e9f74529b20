/**
 * Stored events of a window with every series in it as its occurrences. Bounded: however long the
 * window is, no more than `limit` events are made, and those are the earliest.
 */
import type { ScheduleEvent } from '../event.ts';
import { addOccurrences, endOfTime } from './expand-series.ts';
import type { EpochWindow, Placed } from './expand-series.ts';
import { isSeries } from './series.ts';

const piece = 400 * 86_400;

/** By start, then id. `stored` may be in any order. */
export function expandAll(
  stored: readonly ScheduleEvent[],
  window: { from: string; to: string },
  limit: number,
): ScheduleEvent[] {
  const series = stored.filter(isSeries);
  if (series.length === 0) return stored.slice(0, limit);
  const found: Placed[] = stored.flatMap((event) =>
    isSeries(event) ? [] : [{ at: Date.parse(event.start) / 1000, event }],
  );
  const last = Math.min(Date.parse(window.to) / 1000, endOfTime);
  const first = Date.parse(window.from) / 1000;
  const earliest = Math.min(...series.map(earliestOf));
  // Every piece is later than the one before it, so a cut takes away the latest.
  let from = Math.max(first, Math.min(earliest, last));
  let isFirst = true;
  while (from < last && (isFirst || found.length < limit)) {
    const to = Math.min(from + piece, last);
    const part: EpochWindow = { from: isFirst ? first : from, to };
    for (const one of series) addOccurrences(found, one, part);
    isFirst = false;
    from = to;
  }
  // What lasts into the next piece touches both.
  const seen = new Set<string>();
  const isOnePiece = last - first <= piece;
  return found
    .sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1))
    .flatMap(({ event }) => {
      if (isOnePiece) return [event];
      if (seen.has(event.id)) return [];
      seen.add(event.id);
      return [event];
    })
    .slice(0, limit);
}

function earliestOf(series: ScheduleEvent): number {
  const overrides = Object.values(series.series?.overrides ?? {});
  return Math.min(
    ...[series.start, ...overrides.flatMap(({ start }) => start ?? [])].map((at) => Date.parse(at) / 1000),
  );
}
