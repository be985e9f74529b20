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

/** "Until June" ends where June begins; "through June" and "until the end of June" take it along. */
function readEndOfMonth(
  tokens: readonly Token[],
  at: number,
  now: ReadingNow,
): { part: string; next: number } | null {
  const today = partsOf(now.today);
  const word = wordAt(tokens, at + 1) === 'the' ? at + 2 : at + 1;
  const isEnd = wordAt(tokens, word) === 'end' && wordAt(tokens, word + 1) === 'of';
  const of = isEnd && /^(?:the|this)$/.test(wordAt(tokens, word + 2)) ? word + 3 : word + 2;
  if (isEnd && wordAt(tokens, of) === 'year')
    return { part: untilPart(dayNumber(today.year, 12, 31)), next: of + 1 };
  if (isEnd && wordAt(tokens, of) === 'month')
    return { part: untilPart(addMonths(dayNumber(today.year, today.month, 1), 1) - 1), next: of + 1 };
  const month = readMonth(tokens, isEnd ? of : at + 1);
  if (!month) return null;
  const year = readYear(tokens, month.next, now);
  const isOver = isEnd ? month.month < today.month : month.month <= today.month;
  const begins = dayNumber(year?.year ?? today.year + (isOver ? 1 : 0), month.month, 1);
  const last = isEnd || wordAt(tokens, at) === 'through' ? addMonths(begins, 1) - 1 : begins - 1;
  return { part: untilPart(last), next: year?.next ?? month.next };
}

function untilPart(day: DayNumber): string {
  return `UNTIL=${dateOf(day).replaceAll('-', '')}`;
}
