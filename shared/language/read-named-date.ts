/** Dates that name their month or are a number of the month: `March 3rd`, `the 2nd of May 2027`, `the 21st`. */
import { nextDayOfMonth, nextMonthDay, oneDay } from './day-match.ts';
import type { DayMatch } from './day-match.ts';
import { addMonths, existingDay, partsOf } from '../schedule/day-number.ts';
import { months } from './english-words.ts';
import { missing } from './missing-day.ts';
import { readDayOfMonth } from './read-day-of-month.ts';
import { readDayNumber, readMonth } from './read-month.ts';
import { readNthWeekday } from './read-nth-weekday.ts';
import type { NumberMatch } from './read-number.ts';
import { readYear } from './read-year.ts';
import type { ReadingNow } from './reading-now.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

export function readNamedDate(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  return (
    readMonthDay(tokens, at, now) ??
    readDayMonth(tokens, at, now) ??
    readNthWeekday(tokens, at, now) ??
    readDayOfMonth(tokens, at, now)
  );
}

function readMonthDay(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const month = readMonth(tokens, at);
  if (!month) return null;
  let { next } = month;
  if (/^[-,]$/.test(wordAt(tokens, next))) next += 1;
  if (wordAt(tokens, next) === 'the') next += 1;
  const day = readDayNumber(tokens, next);
  if (!day || isClockInstead(tokens, day)) return null;
  return withYear(tokens, { month: month.month, day: day.value, next: day.next }, now);
}

function readDayMonth(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const start = wordAt(tokens, at) === 'the' ? at + 1 : at;
  const day = readDayNumber(tokens, start);
  if (!day) return null;
  let { next } = day;
  if (wordAt(tokens, next) === 'day') next += 1;
  if (wordAt(tokens, next) === '-') next += 1;
  if (
    wordAt(tokens, next) === 'of' ||
    (wordAt(tokens, next) === 'in' && months.has(wordAt(tokens, next + 1)))
  )
    next += 1;
  const month = readMonth(tokens, next);
  if (month) return withYear(tokens, { month: month.month, day: day.value, next: month.next }, now);
  return readDayOfNamedMonth(tokens, { day: day.value, next, hasOf: next > day.next }, now);
}

/** `20th of next month`, `the 28th this month`, `the first of the month`. */
function readDayOfNamedMonth(
  tokens: readonly Token[],
  { day, next: start, hasOf }: { day: number; next: number; hasOf: boolean },
  now: ReadingNow,
): DayMatch | null {
  let next = wordAt(tokens, start) === 'the' ? start + 1 : start;
  const which = wordAt(tokens, next);
  if (/^(?:next|this|current|coming|following)$/.test(which)) next += 1;
  else if (!hasOf || next === start) return null;
  if (wordAt(tokens, next) !== 'month') return null;
  const isNext = which === 'next' || which === 'following' || which === 'coming';
  if (!isNext && next === start + 1 && which !== 'this' && which !== 'current') {
    const found = nextDayOfMonth(now.today, day);
    return found === null ? null : oneDay(found, next + 1);
  }
  const { year, month } = partsOf(addMonths(now.today, isNext ? 1 : 0));
  const found = existingDay(year, month, day);
  return found === null ? missing({ year, month, day, next: next + 1 }) : oneDay(found, next + 1);
}

/** `may 5pm`, `march 10:30`: the number belongs to a clock. */
function isClockInstead(tokens: readonly Token[], day: NumberMatch): boolean {
  const sign = tokens[day.next];
  if (!sign) return false;
  if (sign.text === ':' && sign.glued && tokens[day.next + 1]?.value != null) return true;
  return /^(?:am|pm)$/.test(sign.text) && !/^(?:st|nd|rd|th)$/.test(wordAt(tokens, day.next - 1));
}

function withYear(
  tokens: readonly Token[],
  date: { month: number; day: number; next: number },
  now: ReadingNow,
): DayMatch {
  const year = readYear(tokens, date.next, now);
  if (year) {
    const found = existingDay(year.year, date.month, date.day);
    return found === null ? missing({ ...date, year: year.year, next: year.next }) : oneDay(found, year.next);
  }
  const found = nextMonthDay(now.today, date.month, date.day);
  return found === null
    ? missing({ ...date, year: null })
    : { ...oneDay(found, date.next), isYearOpen: true };
}
