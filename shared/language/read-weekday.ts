/** Weekdays and what stands around them: `this friday`, `friday next week`, `Friday, 27 November`. */
import { nameDay, nearest, nextDayOfMonth, onOrAfter, oneDay, weekdayNames, weekOf } from './day-match.ts';
import type { DayMatch } from './day-match.ts';
import { addMonths, weekdayOf } from '../schedule/day-number.ts';
import type { DayNumber } from '../schedule/day-number.ts';
import { weekdays } from './english-words.ts';
import { readNamedDate } from './read-named-date.ts';
import { readOrdinal } from './read-number.ts';
import { readNumericDate } from './read-numeric-date.ts';
import type { ReadingNow } from './reading-now.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** Words that are a weekday only where nothing makes them something else: "sat", "sun", "wed". */
const shortNames = new Set(['sat', 'sun', 'wed', 'mon', 'fri', 'thu', 'tue']);
const notBeforeShort = wordSet(`
  the a in i we he she they you to who have get
`);

export function readWeekday(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  let start = at;
  let modifier = '';
  while (
    /^(?:this|next|last|past|previous|coming|upcoming|following|the)$/.test(wordAt(tokens, start)) &&
    start < at + 3
  ) {
    if (wordAt(tokens, start) !== 'the')
      modifier = modifier === '' || modifier === 'this' ? wordAt(tokens, start) : modifier;
    start += 1;
  }
  const word = wordAt(tokens, start).replace(/'s$/, '');
  const weekday = weekdays.get(word);
  if (weekday === undefined) return null;
  if (shortNames.has(word) && modifier === '' && notBeforeShort.has(wordAt(tokens, start - 1))) return null;
  const next =
    wordAt(tokens, start + 1) === '.' && shortNames.has(word) && tokens[start + 1]?.glued === true
      ? start + 2
      : start + 1;
  const dated =
    modifier === '' || modifier === 'this' || modifier === 'next'
      ? readWithDate(tokens, { weekday, next }, now)
      : null;
  return dated ?? readWithWeek(tokens, { weekday, next }, now) ?? readPlain({ weekday, modifier, next }, now);
}

/** `this`/`next`/`last` and no modifier, without a date or week behind it. */
function readPlain(
  { weekday, modifier, next }: { weekday: number; modifier: string; next: number },
  now: ReadingNow,
): DayMatch {
  const { today } = now;
  if (modifier === 'last' || modifier === 'past' || modifier === 'previous') {
    return oneDay(onOrAfter(today - 7, weekday), next);
  }
  const coming = onOrAfter(today + 1, weekday);
  if (modifier === 'next') {
    const inNextWeek = weekOf(today, now.firstWeekday).on(weekday) + 7;
    return coming === inNextWeek ? oneDay(coming, next) : { ...oneDay(inNextWeek, next), other: coming };
  }
  if (weekdayOf(today) !== weekday)
    return modifier === '' ? { ...oneDay(coming, next), isWeekday: true } : oneDay(coming, next);
  return modifier === 'this'
    ? { ...oneDay(today, next), other: coming }
    : { ...oneDay(coming, next), other: today };
}

/** `wednesday of next week`, `friday this week`, `friday after next`. */
function readWithWeek(
  tokens: readonly Token[],
  { weekday, next }: { weekday: number; next: number },
  now: ReadingNow,
): DayMatch | null {
  let at = next;
  if (wordAt(tokens, at) === 'after' && wordAt(tokens, at + 1) === 'next') {
    return oneDay(weekOf(now.today, now.firstWeekday).on(weekday) + 14, at + 2);
  }
  // British: "Monday week" is the Monday after the coming one.
  if (wordAt(tokens, at) === 'week') return oneDay(onOrAfter(now.today + 1, weekday) + 7, at + 1);
  if (wordAt(tokens, at) === ',') at += 1;
  if (/^(?:of|in)$/.test(wordAt(tokens, at))) at += 1;
  if (wordAt(tokens, at) === 'the') at += 1;
  const which = wordAt(tokens, at);
  const offset = { this: 0, next: 7, following: 7, last: -7 }[which];
  if (offset === undefined || !/^week(?:'s)?$/.test(wordAt(tokens, at + 1))) return null;
  return oneDay(weekOf(now.today, now.firstWeekday).on(weekday) + offset, at + 2);
}

/** A weekday with its date has to agree with it, or we ask. */
function readWithDate(
  tokens: readonly Token[],
  { weekday, next }: { weekday: number; next: number },
  now: ReadingNow,
): DayMatch | null {
  let at = next;
  while (/^(?:,|the|on)$/.test(wordAt(tokens, at)) && at < next + 3) at += 1;
  const numeric = readNumericDate(tokens, at, now);
  const date = numeric ?? readNamedDate(tokens, at, now) ?? readBareOrdinal(tokens, at, now);
  if (!date) return null;
  if (date.problem) return date;
  return agree({ weekday, date }, now);
}

function readBareOrdinal(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const ordinal = readOrdinal(tokens, at);
  const day = ordinal && nextDayOfMonth(now.today, ordinal.value);
  return ordinal && day !== null ? { ...oneDay(day, ordinal.next), isYearOpen: true } : null;
}

function agree({ weekday, date }: { weekday: number; date: DayMatch }, now: ReadingNow): DayMatch {
  if (weekdayOf(date.from) === weekday) return date;
  if (date.isYearOpen) {
    const earlier = sameDateLastYear(date.from);
    if (earlier !== null && weekdayOf(earlier) === weekday && now.today - earlier < 60)
      return { ...date, from: earlier, to: earlier };
  }
  const wanted = nearest(date.from, weekday);
  const ways = wanted < now.today ? [wanted + 7, date.from] : [wanted, date.from];
  const [first = date.from] = ways;
  return {
    ...date,
    problem: {
      say: `${nameDay(date.from, now.today)} is not a ${weekdayNames[weekday - 1] ?? ''}; that would be ${nameDay(first, now.today)}.`,
      days: ways,
    },
  };
}

function sameDateLastYear(day: DayNumber): DayNumber | null {
  const earlier = addMonths(day, -12);
  return earlier > 0 ? earlier : null;
}
