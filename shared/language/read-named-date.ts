/** Dates that name their month or are a number of the month: `March 3rd`, `the 2nd of May 2027`, `the 21st`. */
import { existingDay, partsOf } from './day-number.ts';
import { monthNames, nextDayOfMonth, nextMonthDay, nthWeekday, oneDay } from './day-match.ts';
import type { DayMatch } from './day-match.ts';
import { months, units, weekdays } from './english-words.ts';
import { addMonths, dayNumber } from './day-number.ts';
import { firstYear, lastYear } from '../schedule/wall-text.ts';
import { readCardinal, readOrdinal } from './read-number.ts';
import type { NumberMatch } from './read-number.ts';
import type { ReadingNow } from './reading-now.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

export function readNamedDate(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  return (
    readMonthDay(tokens, at, now) ??
    readDayMonth(tokens, at, now) ??
    readNthWeekday(tokens, at, now) ??
    readDayOfMonth(tokens, at, now)
  );
}

/** The number of a month at this place: `aug`, `sept.`. */
export function readMonth(tokens: readonly Token[], at: number): { month: number; next: number } | null {
  const month = months.get(wordAt(tokens, at));
  if (month === undefined) return null;
  const hasDot =
    wordAt(tokens, at + 1) === '.' && tokens[at + 1]?.glued === true && wordAt(tokens, at).length <= 4;
  return { month, next: hasDot ? at + 2 : at + 1 };
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

/** `first Monday of this month`, `last friday in october 2027`. */
function readNthWeekday(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const start = wordAt(tokens, at) === 'the' ? at + 1 : at;
  const ordinal =
    wordAt(tokens, start) === 'last' ? { value: -1, next: start + 1 } : readOrdinal(tokens, start);
  if (!ordinal || ordinal.value > 5) return null;
  const weekday = weekdays.get(wordAt(tokens, ordinal.next));
  const link = wordAt(tokens, ordinal.next + 1);
  if (weekday === undefined || (link !== 'of' && link !== 'in')) return null;
  let next = ordinal.next + 2;
  if (wordAt(tokens, next) === 'the') next += 1;
  const month = readMonth(tokens, next);
  if (month) {
    const year = readYear(tokens, month.next, now);
    return nthOfMonth(
      { weekday, nth: ordinal.value, next: year?.next ?? month.next },
      { month: month.month, year: year?.year ?? null },
      now,
    );
  }
  const which = wordAt(tokens, next);
  if (/^(?:this|next|current)$/.test(which)) next += 1;
  if (wordAt(tokens, next) !== 'month') return null;
  const { year, month: number } = partsOf(addMonths(now.today, which === 'next' ? 1 : 0));
  return nthOfMonth({ weekday, nth: ordinal.value, next: next + 1 }, { month: number, year }, now);
}

function nthOfMonth(
  wanted: { weekday: number; nth: number; next: number },
  { month, year }: { month: number; year: number | null },
  now: ReadingNow,
): DayMatch | null {
  const first = partsOf(now.today).year;
  for (let candidate = year ?? first; candidate <= (year ?? first + 8); candidate += 1) {
    const found = nthWeekday(dayNumber(candidate, month, 1), wanted.weekday, wanted.nth);
    if (found !== null && (year !== null || found >= now.today)) return oneDay(found, wanted.next);
  }
  return null;
}

/** After `the 21st` comes the end, a sign, or a word that goes on about time; never a noun. */
const followsDayOfMonth = new Set([
  '',
  ...wordSet(`
  . , ! ? ; ) - – @ at from for to through thru until till and with in starting on around about as
  please is morning afternoon evening night noon all by
`),
]);
const leadsSpokenDay = new Set([
  '',
  ...wordSet(`
  on from between by until till through to for starting before after and ,
`),
]);

function readDayOfMonth(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const hasThe = wordAt(tokens, at) === 'the';
  const start = hasThe ? at + 1 : at;
  const ordinal = readOrdinal(tokens, start);
  if (!ordinal) return null;
  const following = tokens[ordinal.next];
  if (following && !followsDayOfMonth.has(following.text) && following.value === null) return null;
  const isSpoken = tokens[start]?.value === null;
  const lead = wordAt(tokens, at - 1);
  if (
    isSpoken &&
    !(hasThe && (leadsSpokenDay.has(lead) || weekdays.has(lead))) &&
    !(lead === 'on' && tokens.length === ordinal.next)
  )
    return null;
  const day = nextDayOfMonth(now.today, ordinal.value);
  return day === null ? null : { ...oneDay(day, ordinal.next), isYearOpen: true };
}

/** A day of the month as a number or ordinal, `3`, `3rd`, `twenty first`; 32 and more is none. */
export function readDayNumber(tokens: readonly Token[], at: number): NumberMatch | null {
  const token = tokens[at];
  if (token?.value !== null && token?.value !== undefined && token.to - token.from > 2) return null;
  const number = readOrdinal(tokens, at) ?? readCardinal(tokens, at);
  return number && number.value >= 1 && number.value <= 31
    ? { value: number.value, next: number.next }
    : null;
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

/** `2027`, `, 2027`, `of 2027`, `'27`, `next year`, `this year`. */
export function readYear(
  tokens: readonly Token[],
  at: number,
  now: ReadingNow,
): { year: number; next: number } | null {
  const start = /^(?:,|of|in|-)$/.test(wordAt(tokens, at)) ? at + 1 : at;
  const token = tokens[start];
  if (!token) return null;
  const thisYear = partsOf(now.today).year;
  if (wordAt(tokens, start + 1) === 'year') {
    if (token.text === 'next') return { year: thisYear + 1, next: start + 2 };
    if (token.text === 'this') return { year: thisYear, next: start + 2 };
  }
  if (token.text === "'" && tokens[start + 1]?.glued === true && tokens[start + 1]?.to === token.to + 2) {
    const short = tokens[start + 1]?.value;
    return short === null || short === undefined ? null : { year: 2000 + short, next: start + 2 };
  }
  if (token.value === null) return readSpokenYear(tokens, start);
  if (token.to - token.from !== 4) return null;
  if (wordAt(tokens, start + 1) === ':' && tokens[start + 1]?.glued === true) return null;
  const isYear = token.value >= 1900 && token.value <= 2200;
  return isYear || token.text.startsWith('000') ? { year: token.value, next: start + 1 } : null;
}

/** `nineteen eighty six`, `twenty twenty seven`. */
function readSpokenYear(tokens: readonly Token[], at: number): { year: number; next: number } | null {
  const century = { nineteen: 1900, twenty: 2000 }[wordAt(tokens, at)];
  const rest = century === undefined || tokens[at + 1]?.value !== null ? null : readCardinal(tokens, at + 1);
  if (century === undefined || !rest || rest.value < 10 || units.has(wordAt(tokens, rest.next))) return null;
  return { year: century + rest.value, next: rest.next };
}

/** A day that is not in the calendar: nothing is guessed, the nearest real ones are offered. */
export function missing(date: { year: number | null; month: number; day: number; next: number }): DayMatch {
  if (date.year !== null && (date.year < firstYear || date.year > lastYear)) {
    const say = `I can only plan between ${firstYear} and ${lastYear}.`;
    return { next: date.next, from: 0, to: 0, grain: 'day', problem: { say, days: [] } };
  }
  const name = `${date.day} ${monthNames[date.month - 1] ?? ''}${date.year === null ? '' : ` ${date.year}`}`;
  return {
    next: date.next,
    from: 0,
    to: 0,
    grain: 'day',
    problem: { say: `There is no ${name}.`, days: [] },
  };
}
