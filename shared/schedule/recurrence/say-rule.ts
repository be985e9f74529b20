/** A rule in words: "every other Friday", "on the first Monday of every month until 30 Jun". */
import { dateOf, partsOf, weekdayOf } from '../day-number.ts';
import { sayDay } from '../say-day.ts';
import type { Voice } from '../say-day.ts';
import { sayList } from '../say-time.ts';
import type { Rule, RuleDay } from './rule.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const nths = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

/** `startDay`: day number of the first occurrence, which fills in what the rule leaves open. */
export function sayRule(rule: Rule, startDay: number, voice: Voice): string {
  return `${sayHowOften(rule, startDay)}${sayEnd(rule, voice)}`;
}

/** Without its end. */
export function sayHowOften(rule: Rule, startDay: number): string {
  switch (rule.frequency) {
    case 'WEEKLY':
      return `${weekly(rule, startDay)}${inMonths(rule)}`;
    case 'MONTHLY':
      return monthly(rule, startDay);
    case 'YEARLY':
      return yearly(rule, startDay);
    default:
      return `${daily(rule)}${inMonths(rule)}`;
  }
}

function daily(rule: Rule): string {
  if (rule.monthDays.length > 0) return `every ${sayList(rule.monthDays.map(sayMonthDay))} of a month`;
  if (rule.days.length > 0 && rule.interval === 1) return `every ${sayDays(rule.days)}`;
  return every(rule.interval, 'day');
}

function weekly(rule: Rule, startDay: number): string {
  const days = rule.days.length > 0 ? rule.days : [{ weekday: weekdayOf(startDay), nth: 0 }];
  const named = sayDays(days);
  if (rule.interval === 1) return `every ${named}`;
  if (rule.interval === 2 && days.length === 1) return `every other ${named}`;
  return `${every(rule.interval, 'week')} on ${named}`;
}

function monthly(rule: Rule, startDay: number): string {
  const months = `${every(rule.interval, 'month')}${inMonths(rule)}`;
  return `on ${dayOfPeriod(rule, partsOf(startDay).day)} of ${months}`;
}

function yearly(rule: Rule, startDay: number): string {
  const start = partsOf(startDay);
  const years = every(rule.interval, 'year');
  if (rule.weekNumbers.length > 0 || rule.yearDays.length > 0) {
    const what = rule.weekNumbers.length > 0 ? ['week', rule.weekNumbers] : ['day', rule.yearDays];
    return `in ${what[0] as string} ${sayList((what[1] as number[]).map(String))} of ${years}`;
  }
  const named = sayMonths(rule.months.length > 0 ? rule.months : [start.month]);
  if (rule.days.length > 0) {
    const isOfYear = rule.months.length === 0;
    return isOfYear
      ? `on ${dayOfPeriod(rule, start.day)} of ${years}`
      : `on ${dayOfPeriod(rule, start.day)} of ${named} ${years}`;
  }
  const days = rule.monthDays.length > 0 ? rule.monthDays : [start.day];
  const leap = days.includes(29) && named === 'February' ? ' (leap years only)' : '';
  return `on ${days.every((day) => day > 0) ? `${sayList(days.map(String))} ${named}` : `${sayList(days.map(sayMonthDay))} of ${named}`} ${years}${leap}`;
}

/** "the first Monday", "the 20th", "the last day", "the last weekday". */
function dayOfPeriod(rule: Rule, startDay: number): string {
  const { days, monthDays, positions } = rule;
  if (days.length === 0) {
    const named = monthDays.length > 0 ? monthDays : [startDay];
    const missing = named.filter((day) => day > 28);
    const note = missing.length > 0 && named.length === 1 ? ' (where there is one)' : '';
    return `the ${sayList(named.map(sayMonthDay))}${note}`;
  }
  if (monthDays.length > 0) return `a ${sayDays(days)} the ${sayList(monthDays.map(sayMonthDay))}`;
  if (positions.length > 0) return `the ${sayList(positions.map(sayNth))} ${sayDays(days)}`;
  if (days.every(({ nth }) => nth === 0)) return `every ${sayDays(days)}`;
  return `the ${sayList(days.map(({ nth, weekday }) => `${sayNth(nth)} ${weekdays[weekday - 1] ?? ''}`))}`;
}

function sayDays(days: readonly RuleDay[]): string {
  const sorted = [...new Set(days.map(({ weekday }) => weekday))].toSorted((a, b) => a - b);
  if (sorted.join('') === '12345') return 'weekday';
  if (sorted.length === 7) return 'day';
  return sayList(sorted.map((weekday) => weekdays[weekday - 1] ?? ''));
}

function sayNth(nth: number): string {
  if (nth === -1) return 'last';
  if (nth < 0) return `${ordinal(-nth)} last`;
  return nths[nth] ?? ordinal(nth);
}

function sayMonthDay(day: number): string {
  if (day === -1) return 'last day';
  return day < 0 ? `${ordinal(-day)} last day` : ordinal(day);
}

function ordinal(n: number): string {
  const tens = n % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

function every(interval: number, unit: string): string {
  if (interval === 1) return `every ${unit}`;
  return interval === 2 ? `every other ${unit}` : `every ${interval} ${unit}s`;
}

function inMonths({ months }: Rule): string {
  return months.length === 0 ? '' : ` in ${sayMonths(months)}`;
}

function sayMonths(numbers: readonly number[]): string {
  return sayList(numbers.map((month) => months[month - 1] ?? ''));
}

/** ", 10 times", " until 30 Jun", or nothing. */
export function sayEnd({ count, until }: Rule, voice: Voice): string {
  if (count !== null) return count === 1 ? ', once' : `, ${count} times`;
  return until ? ` until ${sayDay(dateOf(until.day), voice)}` : '';
}
