/** Where a recurrence ends: after a number of times, or on a day. */
import { addMonths, dateOf, dayNumber, partsOf } from '../schedule/day-number.ts';
import { readDay } from './read-day.ts';
import { readDuration } from './read-duration.ts';
import { readMonth } from './read-month.ts';
import { readYear } from './read-year.ts';
import { readAmount, readCardinal } from './read-number.ts';
import type { DayNumber } from '../schedule/day-number.ts';
import type { ReadingNow } from './reading-now.ts';
import { after, wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

export function readLimit(
  tokens: readonly Token[],
  at: number,
  now: ReadingNow,
): { part: string; next: number } | null {
  const isFor = wordAt(tokens, at) === 'for';
  const number = readCardinal(tokens, isFor ? at + 1 : at);
  if (
    number &&
    number.value > 0 &&
    number.value < 1000 &&
    /^(?:times?|x|occurrences?|sessions?)$/.test(wordAt(tokens, number.next))
  ) {
    return { part: `COUNT=${number.value}`, next: number.next + 1 };
  }
  if (/^(?:until|till|through)$/.test(wordAt(tokens, at))) {
    const day = readDay(tokens, at + 1, now);
    if (!day) return readEndOfMonth(tokens, at, now);
    return day && !day.problem && day.grain === 'day' ? { part: untilPart(day.to), next: day.next } : null;
  }
  if (!isFor) return null;
  const start = after(tokens, at + 1, 'up', 'to') > 0 ? at + 3 : at + 1;
  const months = readAmount(tokens, start);
  if (months && /^months?$/.test(wordAt(tokens, months.next)) && months.value >= 1 && months.value <= 120) {
    return { part: untilPart(addMonths(now.today, Math.round(months.value))), next: months.next + 1 };
  }
  const length = readDuration(tokens, start);
  if (length && (length.unit === 'week' || length.unit === 'day')) {
    return { part: untilPart(now.today + Math.round(length.minutes / 1440)), next: length.next };
  }
  return null;
}

/** "Until June" ends where June begins; "through June" takes it along. */
function readEndOfMonth(
  tokens: readonly Token[],
  at: number,
  now: ReadingNow,
): { part: string; next: number } | null {
  const month = readMonth(tokens, at + 1);
  if (!month) return null;
  const year = readYear(tokens, month.next, now);
  const today = partsOf(now.today);
  const begins = dayNumber(year?.year ?? today.year + (month.month <= today.month ? 1 : 0), month.month, 1);
  const last = wordAt(tokens, at) === 'through' ? addMonths(begins, 1) - 1 : begins - 1;
  return { part: untilPart(last), next: year?.next ?? month.next };
}

function untilPart(day: DayNumber): string {
  return `UNTIL=${dateOf(day).replaceAll('-', '')}`;
}
