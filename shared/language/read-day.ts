/**
 * A day, or a stretch of days, at a place in the text: the one door to all the readers of dates.
 * Weeks begin on Monday; a weekday is the next one to come; dates without a year are the next ones.
 */
import { nextDayOfMonth, onOrAfter } from './day-match.ts';
import type { DayMatch } from './day-match.ts';
import { existingDay, partsOf } from '../schedule/day-number.ts';
import { parts, weekdays } from './english-words.ts';
import type { Part } from './english-words.ts';
import { readHoliday } from './read-holiday.ts';
import { readDayNumber, readMonth } from './read-month.ts';
import { readNamedDate } from './read-named-date.ts';
import { readNumericDate } from './read-numeric-date.ts';
import { readRelativeDay } from './read-relative-day.ts';
import { readWeekday } from './read-weekday.ts';
import type { ReadingNow } from './reading-now.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

/** One day or named period, with the part of the day said right behind it. */
export function readDay(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const day =
    readNumericDate(tokens, at, now) ??
    readRelativeDay(tokens, at, { now, readDay }) ??
    readNamedDate(tokens, at, now) ??
    readWeekday(tokens, at, now) ??
    readHoliday(tokens, at, now) ??
    readPartOnly(tokens, at, now);
  if (!day) return null;
  const combined =
    day.grain === 'week'
      ? readDayOfWeek(tokens, day)
      : day.grain === 'month'
        ? readDayOfMonth(tokens, day)
        : null;
  return withPart(tokens, combined ?? day);
}

/** `friday to sunday`, `Nov 21 - Dec 2`, `23rd to 26th Oct`, `the 2nd of december through the 5th`; else one day. */
export function readDays(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const start = /^(?:from|between)$/.test(wordAt(tokens, at)) ? at + 1 : at;
  const isBetween = wordAt(tokens, at) === 'between';
  const partial = readSharedMonth(tokens, start, { now, isBetween });
  if (partial) return partial;
  const first = readDay(tokens, start, now);
  if (!first || first.minutes !== undefined) return start === at ? first : null;
  const link =
    separatorAt(tokens, first.next, isBetween) < 0
      ? nextDayLink(tokens, first)
      : separatorAt(tokens, first.next, isBetween);
  const last = link < 0 || first.grain !== 'day' ? null : readLast(tokens, link, { first, now });
  if (!last) return start === at ? first : null;
  if (first.problem ?? last.problem)
    return { ...last, problem: first.problem ?? last.problem ?? { say: '', days: [] } };
  return joined(first, last);
}

/** Where the words after a separator (`to`, `-`, `until`, `through`) begin, or -1. */
export function separatorAt(tokens: readonly Token[], at: number, isBetween: boolean): number {
  const word = wordAt(tokens, at);
  if (/^(?:to|until|till|til|through|thru|-|–|—)$/.test(word)) return at + 1;
  return isBetween && word === 'and' ? at + 1 : -1;
}

/** `March 4 and 5th`: days that follow each other are one stretch. */
function nextDayLink(tokens: readonly Token[], first: DayMatch): number {
  if (!/^(?:and|&)$/.test(wordAt(tokens, first.next)) || first.problem || !first.isYearOpen) return -1;
  const number = readDayNumber(tokens, first.next + 1);
  const isSuffixed = number !== null && number.next === first.next + 3;
  return isSuffixed && number.value === partsOf(first.from).day + 1 ? first.next + 1 : -1;
}

function readLast(
  tokens: readonly Token[],
  at: number,
  { first, now }: { first: DayMatch; now: ReadingNow },
): DayMatch | null {
  const sameMonth = readLastInMonth(tokens, at, first);
  if (sameMonth) return sameMonth;
  const later = readDay(tokens, at, now);
  return later?.minutes === undefined && later?.grain === 'day' ? later : null;
}

/** `the 5th` after `the 2nd of december`: the same month, not the next 5th from today. */
function readLastInMonth(tokens: readonly Token[], at: number, first: DayMatch): DayMatch | null {
  const start = wordAt(tokens, at) === 'the' ? at + 1 : at;
  const number = readDayNumber(tokens, start);
  if (!number || first.problem || first.part) return null;
  if (readMonth(tokens, wordAt(tokens, number.next) === 'of' ? number.next + 1 : number.next)) return null;
  const following = tokens[number.next];
  if (following?.glued === true && /^[:./-]$/.test(following.text) && tokens[number.next + 1]?.glued === true)
    return null;
  if (/^(?:am|pm|a|p|o'clock|h|hours?)$/.test(following?.text ?? '')) return null;
  const { year, month, day } = partsOf(first.from);
  if (number.value <= day && start === at && number.next === start + 1) return null;
  const found =
    number.value > day
      ? existingDay(year, month, number.value)
      : nextDayOfMonth(first.from + 1, number.value);
  return found === null ? null : { next: number.next, from: found, to: found, grain: 'day' };
}

/** `23rd to 26th Oct`, `between 3 and 12 of Sept`, `3-5 March 2027`. */
function readSharedMonth(
  tokens: readonly Token[],
  at: number,
  { now, isBetween }: { now: ReadingNow; isBetween: boolean },
): DayMatch | null {
  const start = wordAt(tokens, at) === 'the' ? at + 1 : at;
  const first = readDayNumber(tokens, start);
  const link = first ? separatorAt(tokens, first.next, isBetween) : -1;
  if (!first || link < 0) return null;
  const last = readNamedDate(tokens, link, now);
  if (!last || last.problem || last.part) return null;
  const number = readDayNumber(tokens, wordAt(tokens, link) === 'the' ? link + 1 : link);
  const hasMonth =
    number !== null && /^(?:of|-)?$/.test(wordAt(tokens, number.next))
      ? readMonth(tokens, number.next + 1)
      : number && readMonth(tokens, number.next);
  if (!hasMonth && !/^(?:st|nd|rd|th)$/.test(wordAt(tokens, first.next - 1))) return null;
  const { year, month } = partsOf(last.from);
  const from = existingDay(year, month, first.value);
  if (from === null || from > last.from) return null;
  if (!hasMonth && from < now.today) return null;
  return { ...last, from, to: last.from };
}

function joined(first: DayMatch, last: DayMatch): DayMatch {
  let { from } = first;
  let { to } = last;
  if (to < from && last.isYearOpen) to = nextYear(to, from);
  if (to < from) to = from + ((((to - from) % 7) + 7) % 7);
  if (to - from > 366 * 3) return first;
  // `friday through monday next week`: the week was said for both.
  if (to - from > 7 && first.grain === 'day' && last.grain === 'day' && !first.isYearOpen && to - from < 14)
    from += 7;
  return { ...first, from, to, next: last.next, ...(last.part ? { part: last.part } : {}) };
}

function nextYear(day: number, from: number): number {
  const { year, month, day: dom } = partsOf(day);
  const later = existingDay(partsOf(from).year + (year === partsOf(from).year ? 1 : 0), month, dom);
  return later !== null && later >= from ? later : day;
}

/** `next week friday`, `next week on Tuesday`. */
function readDayOfWeek(tokens: readonly Token[], week: DayMatch): DayMatch | null {
  const start = /^(?:on|,)$/.test(wordAt(tokens, week.next)) ? week.next + 1 : week.next;
  const weekday = weekdays.get(wordAt(tokens, start));
  if (weekday === undefined) return null;
  const day = onOrAfter(week.to - 6, weekday);
  return { next: start + 1, from: day, to: day, grain: 'day' };
}

/** `next month on the 5th`. */
function readDayOfMonth(tokens: readonly Token[], month: DayMatch): DayMatch | null {
  if (wordAt(tokens, month.next) !== 'on' || wordAt(tokens, month.next + 1) !== 'the') return null;
  const number = readDayNumber(tokens, month.next + 2);
  const last = partsOf(month.to);
  const day = number && existingDay(last.year, last.month, number.value);
  return number && day !== null ? { next: number.next, from: day, to: day, grain: 'day' } : null;
}

/** `this afternoon`, `in the morning`: today while it lasts. */
function readPartOnly(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const word = wordAt(tokens, at);
  const isThis = word === 'this';
  const isIn = word === 'in' && wordAt(tokens, at + 1) === 'the';
  const isLate = word === 'the' && /^(?:early|late|mid)$/.test(wordAt(tokens, at + 1));
  if (!isThis && !isIn && !isLate) return null;
  const start = isIn ? at + 2 : at + 1;
  const part = readPart(tokens, start);
  if (!part || /^[ap]m$/.test(wordAt(tokens, part.next - 1))) return null;
  const isOver =
    !isThis && now.minutes >= { morning: 540, afternoon: 1020, evening: 1260, night: 1380 }[part.part];
  const day = now.today + (isOver ? 1 : 0);
  return { next: part.next, from: day, to: day, grain: 'day', part: part.part, isPartOnly: true };
}

function withPart(tokens: readonly Token[], day: DayMatch): DayMatch {
  if (day.grain !== 'day' || day.part) return day;
  const start =
    wordAt(tokens, day.next) === 'in' && wordAt(tokens, day.next + 1) === 'the' ? day.next + 2 : day.next;
  const part = readPart(tokens, wordAt(tokens, start) === ',' ? start + 1 : start);
  if (!part || /^[ap]m$/.test(wordAt(tokens, part.next - 1))) return day;
  return { ...day, part: part.part, next: part.next };
}

/** `early morning`, `mid-afternoon`, `late evening`, `night`. */
export function readPart(tokens: readonly Token[], at: number): { part: Part; next: number } | null {
  let start = /^(?:early|late|mid)$/.test(wordAt(tokens, at)) ? at + 1 : at;
  if (start > at && wordAt(tokens, start) === '-') start += 1;
  const part = parts.get(wordAt(tokens, start).replace(/'s$/, ''));
  return part === undefined ? null : { part, next: start + 1 };
}
