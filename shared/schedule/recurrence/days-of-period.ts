/**
 * Which days of one year, month or week a rule names: the day-level half of RFC 5545's table of
 * BY parts. Times of day are added by `occurrences.ts`.
 */
import { dayNumber, daysInMonth, partsOf, weekdayOf } from '../day-number.ts';
import type { DayNumber } from '../day-number.ts';
import type { Rule, RuleDay } from './rule.ts';

/** Whether this day passes every BY part that names days. */
export type DayTest = (day: DayNumber) => boolean;

export function dayTest(rule: Rule): DayTest {
  const tests: DayTest[] = [];
  const { months, monthDays, yearDays, weekNumbers } = rule;
  if (months.length > 0) tests.push((day) => months.includes(partsOf(day).month));
  if (weekNumbers.length > 0) tests.push((day) => isInWeek(day, weekNumbers, rule.weekStart));
  if (yearDays.length > 0) tests.push((day) => isYearDay(day, yearDays));
  if (monthDays.length > 0) tests.push((day) => isMonthDay(day, monthDays));
  if (rule.days.length > 0) {
    const isOfMonth = rule.frequency === 'MONTHLY' || months.length > 0;
    tests.push((day) => rule.days.some((one) => isRuleDay(day, one, isOfMonth)));
  }
  return (day) => tests.every((test) => test(day));
}

function isMonthDay(day: DayNumber, monthDays: readonly number[]): boolean {
  const { year, month, day: date } = partsOf(day);
  return monthDays.includes(date) || monthDays.includes(date - daysInMonth(year, month) - 1);
}

function isYearDay(day: DayNumber, yearDays: readonly number[]): boolean {
  const { year } = partsOf(day);
  const first = dayNumber(year, 1, 1);
  return yearDays.includes(day - first + 1) || yearDays.includes(day - dayNumber(year + 1, 1, 1));
}

function isRuleDay(day: DayNumber, { weekday, nth }: RuleDay, isOfMonth: boolean): boolean {
  if (weekdayOf(day) !== weekday) return false;
  if (nth === 0) return true;
  const { year, month } = partsOf(day);
  const first = dayNumber(year, isOfMonth ? month : 1, 1);
  const last = isOfMonth ? first + daysInMonth(year, month) - 1 : dayNumber(year + 1, 1, 1) - 1;
  return nth > 0 ? Math.floor((day - first) / 7) + 1 === nth : -(Math.floor((last - day) / 7) + 1) === nth;
}

function isInWeek(day: DayNumber, wanted: readonly number[], weekStart: number): boolean {
  let { year } = partsOf(day);
  if (day >= firstWeek(year + 1, weekStart)) year += 1;
  else if (day < firstWeek(year, weekStart)) year -= 1;
  const first = firstWeek(year, weekStart);
  const number = Math.floor((day - first) / 7) + 1;
  const weeks = (firstWeek(year + 1, weekStart) - first) / 7;
  return wanted.includes(number) || wanted.includes(number - weeks - 1);
}

/** First day of week 1: the first week with at least four days in the year. */
function firstWeek(year: number, weekStart: number): DayNumber {
  return startOfWeek(dayNumber(year, 1, 4), weekStart);
}

export function startOfWeek(day: DayNumber, weekStart: number): DayNumber {
  return day - ((weekdayOf(day) - weekStart + 7) % 7);
}
