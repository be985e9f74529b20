/**
 * A series in two: what is before one of its occurrences stays as it is, what begins with it can be
 * changed. What was taken out and what differs goes with the part it belongs to.
 */
import type { OccurrencePatch } from '../event.ts';
import { zoneClock } from '../zone-clock.ts';
import type { WallSeconds } from '../zone-clock.ts';
import {
  keyOf,
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

/**
 * `at`: the slot the tail begins with. `stay`: keys of what differs from there on and belongs to what
 * comes before all the same, because it was brought forward.
 */
export function splitSeries(series: Series, at: Slot, stay: readonly string[] = []): SplitSeries {
  const before = beforeSlot(series, at.wall);
  if (stay.length === 0 && (!before || !hasAny(series, at))) return { head: null, tail: series };
  const { exdates = [], overrides = {} } = series.series;
  const isKept = new Set(stay);
  const isTail = (key: string) => wallOfKey(key) >= at.wall;
  const tail = seriesFrom(series, at, stay);
  const last = Math.max(at.wall, ...stay.map((key) => wallOfKey(key) + 1));
  const left = beforeSlot(series, last);
  if (!left) return { head: null, tail: series };
  const between = keysOf(series, at.wall, last).filter((key) => !isKept.has(key));
  const head = withExceptions(endingWith(series, left), {
    exdates: [...exdates.filter((key) => !isTail(key)), ...between],
    overrides: part(overrides, (key) => !isTail(key) || isKept.has(key)),
  });
  return { head, tail };
}

/** What is left of it from this slot on, without those that `stay` behind. */
export function seriesFrom(series: Series, at: Slot, stay: readonly string[] = []): Series {
  const { exdates = [], overrides = {} } = series.series;
  const isIn = (key: string) => wallOfKey(key) >= at.wall;
  return withExceptions(startingAt(series, at), {
    exdates: [...exdates.filter(isIn), ...stay],
    overrides: part(overrides, (key) => isIn(key) && !stay.includes(key)),
  });
}

function startingAt(series: Series, at: Slot): Series {
  const rule = ruleOf(series.series.rule);
  const passed = rule.count === null ? 0 : (beforeSlot(series, at.wall)?.count ?? 0);
  const plain = plainOccurrence(series, at);
  const length = secondsOf(series.wall.end) - secondsOf(series.wall.start);
  const left = rule.count === null ? rule : { ...rule, count: Math.max(1, rule.count - passed) };
  return {
    ...series,
    start: plain.start,
    end: plain.end,
    // Not where a clock change lets this one land: what is meant each time.
    wall: {
      ...series.wall,
      start: wallText(at.wall, series.allDay),
      end: wallText(at.wall + length, series.allDay),
    },
    series: { ...series.series, rule: writeRule(left), originalStart: plain.start },
  };
}

function endingWith(series: Series, { count, last }: Passed): Series {
  const rule = ruleOf(series.series.rule);
  const { day, second } = last;
  const until = { day, second: series.allDay ? 86_399 : second, isUtc: false, isDate: series.allDay };
  const ended = rule.count === null ? { ...rule, until } : { ...rule, count };
  return { ...series, series: { ...series.series, rule: writeRule(ended) } };
}

type Passed = { count: number; last: WallMoment };

/** How often the rule fires before this wall time, and when for the last time. */
function beforeSlot(series: Series, wall: WallSeconds): Passed | null {
  const rule = ruleOf(series.series.rule);
  const limits = { to: momentOf(wall) };
  // Only a number of times has to be counted from the start.
  const near = { ...limits, from: momentOf(wall - 400 * 86_400) };
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

/** When the rule fires from one wall time to another, taken out or not. */
function keysOf(series: Series, from: WallSeconds, to: WallSeconds): string[] {
  const limits = { from: momentOf(from), to: momentOf(to) };
  return [...occurrences(ruleOf(series.series.rule), startOf(series), limits)].map(({ day, second }) =>
    keyOf(day * 86_400 + second, series.allDay),
  );
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

/** The first of its days, not taken out, at or after this moment; `but` are passed over. */
export function firstSlotFrom(series: Series, epoch: number, but: readonly string[] = []): Slot | null {
  for (const slot of slotsOf(series, { from: epoch, to: Number.POSITIVE_INFINITY }))
    if (!but.includes(slot.key)) return slot;
  return null;
}
