/** Days counted from now: `tomorrow`, `in two weeks`, `3 days from Tuesday`, `next week`, `tonight`. */
import { instantToWall } from '../schedule/wall-clock.ts';
import { mondayOf, oneDay, weekOf } from './day-match.ts';
import type { DayMatch } from './day-match.ts';
import { addMonths, dayNumber, dayOf, partsOf } from '../schedule/day-number.ts';
import type { DayNumber } from '../schedule/day-number.ts';
import { tomorrowWords, unitMinutes, units } from './english-words.ts';
import type { Unit } from './english-words.ts';
import { readDuration } from './read-duration.ts';
import { readMonth } from './read-month.ts';
import { readAmount } from './read-number.ts';
import type { ReadingNow } from './reading-now.ts';
import { after, wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

type ReadDay = (tokens: readonly Token[], at: number, now: ReadingNow) => DayMatch | null;

export function readRelativeDay(
  tokens: readonly Token[],
  at: number,
  context: { now: ReadingNow; readDay: ReadDay },
): DayMatch | null {
  const { now } = context;
  return (
    readNamedDay(tokens, at, now) ??
    readInAmount(tokens, at, now) ??
    readAmountFrom(tokens, at, context) ??
    readPeriod(tokens, at, now)
  );
}

function readNamedDay(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const word = wordAt(tokens, at);
  if (word === 'today' || word === "today's") return oneDay(now.today, at + 1);
  if (word === 'tonight' || word === "tonight's" || word === 'tonite')
    return { ...oneDay(now.today, at + 1), part: 'night' };
  if (tomorrowWords.has(word) || isTom(tokens, at)) return oneDay(now.today + 1, at + 1);
  if (word === 'yesterday' || word === "yesterday's") return oneDay(now.today - 1, at + 1);
  if (word === 'now' || word === 'immediately') {
    return wordAt(tokens, at - 1) === 'from' ||
      (tokens.length > 3 && word === 'now' && !/^(?:for|starting|right)?$/.test(wordAt(tokens, at - 1)))
      ? null
      : { ...oneDay(now.today, at + 1), minutes: now.minutes };
  }
  const start = word === 'the' ? at + 1 : at;
  if (after(tokens, start, 'day', 'after', 'tomorrow') > 0) return oneDay(now.today + 2, start + 3);
  if (after(tokens, start, 'day', 'before', 'yesterday') > 0) return oneDay(now.today - 2, start + 3);
  const edge = readEdgeOfMonth(tokens, start, now);
  if (edge) return edge;
  if (after(tokens, at, 'last', 'night') > 0) return { ...oneDay(now.today - 1, at + 2), part: 'night' };
  return null;
}

/** `the last day of the month`, `first day of next month`, `last day of March`. */
function readEdgeOfMonth(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const which = wordAt(tokens, at);
  if (!/^(?:first|last)$/.test(which) || after(tokens, at + 1, 'day', 'of') < 0) return null;
  const named = readMonth(tokens, at + 3);
  const { year, month } = partsOf(now.today);
  const offset = { the: 0, this: 0, next: 1, following: 1 }[wordAt(tokens, at + 3)];
  if (!named && (offset === undefined || wordAt(tokens, at + 4) !== 'month')) return null;
  const ahead = named ? (named.month - month + 12) % 12 : (offset ?? 0);
  const first = addMonths(dayNumber(year, month, 1), ahead);
  const day = which === 'first' ? first : addMonths(first, 1) - 1;
  const next = named?.next ?? at + 5;
  // "The first day of the month" that is over is the next one.
  return oneDay(day < now.today && which === 'first' ? addMonths(first, named ? 12 : 1) : day, next);
}

const notBeforeTom = wordSet(`
  with to for and call see meet from by of text email ask tell visit help pay at , & uncle dr
`);

/** `tom`, typed small at the end: tomorrow, unless somebody is called so. */
function isTom(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = wordAt(tokens, at + 1);
  return token?.raw === 'tom' && (next === '' || next === '.') && !notBeforeTom.has(wordAt(tokens, at - 1));
}

/** `in 3 hours`, `in an hour and a half`, `in two weeks`, `in 5 months`. */
function readInAmount(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  if (!/^(?:in|within)$/.test(wordAt(tokens, at))) return null;
  const counted = readCounted(tokens, at + 1);
  return counted && shifted(now, { ...counted, sign: 1 });
}

/** `two weeks from now`, `30 minutes later`, `3 days ago`, `a week from friday`, `a week on friday`. */
function readAmountFrom(
  tokens: readonly Token[],
  at: number,
  { now, readDay }: { now: ReadingNow; readDay: ReadDay },
): DayMatch | null {
  const counted = readCounted(tokens, at);
  if (!counted) return null;
  const link = wordAt(tokens, counted.next);
  if (link === 'ago') return shifted(now, { ...counted, sign: -1, next: counted.next + 1 });
  if (/^(?:later|hence)$/.test(link)) return shifted(now, { ...counted, sign: 1, next: counted.next + 1 });
  if (link !== 'from' && link !== 'after' && link !== 'on' && link !== 'before') return null;
  if (wordAt(tokens, counted.next + 1) === 'now' && link !== 'on')
    return shifted(now, { ...counted, sign: 1, next: counted.next + 2 });
  if (link === 'on' && counted.unit !== 'week') return null;
  // One step only: "a week from a week from …" is nobody's date.
  if (readCounted(tokens, counted.next + 1)) return null;
  const base = readDay(tokens, counted.next + 1, now);
  if (!base || base.grain !== 'day' || base.problem || counted.unit === 'minute' || counted.unit === 'hour')
    return null;
  return oneDay(
    shiftDay(base.from, counted.unit, link === 'before' ? -counted.amount : counted.amount),
    base.next,
  );
}

type Counted = { amount: number; unit: Unit; next: number };

function readCounted(tokens: readonly Token[], at: number): Counted | null {
  const amount = readAmount(tokens, at);
  if (amount && /^fortnights?$/.test(wordAt(tokens, amount.next)) && amount.value <= 500)
    return { amount: amount.value * 2, unit: 'week', next: amount.next + 1 };
  const unit = amount && units.get(wordAt(tokens, amount.next));
  if (amount && (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year')) {
    const isHalf = after(tokens, amount.next + 1, 'and', 'a', 'half') > 0;
    if (amount.value <= 1000 && !isHalf) return { amount: amount.value, unit, next: amount.next + 1 };
  }
  const duration = readDuration(tokens, at);
  return duration && { amount: duration.minutes, unit: 'minute', next: duration.next };
}

function shifted(now: ReadingNow, by: Counted & { sign: 1 | -1 }): DayMatch {
  const amount = by.amount * by.sign;
  if (by.unit !== 'minute' && by.unit !== 'hour')
    return oneDay(shiftDay(now.today, by.unit, amount), by.next);
  const minutes = by.unit === 'hour' ? amount * 60 : amount;
  const instant = Temporal.Instant.from(now.context.now)
    .add({ minutes: Math.round(minutes) })
    .toString();
  const wall = instantToWall(instant, now.context.timeZone);
  return {
    ...oneDay(dayOf(wall.date), by.next),
    minutes: Number(wall.time.slice(0, 2)) * 60 + Number(wall.time.slice(3, 5)),
  };
}

export function shiftDay(day: DayNumber, unit: Unit, amount: number): DayNumber {
  if (unit === 'month') return addMonths(day, Math.round(amount));
  if (unit === 'year') return addMonths(day, Math.round(amount * 12));
  return day + Math.round((amount * unitMinutes[unit]) / 1440);
}

/** `this week`, `next weekend`, `the weekend`, `next month`. */
function readPeriod(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const start = wordAt(tokens, at) === 'the' ? at + 1 : at;
  const which = wordAt(tokens, start);
  const isWeekend = /^weekend(?:'s)?$/.test(which);
  if (isWeekend && start > at) return weekend(now, { offset: 0, next: start + 1 });
  const offset = { this: 0, coming: 0, upcoming: 0, next: 1, following: 1, last: -1 }[which];
  if (offset === undefined) return null;
  const period = wordAt(tokens, start + 1).replace(/'s$/, '');
  const next = start + 2;
  if (period === 'weekend') return weekend(now, { offset, next });
  if (period === 'week') {
    const first = weekOf(now.today, now.firstWeekday).from + offset * 7;
    return { next, from: offset === 0 ? now.today : first, to: first + 6, grain: 'week' };
  }
  const { year, month } = partsOf(now.today);
  if (period === 'month') {
    const first = addMonths(dayNumber(year, month, 1), offset);
    return { next, from: offset === 0 ? now.today : first, to: addMonths(first, 1) - 1, grain: 'month' };
  }
  if (period !== 'year') return null;
  return {
    next,
    from: offset === 0 ? now.today : dayNumber(year + offset, 1, 1),
    to: dayNumber(year + offset, 12, 31),
    grain: 'year',
  };
}

function weekend(now: ReadingNow, { offset, next }: { offset: number; next: number }): DayMatch {
  const saturday = mondayOf(now.today) + 5 + offset * 7;
  return {
    next,
    from: offset === 0 ? Math.max(saturday, now.today) : saturday,
    to: saturday + 1,
    grain: 'weekend',
  };
}
