/**
 * Calendar arithmetic on whole numbers (days since 1970-01-01, proleptic Gregorian). The readers
 * try many dates for one sentence while a person types; this is why they do not make a
 * `Temporal.PlainDate` for each.
 */
import type { CalendarDate } from './event.ts';
import { firstYear, lastYear } from './wall-text.ts';

export type DayNumber = number;

/** Days from civil: valid for every Gregorian date. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function partsOf(day: DayNumber): { year: number; month: number; day: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** The day if it exists and can be stored (1970–2100), else null. */
export function existingDay(year: number, month: number, day: number): DayNumber | null {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return null;
  return day <= daysInMonth(year, month) ? dayNumber(year, month, day) : null;
}

export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return next - dayNumber(year, month, 1);
}

/** ISO: Monday is 1, Sunday 7. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Adds months; the 31st becomes the last day of a shorter month. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, day: dom } = partsOf(day);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dayNumber(y, m, Math.min(dom, daysInMonth(y, m)));
}

export function dateOf(day: DayNumber): CalendarDate {
  const { year, month, day: dom } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(dom)}`;
}

/** Of a valid `YYYY-MM-DD`. */
export function dayOf(date: CalendarDate): DayNumber {
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** `HH:MM` of minutes after midnight, which may lie outside one day. */
export function clockOf(minutes: number): string {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return `${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
