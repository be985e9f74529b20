/**
 * Days with a name. They are as often part of a title ("Christmas party on the 12th") as a date
 * ("dinner on Christmas Eve"): only where the words around ask for a date is one read.
 */
import { nthWeekday, oneDay } from './day-match.ts';
import type { DayMatch } from './day-match.ts';
import { dayNumber, existingDay, partsOf } from '../schedule/day-number.ts';
import type { DayNumber } from '../schedule/day-number.ts';
import { units } from './english-words.ts';
import { readAmount } from './read-number.ts';
import { shiftDay } from './read-relative-day.ts';
import { readYear } from './read-year.ts';
import type { ReadingNow } from './reading-now.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

type Holiday = (year: number) => DayNumber | null;

const fixed =
  (month: number, day: number): Holiday =>
  (year) =>
    existingDay(year, month, day);
const nth =
  (month: number, weekday: number, count: number): Holiday =>
  (year) =>
    nthWeekday(dayNumber(year, month, 1), weekday, count);

/** Words as tokens, possessives and a closing "day" removed. The United States' dates where countries differ. */
const holidays: ReadonlyMap<string, Holiday> = new Map([
  ['christmas', fixed(12, 25)],
  ['xmas', fixed(12, 25)],
  ['christmas eve', fixed(12, 24)],
  ['xmas eve', fixed(12, 24)],
  ['new year', fixed(1, 1)],
  ['new years', fixed(1, 1)],
  ['new year eve', fixed(12, 31)],
  ['new years eve', fixed(12, 31)],
  ['valentine', fixed(2, 14)],
  ['valentines', fixed(2, 14)],
  ['st patrick', fixed(3, 17)],
  ['saint patrick', fixed(3, 17)],
  ['saint patricks', fixed(3, 17)],
  ['st paddy', fixed(3, 17)],
  ['saint paddy', fixed(3, 17)],
  ['independence', fixed(7, 4)],
  ['halloween', fixed(10, 31)],
  ['veterans', fixed(11, 11)],
  ['veteran', fixed(11, 11)],
  ['martin luther king', nth(1, 1, 3)],
  ['mlk', nth(1, 1, 3)],
  ['presidents', nth(2, 1, 3)],
  ['president', nth(2, 1, 3)],
  ["washington's birthday", nth(2, 1, 3)],
  ['mother', nth(5, 7, 2)],
  ['mothers', nth(5, 7, 2)],
  ['memorial', nth(5, 1, -1)],
  ['father', nth(6, 7, 3)],
  ['fathers', nth(6, 7, 3)],
  ['labor', nth(9, 1, 1)],
  ['labour', nth(9, 1, 1)],
  ['columbus', nth(10, 1, 2)],
  ['thanksgiving', nth(11, 4, 4)],
  ['easter', easter],
  ['easter sunday', easter],
  ['easter monday', (year) => easter(year) + 1],
  ['good friday', (year) => easter(year) - 2],
]);
/** These are a holiday only with "day" behind them. */
const needsDay = new Set([
  'new year',
  'new years',
  'st patrick',
  'saint patrick',
  'saint patricks',
  'st paddy',
  'saint paddy',
  'martin luther king',
  ...wordSet(`
  independence veterans veteran presidents president mother mothers memorial father fathers labor
  labour columbus valentine valentines mlk
`),
]);
const asksForDate = new Set([
  '',
  'on',
  'by',
  'this',
  'next',
  'last',
  'until',
  'till',
  'before',
  'after',
  'for',
]);
const endsDate = new Set([
  '',
  ...wordSet(`
  . , ! ? at from in with and for - morning evening afternoon night @
`),
]);

export function readHoliday(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const which = wordAt(tokens, at);
  const start = /^(?:this|next|last)$/.test(which) ? at + 1 : at;
  const lead = start > at ? which : wordAt(tokens, at - 1);
  if (!asksForDate.has(lead)) return null;
  const name = readName(tokens, start);
  if (!name) return null;
  const away = readAway(tokens, name.next, now);
  if (away)
    return oneDay(nearestYear(name.holiday, { today: away.from, isLast: false }) ?? away.from, away.next);
  const year = readYear(tokens, name.next, now);
  const next = year?.next ?? name.next;
  const following = wordAt(tokens, next);
  if (!endsDate.has(following) && tokens[next]?.value == null) return null;
  const day = year
    ? name.holiday(year.year)
    : nearestYear(name.holiday, { today: now.today, isLast: which === 'last' });
  return day === null ? null : oneDay(day, next);
}

/** `Thanksgiving in 3 years`, `Easter two years ago`: the one that comes next when counted from there. */
function readAway(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const isIn = wordAt(tokens, at) === 'in';
  const amount = readAmount(tokens, isIn ? at + 1 : at);
  const unit = amount && units.get(wordAt(tokens, amount.next));
  if (!amount || unit === undefined || unit === null || !/^(?:week|month|year)$/.test(unit)) return null;
  const isAgo = wordAt(tokens, amount.next + 1) === 'ago';
  if (isIn === isAgo || amount.value > 100) return null;
  const day = shiftDay(now.today, unit, isAgo ? -amount.value : amount.value);
  return oneDay(day, amount.next + (isAgo ? 2 : 1));
}

const meals = wordSet('dinner lunch brunch breakfast');

/** `New Year's Eve party`: a day that is told by what the event is called. The words stay its name. */
export function dayInTitle(tokens: readonly Token[], now: ReadingNow): DayNumber | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const name = readName(tokens, at);
    if (!name) continue;
    const isEve = wordAt(tokens, name.next - 1) === 'eve';
    if (isEve || meals.has(wordAt(tokens, name.next)))
      return nearestYear(name.holiday, { today: now.today, isLast: false });
  }
  return null;
}

function readName(tokens: readonly Token[], at: number): { holiday: Holiday; next: number } | null {
  for (let count = 3; count >= 1; count -= 1) {
    const words = tokens.slice(at, at + count).map(({ text }) => text);
    if (words.length < count) continue;
    const hasDay =
      wordAt(tokens, at + count) === 'day' ||
      (wordAt(tokens, at + count) === "'" && wordAt(tokens, at + count + 1) === 'day');
    const said = words.join(' ');
    const key = holidays.has(said) ? said : said.replace(/'s?(?= |$)/g, '');
    const holiday = holidays.get(key);
    if (!holiday || (!hasDay && needsDay.has(key))) continue;
    return { holiday, next: at + count + (hasDay ? (wordAt(tokens, at + count) === "'" ? 2 : 1) : 0) };
  }
  return null;
}

function nearestYear(
  holiday: Holiday,
  { today, isLast }: { today: DayNumber; isLast: boolean },
): DayNumber | null {
  const { year } = partsOf(today);
  const candidates = [holiday(year - 1), holiday(year), holiday(year + 1)].filter((day) => day !== null);
  return (
    (isLast ? candidates.findLast((day) => day < today) : candidates.find((day) => day >= today)) ?? null
  );
}

/** Gregorian Easter Sunday (Meeus, Jones and Butcher). */
function easter(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
