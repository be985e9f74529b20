/**
 * A rule as somebody gave it, made fit for a calendar: it happens, it ends where it should in the
 * series' own zone, its first occurrence is the first day that fits, and it is not faster than a
 * person could follow. What cannot be kept is refused with a sentence.
 */
import { zoneClock } from '../zone-clock.ts';
import type { WallSeconds } from '../zone-clock.ts';
import { endOfTime, momentOf } from './expand-series.ts';
import { occurrences } from './occurrences.ts';
import { readRule, writeRule } from './rule.ts';
import type { Rule } from './rule.ts';

export type RuleWanted = {
  /** RFC 5545, with or without `RRULE:`. */
  text: string;
  /** Where it was asked to start; it starts there or on the first moment after it that fits. */
  start: WallSeconds;
  timeZone: string;
  allDay: boolean;
};

const mostTimes = 5_000;
const mostADay = 12;

export function readSeriesRule(
  wanted: RuleWanted,
): { rule: string; start: WallSeconds } | { problem: string } {
  const read = readRule(wanted.text);
  if (read.problem !== undefined) return { problem: read.problem };
  const problem = problemOf(read.rule);
  if (problem !== null) return { problem };
  const rule = inOwnZone(read.rule, wanted);
  const start = firstOf(rule, wanted.start);
  if (start === null) {
    const isOver = rule.until !== null && firstOf({ ...rule, until: null }, wanted.start) !== null;
    return { problem: isOver ? 'It would end before it begins.' : 'That never happens: no day fits it.' };
  }
  return { rule: writeRule(rule), start };
}

function problemOf(rule: Rule): string | null {
  if (['HOURLY', 'MINUTELY', 'SECONDLY'].includes(rule.frequency))
    return 'It can repeat every day at the most often.';
  if (rule.seconds.some((second) => second !== 0)) return 'It can only start on whole minutes.';
  if (Math.max(1, rule.hours.length) * Math.max(1, rule.minutes.length) > mostADay)
    return `It can happen ${mostADay} times a day at most.`;
  if (rule.count !== null && rule.count > mostTimes)
    return `It can happen ${mostTimes.toLocaleString('en-US')} times at most; leave the number out for no end.`;
  return null;
}

/** An end in UTC becomes the wall time it is there; a whole day has no clock. */
function inOwnZone(rule: Rule, { timeZone, allDay }: RuleWanted): Rule {
  const whole = allDay ? { hours: [], minutes: [], seconds: [] } : { seconds: [] };
  const { until } = rule;
  if (!until) return { ...rule, ...whole };
  const wall = until.isUtc
    ? zoneClock(timeZone).toWall(until.day * 86_400 + until.second)
    : until.day * 86_400 + until.second;
  const { day, second } = momentOf(wall);
  const isDate = until.isDate || allDay;
  return { ...rule, ...whole, until: { day, second: isDate ? 86_399 : second, isUtc: false, isDate } };
}

function firstOf(rule: Rule, start: WallSeconds): WallSeconds | null {
  for (const { day, second } of occurrences(rule, momentOf(start), { to: momentOf(endOfTime) }))
    return day * 86_400 + second;
  return null;
}
