/**
 * A series in two: what is before one of its occurrences stays as it is, what begins with it can be
 * changed. What was taken out and what differs goes with the part it belongs to.
 */
import type { OccurrencePatch } from '../event.ts';
import { zoneClock } from '../zone-clock.ts';
import {
  momentOf,
  plainOccurrence,
  secondsOf,
  slotsOf,
  startOf,
  wallOfKey,
  wallText,
} from './expand-series.ts';
import { ruleOf } from './stored-rule.ts';
import type { Slot } from './expand-series.ts';
import { occurrences } from './occurrences.ts';
import type { WallMoment } from './rule.ts';
import { writeRule } from './rule.ts';
import { withExceptions } from './series-rows.ts';
import type { Series } from './series.ts';

export type SplitSeries = {
  /** Null when nothing comes before; the tail is all of it then. */
  head: Series | null;
  /** Still under the id of the series. */
  tail: Series;
};

/** `at`: the slot the tail begins with. */
export function splitSeries(series: Series, at: Slot): SplitSeries {
  const before = beforeSlot(series, at);
  if (!before || !hasAny(series, at)) return { head: null, tail: series };
  const rule = ruleOf(series.series.rule);
  const plain = plainOccurrence(series, at);
  const length = secondsOf(series.wall.end) - secondsOf(series.wall.start);
  const { exdates = [], overrides = {} } = series.series;
  const isTail = (key: string) => wallOfKey(key) >= at.wall;
  const tailRule = rule.count === null ? rule : { ...rule, count: Math.max(1, rule.count - before.count) };
  const tail = withExceptions(
    {
      ...series,
      start: plain.start,
      end: plain.end,
      // Not where a clock change lets this one land: what is meant each time.
      wall: {
        ...series.wall,
        start: wallText(at.wall, series.allDay),
        end: wallText(at.wall + length, series.allDay),
      },
      series: { ...series.series, rule: writeRule(tailRule), originalStart: plain.start },
    },
    { exdates: exdates.filter(isTail), overrides: part(overrides, isTail) },
  );
  const { day, second } = before.last;
  const headRule =
    rule.count === null
      ? {
          ...rule,
          until: { day, second: series.allDay ? 86_399 : second, isUtc: false, isDate: series.allDay },
        }
      : { ...rule, count: before.count };
  const head = withExceptions(
    { ...series, series: { ...series.series, rule: writeRule(headRule) } },
    {
      exdates: exdates.filter((key) => !isTail(key)),
      overrides: part(overrides, (key) => !isTail(key)),
    },
  );
  return { head, tail };
}

/** How often the rule fires before this slot, and when for the last time. */
function beforeSlot(series: Series, at: Slot): { count: number; last: WallMoment } | null {
  const rule = ruleOf(series.series.rule);
  const limits = { to: momentOf(at.wall) };
  // Only a number of times has to be counted from the start.
  const near = { ...limits, from: momentOf(at.wall - 400 * 86_400) };
  for (const one of rule.count === null ? [near, limits] : [limits]) {
    let count = 0;
    let last: WallMoment | null = null;
    for (const moment of occurrences(rule, startOf(series), one)) {
      count += 1;
      last = moment;
    }
    if (last) return { count, last };
  }
  return null;
}

/** Something before it still stands. */
function hasAny(series: Series, at: Slot): boolean {
  const from = zoneClock(series.wall.startZone).toEpoch(startOf(series).day * 86_400) - 86_400;
  return !slotsOf(series, { from, to: at.start }).next().done;
}

function part(
  overrides: Readonly<Record<string, OccurrencePatch>>,
  isIn: (key: string) => boolean,
): Record<string, OccurrencePatch> {
  return Object.fromEntries(Object.entries(overrides).filter(([key]) => isIn(key)));
}

/** The first occurrence, taken out or not moved, whose original start is at or after this moment. */
export function firstSlotFrom(series: Series, epoch: number): Slot | null {
  for (const slot of slotsOf(series, { from: epoch, to: Number.POSITIVE_INFINITY })) return slot;
  return null;
}
