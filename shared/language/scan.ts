/**
 * One walk over a text that finds everything in it that speaks about time. What the finds mean
 * together is decided by the readers of events and commands.
 */
import type { ClockMatch } from './clock.ts';
import { unitMinutes } from './english-words.ts';
import type { Unit } from './english-words.ts';
import { canStart } from './piece-starters.ts';
import type { Piece } from './pieces.ts';
import { readClock } from './read-clock.ts';
import { readDays, separatorAt } from './read-day.ts';
import { readDuration } from './read-duration.ts';
import { readImpossible } from './read-impossible.ts';
import { readLimit } from './repeat-limit.ts';
import { readReminder } from './read-reminder.ts';
import { readRepeat } from './read-repeat.ts';
import { readZone } from './read-zone.ts';
import type { ReadingNow } from './reading-now.ts';
import { after, isHyphened, wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { isClockPlace, isRangePlace } from './weak-clock.ts';
import type { NumberPlace } from './weak-clock.ts';
import { wordSet } from './word-set.ts';

/** `isBlocked(token)` is true inside quotes, addresses and links, where nothing is a time. */
export function scan(
  tokens: readonly Token[],
  now: ReadingNow,
  isBlocked: (at: number) => boolean = () => false,
): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let floor = 0;
  while (at < tokens.length) {
    const limit = isBlocked(at) ? null : limitOfRepeat(tokens, at, { now, pieces });
    if (limit) {
      at = limit;
      floor = at;
      continue;
    }
    const last = pieces.at(-1);
    const isBehindClock = last?.kind === 'clock' && last.next === at;
    const piece =
      isBlocked(at) || !(isBehindClock || canStart(tokens, at)) ? null : pieceAt(tokens, at, { now, last });
    if (!piece) {
      at += 1;
      continue;
    }
    const start = leadStart(tokens, piece, floor);
    pieces.push(asEnd({ ...piece, start }, tokens, piece.start));
    at = piece.next;
    floor = at;
  }
  return pieces;
}

/** `daily at 3am 10x`: a limit said apart from its repeat is added to it. The place after it, or null. */
function limitOfRepeat(
  tokens: readonly Token[],
  at: number,
  { now, pieces }: { now: ReadingNow; pieces: Piece[] },
): number | null {
  const which = pieces.findIndex((piece) => piece.kind === 'repeat');
  const repeat = pieces[which];
  if (repeat?.kind !== 'repeat' || /COUNT|UNTIL/.test(repeat.rule)) return null;
  const limit = readLimit(tokens, at, now);
  if (!limit) return null;
  const rule = `${repeat.rule};${limit.part}`;
  pieces[which] = { ...repeat, rule };
  pieces.push({ kind: 'repeat', start: at, next: limit.next, rule });
  return limit.next;
}

type Around = { now: ReadingNow; last: Piece | undefined };

function pieceAt(tokens: readonly Token[], at: number, around: Around): Piece | null {
  const { now } = around;
  const isBehindClock = around.last?.kind === 'clock' && around.last.next === at;
  const none = readImpossible(tokens, at, isBehindClock);
  if (none) {
    const problem = { say: none.say, days: [] };
    return {
      kind: 'day',
      start: at,
      next: none.next,
      day: { next: none.next, from: 0, to: 0, grain: 'day', problem },
      isEnd: false,
    };
  }
  const reminder = readReminder(tokens, at);
  if (reminder) return { kind: 'reminder', start: at, ...reminder };
  const repeat = readRepeat(tokens, at, now);
  if (repeat) return { kind: 'repeat', start: at, ...repeat };
  const wholeDay = readAllDay(tokens, at);
  if (wholeDay > 0) return { kind: 'all-day', start: at, next: wholeDay };
  const day = readDays(tokens, at, now);
  if (day) return { kind: 'day', start: at, next: day.next, day, isEnd: false };
  const clock = readClockPiece(tokens, at, around);
  if (clock) return clock;
  const zone = around.last?.kind === 'clock' && around.last.next === at ? readZone(tokens, at) : null;
  if (zone) return { kind: 'zone', start: at, ...zone };
  const duration = readWholeWeek(tokens, at) ?? readDuration(tokens, at);
  if (duration && isLength(tokens, at, duration.next)) {
    return {
      kind: 'duration',
      start: at,
      next: wordAt(tokens, duration.next) === 'long' ? duration.next + 1 : duration.next,
      minutes: duration.minutes,
      isDays: duration.unit === 'day' || duration.unit === 'week',
    };
  }
  return null;
}

function readClockPiece(tokens: readonly Token[], at: number, { last }: Around): Piece | null {
  const isFrom = /^(?:from|between)$/.test(wordAt(tokens, at));
  const start = isFrom ? at + 1 : at;
  const first = readClock(tokens, start);
  if (!first) return null;
  const isAfterDay =
    last?.kind === 'day' &&
    (last.next === start || (last.next === start - 1 && /^[,@]$/.test(wordAt(tokens, last.next))));
  const isBehindDay = start > 0 && last?.kind === 'day' && last.next === (isFrom ? at : start - 1);
  const link = separatorAt(tokens, first.next, wordAt(tokens, at) === 'between');
  const second = link < 0 ? null : readClock(tokens, wordAt(tokens, link) === 'at' ? link + 1 : link);
  if (second && isRange(first, second, { tokens, start, next: second.next, isAfterDay, isBehindDay })) {
    return { kind: 'clock', start: at, next: second.next, from: first.clock, to: second.clock, isEnd: false };
  }
  if (first.clock.isWeak && !isClockPlace({ tokens, start, next: first.next, isAfterDay, isBehindDay }))
    return null;
  return { kind: 'clock', start: at, next: first.next, from: first.clock, to: null, isEnd: false };
}

function isRange(first: ClockMatch, second: ClockMatch, place: NumberPlace): boolean {
  const minutes = [first.clock.minutes, second.clock.minutes] as const;
  if (!first.clock.isWeak || !second.clock.isWeak) {
    const weak = first.clock.isWeak ? place.tokens[place.start] : null;
    return !(weak && first.clock.isWeak && !isRangePlace(place, minutes) && second.clock.isOpen);
  }
  return isRangePlace(place, minutes);
}

/** `all day`, `the whole day`, `full-day`. */
function readAllDay(tokens: readonly Token[], at: number): number {
  const start = wordAt(tokens, at) === 'the' || wordAt(tokens, at) === 'a' ? at + 1 : at;
  const word = wordAt(tokens, start);
  if (word === 'allday') return start + 1;
  if (!/^(?:all|whole|full|entire)$/.test(word)) return -1;
  const dash = wordAt(tokens, start + 1) === '-' ? start + 2 : start + 1;
  return after(tokens, dash, 'day') > 0 ? (wordAt(tokens, dash + 1) === 'long' ? dash + 2 : dash + 1) : -1;
}

/** `the entire week`, `a whole week`. */
function readWholeWeek(
  tokens: readonly Token[],
  at: number,
): { minutes: number; next: number; unit: Unit } | null {
  const start = /^(?:the|a|an)$/.test(wordAt(tokens, at)) ? at + 1 : at;
  if (!/^(?:whole|full|entire)$/.test(wordAt(tokens, start)) || wordAt(tokens, start + 1) !== 'week')
    return null;
  return { minutes: unitMinutes.week, next: start + 2, unit: 'week' };
}

/** `a day` alone ("have a good day") is no length; `for a day`, `1 day`, `two-day` are. */
function isLength(tokens: readonly Token[], at: number, next: number): boolean {
  if (!/^an?$/.test(wordAt(tokens, at)) || next > at + 2) return true;
  return (
    /^(?:for|lasting|lasts|takes|be)$/.test(wordAt(tokens, at - 1)) ||
    wordAt(tokens, next) === 'long' ||
    /^h/.test(wordAt(tokens, at + 1))
  );
}

const leads = wordSet(`
  at @ on in from for by starting starts start beginning begins around about until till through ending
  ends lasting lasts this the is are that's to between of - – , : ( sometime during due coming first
  thing and it will be exactly approximately roughly least along then date day time when that over as
`);
/** Words that may stand before another lead, but mean nothing about time alone. */
const onlyInside = wordSet(`
  the this , of first thing and it will be date day time that when as is are : least along then - –
  due over coming
`);

function leadStart(tokens: readonly Token[], piece: Piece, floor: number): number {
  let start = piece.start;
  while (start > floor && leads.has(wordAt(tokens, start - 1)) && !isHyphened(tokens, start - 1)) start -= 1;
  while (start < piece.start && onlyInside.has(wordAt(tokens, start)) && !isKept(tokens, start, piece))
    start += 1;
  return start;
}

/** `is on Friday`, `, on Friday`, `, 3pm`: what comes before the title's end is no part of it. */
function isKept(tokens: readonly Token[], at: number, piece: Piece): boolean {
  const word = wordAt(tokens, at);
  if (/^[,:–-]$/.test(word)) return true;
  if (word === 'first') return wordAt(tokens, at + 1) === 'thing';
  return piece.kind !== 'duration' && /^(?:is|are|the|this|due|coming|it)$/.test(word);
}

/** `until 5`, `to Sunday`, `ends at 3`: the end of a stretch that began earlier in the text. */
function asEnd(piece: Piece, tokens: readonly Token[], bare: number): Piece {
  if (piece.kind !== 'day' && piece.kind !== 'clock') return piece;
  for (let at = piece.start; at < bare; at += 1) {
    if (/^(?:until|till|through|ending|ends|to|-|–)$/.test(wordAt(tokens, at)))
      return { ...piece, isEnd: true };
  }
  return piece;
}
