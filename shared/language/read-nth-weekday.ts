/** The nth weekday of a month: `first Monday of next month`, `last friday in october 2027`. */
import { nthWeekday, oneDay } from './day-match.ts';
import type { DayMatch } from './day-match.ts';
import { addMonths, dayNumber, partsOf } from '../schedule/day-number.ts';
import { weekdays } from './english-words.ts';
import { readMonth } from './read-month.ts';
import { readOrdinal } from './read-number.ts';
import { readYear } from './read-year.ts';
import type { ReadingNow } from './reading-now.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

/** `first Monday of this month`, `last friday in october 2027`. */
export function readNthWeekday(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
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
