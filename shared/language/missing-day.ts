/** What is answered for a date that no calendar has. */
import { firstYear, lastYear } from '../schedule/wall-text.ts';
import { monthNames } from './day-match.ts';
import type { DayMatch } from './day-match.ts';

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
