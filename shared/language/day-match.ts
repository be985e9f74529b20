/** What a reader of days answers, and the little arithmetic all of them share. */
import {
  addMonths,
  dayNumber,
  daysInMonth,
  existingDay,
  partsOf,
  weekdayOf,
} from '../schedule/day-number.ts';
import type { DayNumber } from '../schedule/day-number.ts';
import type { Part } from './english-words.ts';

export type DayMatch = {
  /** Place after the words. */
  next: number;
  from: DayNumber;
  /** Last day, included. */
  to: DayNumber;
  grain: 'day' | 'week' | 'weekend' | 'month' | 'year';
  part?: Part;
  /** Only a part of the day was said: the day itself may be named elsewhere. */
  isPartOnly?: true;
  /** Minutes after midnight where the words fix the moment ("in 3 hours"). */
  minutes?: number;
  /** The words contradict themselves or name a day that does not exist; `days` are the ways out. */
  problem?: { say: string; days: DayNumber[] };
  /** Another day that people mean by the same words. */
  other?: DayNumber;
  /** Said as a bare day of the month, or a month and day without year: a range may have to shift it. */
  isYearOpen?: true;
  /** A weekday without more: behind another day it is the next one from there. */
  isWeekday?: true;
};

export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export function oneDay(day: DayNumber, next: number): DayMatch {
  return { next, from: day, to: day, grain: 'day' };
}

/** The day a week begins with, and one of its weekdays in it. `first` is 1 for Monday. */
export function weekOf(
  day: DayNumber,
  first: number,
): { from: DayNumber; on: (weekday: number) => DayNumber } {
  const from = day - ((weekdayOf(day) - first + 7) % 7);
  return { from, on: (weekday) => from + ((weekday - first + 7) % 7) };
}

export function mondayOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day) + 1;
}

/** First day on or after `day` with that weekday. */
export function onOrAfter(day: DayNumber, weekday: number): DayNumber {
  return day + ((weekday - weekdayOf(day) + 7) % 7);
}

/** The nearest day to `day` with that weekday. */
export function nearest(day: DayNumber, weekday: number): DayNumber {
  const ahead = onOrAfter(day, weekday);
  return ahead - day > 3 ? ahead - 7 : ahead;
}

/** Next day of the month with this number, skipping months that lack it; null above 31. */
export function nextDayOfMonth(today: DayNumber, number: number): DayNumber | null {
  if (number < 1 || number > 31) return null;
  const { year, month } = partsOf(today);
  for (let ahead = 0; ahead < 12; ahead += 1) {
    const first = addMonths(dayNumber(year, month, 1), ahead);
    const { year: y, month: m } = partsOf(first);
    const day = number <= daysInMonth(y, m) ? first + number - 1 : null;
    if (day !== null && day >= today) return day;
  }
  return null;
}

/** Month and day without a year: the next one; 29 February waits for a leap year. */
export function nextMonthDay(today: DayNumber, month: number, day: number): DayNumber | null {
  const { year } = partsOf(today);
  for (let ahead = 0; ahead < 9; ahead += 1) {
    const found = existingDay(year + ahead, month, day);
    if (found !== null && found >= today) return found;
  }
  return null;
}

/** The nth (or, negative, last) weekday of a month, null where the month has none. */
export function nthWeekday(firstOfMonth: DayNumber, weekday: number, nth: number): DayNumber | null {
  const { year, month } = partsOf(firstOfMonth);
  const last = firstOfMonth + daysInMonth(year, month) - 1;
  if (nth < 0) return last - ((weekdayOf(last) - weekday + 7) % 7);
  const day = onOrAfter(firstOfMonth, weekday) + (nth - 1) * 7;
  return day <= last ? day : null;
}

/** `Friday 27 November`, for questions; with the year when it is not this one. */
export function nameDay(day: DayNumber, today: DayNumber): string {
  const { month, day: dom, year } = partsOf(day);
  const tail = year === partsOf(today).year ? '' : ` ${year}`;
  return `${weekdayNames[weekdayOf(day) - 1] ?? ''} ${dom} ${monthNames[month - 1] ?? ''}${tail}`;
}
