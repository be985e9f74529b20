/**
 * When a rule happens: wall moments from its start on, in order (RFC 5545 §3.3.10). Works on whole
 * numbers, knows no zone and no clock change: a series happens at its wall time, and the instant is
 * derived afterwards, one by one (docs/decisions/008). The start itself counts only if the rule names it.
 */
import { daysInMonth, dayNumber, partsOf, weekdayOf } from '../day-number.ts';
import { dayTest, startOfWeek } from './days-of-period.ts';
import type { DayTest } from './days-of-period.ts';
import type { Rule, WallMoment } from './rule.ts';

export type OccurrenceLimits = {
  /** Nothing before this is yielded (it is counted all the same). */
  from?: WallMoment;
  /** Nothing at or after this is yielded. */
  to?: WallMoment;
  /** The rule's end as a wall moment, where `UNTIL` is in UTC and had to be converted. */
  until?: WallMoment;
};

const lastYearOfAll = 9_999;
/** The Gregorian calendar repeats after 400 years: what did not happen until then never does. */
const cycleDays = 146_097;

/** A rule that never fires ends; one that fires for ever goes on until the year 9999 or `to`. */
export function* occurrences(
  given: Rule,
  start: WallMoment,
  limits: OccurrenceLimits = {},
): Generator<WallMoment> {
  const rule = completed(given, start);
  const until = limits.until ?? rule.until;
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (const moment of sets(rule, start, limits.from)) {
    if (isBefore(moment, start)) continue;
    if (left <= 0 || (until && isBefore(until, moment))) return;
    if (limits.to && !isBefore(moment, limits.to)) return;
    left -= 1;
    if (!limits.from || !isBefore(moment, limits.from)) yield moment;
  }
}

function isBefore(a: WallMoment, b: WallMoment): boolean {
  return a.day < b.day || (a.day === b.day && a.second < b.second);
}

/** What the rule leaves open comes from its start. */
function completed(rule: Rule, start: WallMoment): Rule {
  const { month, day } = partsOf(start.day);
  const namesDays =
    rule.days.length + rule.monthDays.length + rule.yearDays.length + rule.weekNumbers.length > 0;
  const daily = frequencyRank(rule) >= 3;
  const filled = { ...rule };
  if (!namesDays && rule.frequency === 'YEARLY') {
    if (rule.months.length === 0) filled.months = [month];
    filled.monthDays = [day];
  }
  if (!namesDays && rule.frequency === 'MONTHLY') filled.monthDays = [day];
  if (!namesDays && rule.frequency === 'WEEKLY') filled.days = [{ weekday: weekdayOf(start.day), nth: 0 }];
  const rank = frequencyRank(rule);
  if (rule.hours.length === 0 && daily) filled.hours = [Math.floor(start.second / 3600)];
  if (rule.minutes.length === 0 && rank >= 2) filled.minutes = [Math.floor(start.second / 60) % 60];
  if (rule.seconds.length === 0 && rank >= 1) filled.seconds = [start.second % 60];
  return filled;
}

function frequencyRank(rule: Rule): number {
  return ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].indexOf(rule.frequency);
}

function sets(rule: Rule, start: WallMoment, from: WallMoment | undefined): Generator<WallMoment> {
  return frequencyRank(rule) >= 3 ? byDays(rule, start, from) : byClock(rule, start, from);
}

type Period = { first: number; days: number };

function* byDays(rule: Rule, start: WallMoment, from: WallMoment | undefined): Generator<WallMoment> {
  const isNamed = dayTest(rule);
  const times = timesOf(rule);
  let index = rule.count === null && from ? periodsUntil(rule, start, from) : 0;
  let lastHit = periodAt(rule, start, index).first;
  for (; ; index += rule.interval) {
    const period = periodAt(rule, start, index);
    if (partsOf(period.first).year > lastYearOfAll || period.first - lastHit > cycleDays * rule.interval)
      return;
    const days: number[] = [];
    for (let day = period.first; day < period.first + period.days; day += 1) if (isNamed(day)) days.push(day);
    if (days.length === 0) continue;
    lastHit = period.first;
    if (rule.positions.length === 0) {
      for (const day of days) for (const second of times) yield { day, second };
    } else {
      yield* positioned(days, times, rule.positions);
    }
  }
}

/** The how-manyth period holds `from`, rounded down to one the rule visits. */
function periodsUntil(rule: Rule, start: WallMoment, from: WallMoment): number {
  if (from.day <= start.day) return 0;
  const a = partsOf(start.day);
  const b = partsOf(from.day);
  const passed =
    rule.frequency === 'YEARLY'
      ? b.year - a.year
      : rule.frequency === 'MONTHLY'
        ? (b.year - a.year) * 12 + b.month - a.month
        : rule.frequency === 'WEEKLY'
          ? Math.floor((from.day - startOfWeek(start.day, rule.weekStart)) / 7)
          : from.day - start.day;
  return Math.floor(passed / rule.interval) * rule.interval;
}

function periodAt(rule: Rule, start: WallMoment, index: number): Period {
  const { year, month } = partsOf(start.day);
  switch (rule.frequency) {
    case 'YEARLY': {
      const first = dayNumber(year + index, 1, 1);
      return { first, days: dayNumber(year + index + 1, 1, 1) - first };
    }
    case 'MONTHLY': {
      const months = year * 12 + month - 1 + index;
      const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
      return { first: dayNumber(y, m, 1), days: daysInMonth(y, m) };
    }
    case 'WEEKLY':
      return { first: startOfWeek(start.day, rule.weekStart) + index * 7, days: 7 };
    default:
      return { first: start.day + index, days: 1 };
  }
}

function timesOf(rule: Rule): number[] {
  return sorted(
    rule.hours.flatMap((hour) =>
      rule.minutes.flatMap((minute) => rule.seconds.map((second) => hour * 3600 + minute * 60 + second)),
    ),
  );
}

function* positioned(days: readonly number[], times: readonly number[], wanted: readonly number[]) {
  const size = days.length * times.length;
  const places = sorted(wanted.map((place) => (place > 0 ? place - 1 : size + place)));
  for (const place of places) {
    const day = days[Math.floor(place / times.length)];
    const second = times[place % times.length];
    if (place >= 0 && day !== undefined && second !== undefined) yield { day, second };
  }
}

function sorted(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

/** Hours, minutes and seconds: steps of one unit; whole days and hours that cannot match are jumped. */
function* byClock(rule: Rule, start: WallMoment, from: WallMoment | undefined): Generator<WallMoment> {
  const isNamed: DayTest = dayTest(rule);
  const unit = rule.frequency === 'HOURLY' ? 3600 : rule.frequency === 'MINUTELY' ? 60 : 1;
  const step = unit * rule.interval;
  const origin = start.day * 86_400 + Math.floor(start.second / unit) * unit;
  const inUnit = sorted(
    (unit === 3600 ? rule.minutes : [0]).flatMap((minute) =>
      (unit >= 60 ? rule.seconds : [0]).map((second) => minute * 60 + second),
    ),
  );
  const skipped = rule.count === null && from ? from.day * 86_400 + from.second - unit : origin;
  let at = alignedUp(origin, Math.max(origin, skipped), step);
  let lastHit = at;
  while (at - lastHit <= cycleDays * 86_400) {
    const day = Math.floor(at / 86_400);
    if (partsOf(day).year > lastYearOfAll) return;
    const second = at - day * 86_400;
    const jump = nextWorthLooking(rule, { day, second, unit, isNamed });
    if (jump !== null) {
      at = alignedUp(origin, jump, step);
      continue;
    }
    lastHit = at;
    const set = inUnit.map((offset) => ({ day, second: second + offset }));
    if (rule.positions.length === 0) yield* set;
    else {
      for (const place of sorted(rule.positions.map((p) => (p > 0 ? p - 1 : set.length + p)))) {
        const moment = set[place];
        if (moment) yield moment;
      }
    }
    at += step;
  }
}

/** Null when this unit matches; else the first second after it that could. */
function nextWorthLooking(
  rule: Rule,
  at: { day: number; second: number; unit: number; isNamed: DayTest },
): number | null {
  const midnight = at.day * 86_400;
  if (!at.isNamed(at.day)) return midnight + 86_400;
  const hour = Math.floor(at.second / 3600);
  if (rule.hours.length > 0 && !rule.hours.includes(hour)) return midnight + (hour + 1) * 3600;
  if (at.unit < 3600 && rule.minutes.length > 0) {
    const minute = Math.floor(at.second / 60);
    if (!rule.minutes.includes(minute % 60)) return midnight + (minute + 1) * 60;
  }
  if (at.unit < 60 && rule.seconds.length > 0 && !rule.seconds.includes(at.second % 60)) {
    return midnight + at.second + 1;
  }
  return null;
}

function alignedUp(origin: number, at: number, step: number): number {
  return origin + Math.ceil((at - origin) / step) * step;
}
