/** Where a recurrence ends: after a number of times, or on a day. */
import { dateOf } from './day-number.ts';
import { readDay } from './read-day.ts';
import { readDuration } from './read-duration.ts';
import { readCardinal } from './read-number.ts';
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
    return day && !day.problem && day.grain === 'day'
      ? { part: `UNTIL=${dateOf(day.to).replaceAll('-', '')}`, next: day.next }
      : null;
  }
  if (!isFor) return null;
  const start = after(tokens, at + 1, 'up', 'to') > 0 ? at + 3 : at + 1;
  const length = readDuration(tokens, start);
  if (length && (length.unit === 'week' || length.unit === 'day')) {
    return {
      part: `UNTIL=${dateOf(now.today + length.minutes / 1440).replaceAll('-', '')}`,
      next: length.next,
    };
  }
  return null;
}
