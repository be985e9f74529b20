/** Days of a sentence: also plural weekdays, months alone and moments counted from now. */
import { nextDayOfMonth, oneDay, onOrAfter } from '#shared/language/day-match.ts';
import type { DayMatch } from '#shared/language/day-match.ts';
import { addMonths, dayNumber, partsOf, weekdayOf } from '#shared/schedule/day-number.ts';
import { months, ordinals, weekdayPlurals, weekdays } from '#shared/language/english-words.ts';
import { readDays } from '#shared/language/read-day.ts';
import { readOrdinal } from '#shared/language/read-number.ts';
import type { ReadingNow } from '#shared/language/reading-now.ts';
import { wordAt } from '#shared/language/tokens.ts';
import type { Token } from '#shared/language/tokens.ts';
import type { Mark } from './marks.ts';
import type { Place, Read } from './place.ts';
import { dayMinutes } from './wall-minutes.ts';

export function readDayMark({ tokens, at, now }: Place): Read | null {
  const word = wordAt(tokens, at);
  // "the first one", "a second", "now" and "may" are words more often than days.
  if (ordinals.has(word) || /^(?:now|immediately|may|march)$/.test(word)) {
    if (
      !/^(?:of|january|february|march|april|may|june|july|august|september|october|november|december)$/.test(
        wordAt(tokens, at + 1),
      ) &&
      tokens[at + 1]?.value == null
    )
      return null;
  }
  if (/^(?:the|a|an)$/.test(word) && ordinals.has(wordAt(tokens, at + 1)) && wordAt(tokens, at + 2) !== 'of')
    return null;
  if (word === ',' || word === 'and' || word === 'with') return null;
  if (/^an?$/.test(wordAt(tokens, at - 1)) && /day$/.test(word)) return null;
  const often = weekdayPlurals.get(word);
  if (often !== undefined)
    return { mark: [everyWord, dayMark(onOrAfter(now.today, often), 'every')], next: at + 1 };
  const month = months.get(word);
  if (
    month !== undefined &&
    /^(?:in|of|during|this|since|until|early|late|mid|next|last)$/.test(wordAt(tokens, at - 1)) &&
    tokens[at + 1]?.value == null
  )
    return { mark: monthMark(month, now), next: at + 1 };
  const day = mended(tokens, at, { now, day: readDays(tokens, at, now) ?? readBareDate(tokens, at, now) });
  if (!day || day.next <= at) return null;
  if (day.minutes !== undefined && /^(?:later|hence)$/.test(wordAt(tokens, day.next - 1))) return null;
  if (day.minutes !== undefined) {
    const moment = day.from * dayMinutes + day.minutes;
    const ahead = Math.abs(moment - (now.today * dayMinutes + now.minutes));
    if (ahead <= 5) return null;
    return { mark: { kind: 'moment', at: moment, slack: Math.max(5, ahead * 0.1) }, next: day.next };
  }
  if (day.isPartOnly && day.part && word !== 'this')
    return { mark: { kind: 'part', part: day.part }, next: day.next };
  if (isClockInstead(tokens, at, day.next)) return null;
  const said = tokens
    .slice(at, day.next)
    .map(({ text }) => text)
    .join(' ');
  return { mark: { kind: 'day', day, said }, next: day.next };
}

/** `7-8`, `10/11`: only a day when a month or year is near; a clock mark decides. */
function isClockInstead(tokens: readonly Token[], at: number, next: number): boolean {
  return tokens[at]?.value != null && next === at + 1;
}

const everyWord: Mark = { kind: 'word', word: 'every', isCapital: false, isQuoted: false };

function dayMark(day: number, said: string): Mark {
  return { kind: 'day', day: { next: 0, from: day, to: day, grain: 'day' }, said };
}

/** The month itself, the one nearest to now. */
function monthMark(month: number, now: ReadingNow): Mark {
  const { year, month: current } = partsOf(now.today);
  const ahead = ((month - current + 5 + 12) % 12) - 5;
  const first = addMonths(dayNumber(year, current, 1), ahead);
  return {
    kind: 'day',
    day: { next: 0, from: first, to: addMonths(first, 1) - 1, grain: 'month' },
    said: 'month',
  };
}

/** `the 26th now`. */
function readBareDate(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const number = wordAt(tokens, at) === 'the' ? readOrdinal(tokens, at + 1) : null;
  const day = number && tokens[at + 1]?.value != null ? nextDayOfMonth(now.today, number.value) : null;
  return number && day !== null ? { ...oneDay(day, number.next), isYearOpen: true } : null;
}

/** `Tuesday the 24th` may be the one that is over. */
function mended(
  tokens: readonly Token[],
  at: number,
  { now, day }: { now: ReadingNow; day: DayMatch | null },
): DayMatch | null {
  const weekday = weekdays.get(wordAt(tokens, at));
  if (!day?.problem || weekday === undefined) return day;
  const before = addMonths(day.from, -1);
  const isIt = weekdayOf(before) === weekday && before < now.today && now.today - before < 31;
  return isIt ? oneDay(before, day.next) : day;
}
