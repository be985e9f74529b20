/**
 * Which zone a month is drawn in. A month of Google's has no label that says it, so it is known from a
 * day or a week that had one: of this document, or, where that was the calendar's own zone, of an
 * earlier one of the same account. Nothing else is good enough: a wrong zone puts events on wrong days.
 */
import { daysBetween } from './datekey.ts';
import { isOffset, isSteadySpan, type DaySpan } from './page-zone.ts';
import type { PageZone } from './page-reading.ts';

/** What labels have said, for one account of Google's. */
export type SeenZones = {
  /** In this document, since nobody was in its settings. */
  here: { timeZone: string; days: DaySpan } | null;
  /** Remembered from an earlier document. */
  before: string | null;
};

/** A bare offset says nothing about days that are far from those it was seen on. */
const farDays = 45;

export function monthZone(days: DaySpan, calendar: string, { here, before }: SeenZones): PageZone | null {
  if (!here) return before === calendar ? { timeZone: calendar, isLabelled: true } : null;
  const { timeZone, days: seen } = here;
  if (isOffset(timeZone)) {
    const span = {
      first: seen.first < days.first ? seen.first : days.first,
      last: seen.last > days.last ? seen.last : days.last,
    };
    const isFar = daysBetween(span.first, span.last) > 35 + farDays;
    if (isFar || !isSteadySpan(timeZone, span)) return null;
  }
  return { timeZone, isLabelled: true };
}
