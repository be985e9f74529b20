/** From the first moment anything of a series is on to the last: what finds it in a window. */
import { endOfTime, expandSeries, slotsOf } from './expand-series.ts';
import { instantOf } from './clock-text.ts';
import { ruleOf } from './stored-rule.ts';
import type { Series } from './series.ts';

const day = 86_400;

/** Instants. A series without an end lasts as long as anything can be stored. */
export function seriesSpan(series: Series): { from: string; to: string } {
  const overrides = Object.values(series.series.overrides ?? {});
  const starts = overrides.flatMap(({ start }) => start ?? []).map(epoch);
  const ends = overrides.flatMap(({ end }) => end ?? []).map(epoch);
  const from = Math.min(epoch(series.start), ...starts);
  const rule = ruleOf(series.series.rule);
  const isEndless = rule.count === null && rule.until === null;
  const to = isEndless ? endOfTime : Math.max(lastEnd(series), from, ...ends);
  return { from: instantOf(from), to: instantOf(to) };
}

function lastEnd(series: Series): number {
  const rule = ruleOf(series.series.rule);
  // Counted ones have to be counted; of those that end on a day only the days before it matter.
  const near = rule.until ? rule.until.day * day - 400 * day : Number.NEGATIVE_INFINITY;
  for (const from of [near, Number.NEGATIVE_INFINITY]) {
    let last = null;
    for (const slot of slotsOf(series, { from: Math.max(from, -day), to: endOfTime })) last = slot;
    if (last) {
      const [event] = expandSeries(
        { ...series, series: { ...series.series, overrides: {} } },
        { from: last.start, to: last.start + 1 },
      ).slice(-1);
      return event ? epoch(event.end) : last.start;
    }
  }
  return epoch(series.end);
}

const epoch = (instant: string): number => Date.parse(instant) / 1000;
