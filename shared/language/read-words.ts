/**
 * Single values out of the words a person used, or out of ISO text a model passed: a day, a clock, a
 * length, a stretch of days. Nothing is guessed: what is open comes back as a question, what does
 * not exist as a contradiction.
 */
import type { CalendarDate } from '../schedule/event.ts';
import { sayDay } from '../schedule/say-day.ts';
import { sayClock } from '../schedule/say-time.ts';
import { instantToWall, wallToInstant } from '../schedule/wall-clock.ts';
import { isClock, isDate } from '../schedule/wall-text.ts';
import { dateOf, dayOf } from '../schedule/day-number.ts';
import { eventTime } from './event-time.ts';
import { readIsoMoment } from './iso-moment.ts';
import { firstPiece } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { readClock } from './read-clock.ts';
import { readDuration } from './read-duration.ts';
import { readingNow } from './reading-now.ts';
import type { DateRange, ReadingContext } from './reading.ts';
import { scan } from './scan.ts';
import { readTokens, wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

export type WordChoice = { label: string; value: string };

export type DateWords =
  | { kind: 'date'; date: CalendarDate }
  | { kind: 'ambiguous'; question: string; choices: WordChoice[] }
  | { kind: 'contradiction'; say: string }
  | { kind: 'none' };

export type ClockWords =
  | { kind: 'time'; time: string; date?: CalendarDate }
  | { kind: 'ambiguous'; question: string; choices: WordChoice[] }
  | { kind: 'none' };

const longestWords = 300;

/** One day: `tomorrow`, `Friday the 27th`, `2026-11-27`, an ISO datetime. A week or a month is `none`. */
export function readDateWords(words: string, context: ReadingContext): DateWords {
  const text = words.trim().slice(0, longestWords);
  if (isDate(text)) return { kind: 'date', date: text };
  const moment = readIsoMoment(text, context.timeZone);
  if (moment) return { kind: 'date', date: moment.date };
  const now = readingNow(context);
  const day = firstPiece(scan(readTokens(text), now), 'day')?.day;
  if (!day) return { kind: 'none' };
  if (day.problem) return { kind: 'contradiction', say: day.problem.say };
  if (day.grain === 'weekend') return askDay([day.from, day.to], context);
  if (day.grain !== 'day') return { kind: 'none' };
  const isOpen = day.other !== undefined && day.other > now.today && day.other < day.from;
  return isOpen
    ? askDay([day.other ?? day.from, day.from], context)
    : { kind: 'date', date: dateOf(day.from) };
}

/**
 * One clock time, with its day when the words name one. Another zone's clock is turned into the
 * context's. `about` is what the time is for: dinner at eight is in the evening.
 */
export function readClockWords(words: string, context: ReadingContext, about = ''): ClockWords {
  const { other: _usual, ...read } = readClockAndOther(words, context, about);
  return read;
}

/** Both halves of the day, the earlier first, where at most what is usual speaks for one of them; else none. */
export function readClockHalves(words: string, context: ReadingContext, about = ''): string[] {
  const read = readClockAndOther(words, context, about);
  if (read.kind === 'time') return read.other === undefined ? [] : [read.time, read.other].toSorted();
  return read.kind === 'ambiguous'
    ? read.choices
        .map(({ value }) => value)
        .filter(isClock)
        .toSorted()
    : [];
}

function readClockAndOther(
  words: string,
  context: ReadingContext,
  about: string,
): ClockWords & { other?: string } {
  const text = words.trim().slice(0, longestWords);
  if (isClock(text)) return { kind: 'time', time: text };
  const moment = readIsoMoment(text, context.timeZone);
  if (moment) return { kind: 'time', ...moment };
  const now = readingNow(context);
  const tokens = readTokens(text);
  const pieces = withBareClock(tokens, scan(tokens, now));
  const day = firstPiece(pieces, 'day')?.day;
  if (day?.problem?.days.length === 0) return { kind: 'none' };
  if (day?.problem) {
    return {
      kind: 'ambiguous',
      question: day.problem.say,
      choices: day.problem.days.map((one) => choiceOf(dateOf(one), context)),
    };
  }
  const near = readTokens(about.slice(0, longestWords));
  const time = eventTime(pieces, new Set([...tokens, ...near].map((token) => token.text)), now);
  if (time.start?.time === undefined) return { kind: 'none' };
  const { timeZone } = time.start;
  const start =
    timeZone === undefined
      ? { date: time.start.date, time: time.start.time }
      : instantToWall(wallToInstant(time.start, timeZone), context.timeZone);
  const [other] = time.alternatives;
  if (time.confidence < 0.6 && other?.start.time !== undefined)
    return askHalf([start.time, other.start.time], context);
  const otherHalf = timeZone === undefined ? other?.start.time : undefined;
  return {
    kind: 'time',
    time: start.time,
    ...(day ? { date: start.date } : {}),
    ...(otherHalf === undefined || otherHalf === start.time ? {} : { other: otherHalf }),
  };
}

/** Minutes: `45`, `"45 min"`, `"an hour and a half"`, `1:30`, `PT45M`; null when no length is named. */
export function readDurationWords(words: string | number): number | null {
  if (typeof words === 'number') return bounded(words);
  const text = words.trim().slice(0, longestWords);
  if (/^\d{1,6}$/.test(text)) return bounded(Number(text));
  const hours = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  if (hours) return bounded(Number(hours[1]) * 60 + Number(hours[2]));
  const iso = /^P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:\d{1,8}S)?)?$/i.exec(
    text,
  );
  if (iso && text.length > 2) {
    const [weeks, days, h, m] = iso.slice(1).map((part) => Number(part ?? 0));
    return bounded((weeks ?? 0) * 10_080 + (days ?? 0) * 1440 + (h ?? 0) * 60 + (m ?? 0));
  }
  const tokens = readTokens(text);
  for (let at = 0; at < tokens.length; at += 1) {
    const length = /^-$/.test(wordAt(tokens, at - 1)) ? null : readDuration(tokens, at);
    if (length) return length.minutes;
  }
  return null;
}

/** Days, end exclusive: `tomorrow`, `next week`, `this weekend`, `friday to sunday`, `2026-11-20..2026-11-22` (last day included). */
export function readDayRange(words: string, context: ReadingContext): DateRange | null {
  const text = words.trim().slice(0, longestWords);
  const stretch = /^(\d{4}-\d{2}-\d{2})\s*(?:\.\.|\/|–|to)\s*(\d{4}-\d{2}-\d{2})$/.exec(text);
  if (stretch) {
    const [, from = '', to = ''] = stretch;
    return isDate(from) && isDate(to) && from <= to ? { from, to: nextDate(to) } : null;
  }
  const moment = readIsoMoment(text, context.timeZone);
  if (moment) return { from: moment.date, to: nextDate(moment.date) };
  const now = readingNow(context);
  const tokens = readTokens(text);
  const ahead = readNextDays(tokens, now.today);
  if (ahead) return ahead;
  return rangeOf(scan(tokens, now));
}

/** The days that the finds of a scan cover together, when they touch; else those of the first. */
export function rangeOf(pieces: readonly Piece[]): DateRange | null {
  const days = pieces.filter((piece) => piece.kind === 'day').map((piece) => piece.day);
  const [first, ...rest] = days;
  if (!first || first.problem) return null;
  let { from, to } = first;
  for (const day of rest) {
    if (day.problem || day.from > to + 1 || day.to < from - 1) continue;
    [from, to] = [Math.min(from, day.from), Math.max(to, day.to)];
  }
  return { from: dateOf(from), to: dateOf(to + 1) };
}

/** Minutes to move by, later is positive: `30 minutes later`, `an hour earlier`, `back 15 minutes`; else null. */
export function readShiftWords(words: string): number | null {
  const tokens = readTokens(words.trim().slice(0, longestWords));
  const length = readDurationWords(words);
  if (length === null || length === 0) return null;
  const has = (...options: string[]): boolean => tokens.some((token) => options.includes(token.text));
  if (has('earlier', 'forward', 'up', 'sooner', 'before')) return -length;
  return has('later', 'back', 'by', 'out', 'after') || words.trim().startsWith('+') ? length : null;
}

/** `next 3 days`, `the coming 2 weeks`: from today. */
function readNextDays(tokens: readonly Token[], today: number): DateRange | null {
  const start = wordAt(tokens, 0) === 'the' || wordAt(tokens, 0) === 'in' ? 1 : 0;
  const next = wordAt(tokens, start) === 'the' ? start + 1 : start;
  if (!/^(?:next|coming|following)$/.test(wordAt(tokens, next))) return null;
  const length = readDuration(tokens, next + 1);
  if (!length || (length.unit !== 'day' && length.unit !== 'week')) return null;
  return { from: dateOf(today), to: dateOf(today + Math.max(1, Math.round(length.minutes / 1440))) };
}

/** A value that is nothing but a number or spoken hour is a clock here: `3`, `15`, `eight`. */
function withBareClock(tokens: readonly Token[], pieces: Piece[]): Piece[] {
  if (firstPiece(pieces, 'clock')) return pieces;
  const start = wordAt(tokens, 0) === 'at' || wordAt(tokens, 0) === 'to' ? 1 : 0;
  const bare = readClock(tokens, start);
  if (!bare || bare.next !== tokens.length) return pieces;
  return [
    ...pieces.filter((piece) => piece.kind !== 'duration'),
    { kind: 'clock', start, next: bare.next, from: bare.clock, to: null, isEnd: false },
  ];
}

function askDay(days: readonly number[], context: ReadingContext): DateWords {
  const choices = days.map((day) => choiceOf(dateOf(day), context));
  return {
    kind: 'ambiguous',
    question: `Which day: ${choices.map(({ label }) => label).join(' or ')}?`,
    choices,
  };
}

function choiceOf(date: CalendarDate, context: ReadingContext): WordChoice {
  return { label: sayDay(date, { ...context, hour12: true }), value: date };
}

function askHalf(times: readonly string[], context: ReadingContext): ClockWords {
  const choices = times
    .toSorted()
    .map((time) => ({ label: sayClock(time, { ...context, hour12: true }), value: time }));
  return {
    kind: 'ambiguous',
    question: `Do you mean ${choices.map(({ label }) => label).join(' or ')}?`,
    choices,
  };
}

function nextDate(date: CalendarDate): CalendarDate {
  return dateOf(dayOf(date) + 1);
}

function bounded(minutes: number): number | null {
  return Number.isInteger(minutes) && minutes > 0 && minutes <= 366 * 1440 ? minutes : null;
}
