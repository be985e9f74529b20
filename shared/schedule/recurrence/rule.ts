/**
 * A recurrence rule of RFC 5545 §3.3.10 as values. What cannot be read is refused with a sentence
 * here; combinations that the RFC forbids but calendars write all the same limit what they name.
 */
import type { DayNumber } from '../day-number.ts';
import { dateOf, dayNumber, partsOf } from '../day-number.ts';

export const frequencies = [
  'SECONDLY',
  'MINUTELY',
  'HOURLY',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'YEARLY',
] as const;
export type Frequency = (typeof frequencies)[number];

/** ISO weekday (Monday 1) with the RFC's ordinal: `-1FR` is the last Friday; 0 means every one. */
export type RuleDay = { weekday: number; nth: number };

/** A wall moment as numbers: the day, and seconds after its midnight. */
export type WallMoment = { day: DayNumber; second: number };

export type Rule = {
  frequency: Frequency;
  interval: number;
  count: number | null;
  /** Last moment that may occur. A date alone means its whole day; `isUtc` marks a trailing `Z`. */
  until: (WallMoment & { isUtc: boolean; isDate: boolean }) | null;
  /** ISO weekday. */
  weekStart: number;
  months: number[];
  weekNumbers: number[];
  yearDays: number[];
  monthDays: number[];
  days: RuleDay[];
  hours: number[];
  minutes: number[];
  seconds: number[];
  positions: number[];
};

export type ReadRule = { rule: Rule; problem?: never } | { rule?: never; problem: string };

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
export const longestRule = 500;

/** Reads `FREQ=WEEKLY;BYDAY=FR`, with or without `RRULE:`; order and case of the parts do not matter. */
export function readRule(text: string): ReadRule {
  if (text.length > longestRule) return { problem: 'The repetition is too long to read.' };
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .replace(/^RRULE:/i, '')
    .split(';')) {
    if (part === '') continue;
    const [name = '', value = ''] = part.toUpperCase().split('=');
    if (!known.has(name) || value === '')
      return { problem: `"${part.slice(0, 40)}" is not part of a repetition.` };
    if (parts.has(name)) return { problem: `${name} is given twice.` };
    parts.set(name, value);
  }
  const frequency = frequencies.find((one) => one === parts.get('FREQ'));
  if (!frequency) return { problem: 'It does not say how often it repeats.' };
  const rule: Rule = {
    frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    until: null,
    weekStart: weekdays.indexOf(parts.get('WKST') ?? 'MO') + 1,
    months: numbers(parts.get('BYMONTH')),
    weekNumbers: numbers(parts.get('BYWEEKNO')),
    yearDays: numbers(parts.get('BYYEARDAY')),
    monthDays: numbers(parts.get('BYMONTHDAY')),
    days: [],
    hours: numbers(parts.get('BYHOUR')),
    minutes: numbers(parts.get('BYMINUTE')),
    seconds: numbers(parts.get('BYSECOND')),
    positions: numbers(parts.get('BYSETPOS')),
  };
  for (const text of parts.get('BYDAY')?.split(',') ?? []) {
    const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text);
    if (!match) return { problem: `"${text.slice(0, 20)}" is not a weekday.` };
    // Only a month or a year has a second Friday; elsewhere everybody reads it as every Friday.
    const nth = frequency === 'MONTHLY' || frequency === 'YEARLY' ? Number(match[1] ?? 0) : 0;
    rule.days.push({ weekday: weekdays.indexOf(match[2] ?? '') + 1, nth });
  }
  const until = parts.get('UNTIL');
  if (until !== undefined) {
    rule.until = readUntil(until);
    if (!rule.until) return { problem: `"${until.slice(0, 20)}" is not a day it could end on.` };
  }
  const problem = problemOf(rule);
  return problem === null ? { rule } : { problem };
}

const known = new Set([
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'WKST',
  'BYMONTH',
  'BYWEEKNO',
  'BYYEARDAY',
  'BYMONTHDAY',
  'BYDAY',
  'BYHOUR',
  'BYMINUTE',
  'BYSECOND',
  'BYSETPOS',
]);

function numbers(text: string | undefined): number[] {
  return text === undefined
    ? []
    : text.split(',').map((one) => (/^[+-]?\d{1,3}$/.test(one) ? Number(one) : Number.NaN));
}

/** `20261224`, `20261224T180000` or `20261224T180000Z`. */
function readUntil(text: string): Rule['until'] {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d|60)(Z)?)?$/.exec(text);
  if (!match) return null;
  const [, year = '', month = '', day = '', hour, minute, second, utc] = match;
  const asked = { year: Number(year), month: Number(month), day: Number(day) };
  const found = dayNumber(asked.year, asked.month, asked.day);
  if (!isSameDay(partsOf(found), asked)) return null;
  return {
    day: found,
    second:
      hour === undefined ? 86_399 : Number(hour) * 3600 + Number(minute) * 60 + Math.min(Number(second), 59),
    isUtc: utc !== undefined,
    isDate: hour === undefined,
  };
}

function isSameDay(a: { year: number; month: number; day: number }, b: typeof a): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

function problemOf(rule: Rule): string | null {
  const within = (list: number[], low: number, high: number) =>
    list.every((n) => Number.isInteger(n) && n >= low && n <= high);
  const around = (list: number[], most: number) =>
    list.every((n) => Number.isInteger(n) && n !== 0 && Math.abs(n) <= most);
  if (!Number.isInteger(rule.interval) || rule.interval < 1 || rule.interval > 9_999)
    return 'It can repeat every 1 to 9,999 times.';
  if (rule.count !== null && (!Number.isInteger(rule.count) || rule.count < 1 || rule.count > 100_000))
    return 'It can happen 1 to 100,000 times.';
  if (rule.count !== null && rule.until !== null)
    return 'It can end after a number of times or on a day, not both.';
  if (rule.weekStart === 0) return 'The week starts on a day that does not exist.';
  if (!within(rule.months, 1, 12)) return 'A month is 1 to 12.';
  if (!around(rule.weekNumbers, 53)) return 'A week of the year is 1 to 53.';
  if (!around(rule.yearDays, 366)) return 'A day of the year is 1 to 366.';
  if (!around(rule.monthDays, 31)) return 'A day of the month is 1 to 31.';
  if (!within(rule.hours, 0, 23)) return 'An hour is 0 to 23.';
  if (!within(rule.minutes, 0, 59)) return 'A minute is 0 to 59.';
  if (!within(rule.seconds, 0, 60)) return 'A second is 0 to 59.';
  if (!around(rule.positions, 366)) return 'A place in the set is 1 to 366.';
  if (rule.days.some(({ nth }) => Math.abs(nth) > 53)) return 'A weekday of the year is at most the 53rd.';
  return null;
}

/** The rule as RFC 5545 text, without `RRULE:`; equal rules have equal text. */
export function writeRule(rule: Rule): string {
  const list = (name: string, values: readonly (number | string)[]) =>
    values.length === 0 ? [] : [`${name}=${values.join(',')}`];
  return [
    `FREQ=${rule.frequency}`,
    ...(rule.interval === 1 ? [] : [`INTERVAL=${rule.interval}`]),
    ...(rule.count === null ? [] : [`COUNT=${rule.count}`]),
    ...(rule.until === null ? [] : [`UNTIL=${writeUntil(rule.until)}`]),
    ...(rule.weekStart === 1 ? [] : [`WKST=${weekdays[rule.weekStart - 1]}`]),
    ...list('BYMONTH', rule.months),
    ...list('BYWEEKNO', rule.weekNumbers),
    ...list('BYYEARDAY', rule.yearDays),
    ...list('BYMONTHDAY', rule.monthDays),
    ...list(
      'BYDAY',
      rule.days.map(({ weekday, nth }) => `${nth === 0 ? '' : nth}${weekdays[weekday - 1] ?? ''}`),
    ),
    ...list('BYHOUR', rule.hours),
    ...list('BYMINUTE', rule.minutes),
    ...list('BYSECOND', rule.seconds),
    ...list('BYSETPOS', rule.positions),
  ].join(';');
}

function writeUntil(until: NonNullable<Rule['until']>): string {
  const date = dateOf(until.day).replaceAll('-', '');
  if (until.isDate) return date;
  const pad = (n: number) => String(n).padStart(2, '0');
  const clock = `${pad(Math.floor(until.second / 3600))}${pad(Math.floor(until.second / 60) % 60)}${pad(until.second % 60)}`;
  return `${date}T${clock}${until.isUtc ? 'Z' : ''}`;
}
