/** Reads a sentence into marks: titles first, then days, clocks and lengths by the readers of `shared/language`. */
import { chooseHalves } from '#shared/language/half-of-day.ts';
import type { Clock } from '#shared/language/clock.ts';
import { nextDayOfMonth, oneDay, onOrAfter } from '#shared/language/day-match.ts';
import type { DayMatch } from '#shared/language/day-match.ts';
import { addMonths, dayNumber, partsOf, weekdayOf } from '#shared/language/day-number.ts';
import {
  months,
  ordinals,
  parts,
  smallNumbers,
  units,
  weekdayPlurals,
  weekdays,
} from '#shared/language/english-words.ts';
import { canStart } from '#shared/language/piece-starters.ts';
import { readClock } from '#shared/language/read-clock.ts';
import { readDays } from '#shared/language/read-day.ts';
import { readDuration } from '#shared/language/read-duration.ts';
import { readCardinal, readOrdinal } from '#shared/language/read-number.ts';
import type { ReadingNow } from '#shared/language/reading-now.ts';
import { readTokens, wordAt } from '#shared/language/tokens.ts';
import type { Token } from '#shared/language/tokens.ts';
import { eventNouns } from './claim-words.ts';
import type { ClockRole, Mark } from './marks.ts';
import { readTitle } from './read-titles.ts';
import type { TitleIndex } from './read-titles.ts';
import { dayMinutes } from './wall-minutes.ts';

/** `nine-thirty`, `half-past-two`, `six-to-ten`. */
const spokenHyphen =
  /(?<=\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|past|to))-(?=(?:o'clock|oh|ten|fifteen|twenty|thirty|forty|fifty|past|to|one|two|three|four|five|six|seven|eight|nine|eleven|twelve)\b)/gi;

type Read = { mark: Mark | Mark[]; next: number };
type Place = { tokens: readonly Token[]; at: number; now: ReadingNow; marks: readonly Mark[] };

/** `plain` has been through `plainText`. */
export function readMarks(plain: string, now: ReadingNow, titles: TitleIndex): Mark[] {
  const tokens = readTokens(plain.replace(spokenHyphen, ' '));
  const marks: Mark[] = [];
  let at = 0;
  let isQuoted = false;
  while (at < tokens.length) {
    const token = tokens[at];
    if (!token) break;
    const title = readTitle(tokens, at, titles);
    if (title) {
      marks.push({ kind: 'title', events: title.events, words: title.words });
      at = title.next;
      if (isShortIs(tokens, at)) marks.push(isWord);
      continue;
    }
    const read = readTime({ tokens, at, now, marks });
    if (read) {
      marks.push(...(Array.isArray(read.mark) ? read.mark : [read.mark]));
      at = read.next;
      if (isShortIs(tokens, at)) marks.push(isWord);
      continue;
    }
    if (/^["“”«»]$/.test(token.text)) isQuoted = !isQuoted;
    marks.push(
      /^[\p{L}]/u.test(token.text)
        ? { kind: 'word', word: token.text, isCapital: token.isCapital, isQuoted }
        : { kind: 'sign', sign: token.text },
    );
    at += 1;
    if (
      isShortIs(tokens, at) &&
      !/^(?:it|that|there|what|here|let|who|where|when|how|everything|nothing|he|she)'s$/.test(token.text)
    )
      marks.push(isWord);
  }
  return marks;
}

function readTime(place: Place): Read | null {
  const { tokens, at } = place;
  const before = wordAt(tokens, at - 1);
  if (before === 'good' && parts.has(wordAt(tokens, at))) return null;
  const canBe = canStart(tokens, at) || parts.has(wordAt(tokens, at).replace(/'?s$/, ''));
  if (!canBe) return null;
  return (
    readDayMark(place) ??
    readClockMark(place) ??
    readPartMark(place) ??
    readLengthMark(place) ??
    readNumberMark(place)
  );
}

function readDayMark({ tokens, at, now }: Place): Read | null {
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

function readPartMark({ tokens, at }: Place): Read | null {
  const part = parts.get(wordAt(tokens, at).replace(/'?s$/, ''));
  if (part === undefined || /^(?:am|pm|eve)$/.test(wordAt(tokens, at))) return null;
  return { mark: { kind: 'part', part }, next: at + 1 };
}

const counted =
  /^(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|people|persons?|guests?|degrees?|percent|options?|choices?|times|times|ways?|steps?|questions?|of|more|others?|alternatives?|slots?|items?|other|each|km|miles|dollars|euros|separate|different|back|busy|free|open|booked|small|quick|short|long|big|important|upcoming|remaining)$/;

function readClockMark(place: Place): Read | null {
  const { tokens, at } = place;
  const isFrom = /^(?:from|between)$/.test(wordAt(tokens, at));
  const start = isFrom ? at + 1 : at;
  const first = readClock(tokens, start);
  if (!first || !isHourlike(tokens, start)) return null;
  const link = wordAt(tokens, first.next);
  const isLinked =
    /^(?:to|until|till|til|through|thru|-|–|—)$/.test(link) ||
    (link === 'and' && wordAt(tokens, start - 1) === 'between');
  const rest = isLinked ? readRestOfHour(tokens, first.next + 1, first.clock) : null;
  if (rest) return { mark: { kind: 'range', from: first.clock, to: rest.clock }, next: rest.next };
  const second = isLinked ? readClock(tokens, first.next + 1) : null;
  if (second && isHourlike(tokens, first.next + 1) && !counted.test(wordAt(tokens, second.next))) {
    const orClock = beforeHour(tokens, start, second.clock);
    return {
      mark: { kind: 'range', from: first.clock, to: second.clock, ...(orClock ? { orClock } : {}) },
      next: second.next,
    };
  }
  if (units.has(wordAt(tokens, first.next)) || wordAt(tokens, first.next) === '%') return null;
  if (wordAt(tokens, first.next) === '-' && units.has(wordAt(tokens, first.next + 1))) return null;
  if (
    wordAt(tokens, start) === 'one' &&
    wordAt(tokens, start - 1) === 'by' &&
    wordAt(tokens, start - 2) === 'one'
  )
    return null;
  if (first.clock.isWeak && !(isLed(place, start) && !isCounted(tokens, first.next))) return null;
  const read = {
    kind: 'clock',
    clock: first.clock,
    role: roleOf(place, start, first.next),
    ...whereOf(tokens, first.next),
  } as const;
  return { mark: read, next: first.next };
}

/** Four bare digits are a year or an amount unless written like a clock. */
function isHourlike(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.value == null || token.to - token.from < 3) return true;
  const sign = wordAt(tokens, at + 1);
  return (
    /^(?:am|pm|hours|h|a|p)$/.test(sign) ||
    (wordAt(tokens, at - 1) === 'at' && token.to - token.from === 4 && token.value < 2360)
  );
}

function isCounted(tokens: readonly Token[], next: number): boolean {
  const word = wordAt(tokens, next);
  return counted.test(word) || eventNouns.test(word);
}

const leads =
  /^(?:at|@|around|about|by|from|until|till|til|to|before|after|between|past|for|approximately|roughly|is|was|it's|that's|say|or|then)$/;

function isLed({ tokens, marks }: Place, start: number): boolean {
  const lead = wordAt(tokens, start - 1);
  const last = marks.at(-1);
  const joins = /^(?:and|or|,|&)$/.test(lead);
  const before = joins ? marks.at(-2) : last;
  if (lead === 'for' || lead === 'or' || lead === 'is' || lead === 'was' || lead === 'then' || lead === 'say')
    return (
      before?.kind === 'clock' ||
      (last?.kind === 'word' && /^(?:is|was|for|it's|that's)$/.test(lead) && isClauseEnd(tokens, start))
    );
  if (leads.test(lead)) return true;
  if (last === undefined || last.kind === 'sign') return isSubject(tokens, start);
  return (before?.kind === 'clock' && joins) || last?.kind === 'day' || last?.kind === 'part';
}

/** `it is for 3`, `your gym is 7`: nothing follows that the number could count. */
function isClauseEnd(tokens: readonly Token[], at: number): boolean {
  const number = readCardinal(tokens, at);
  return number !== null && /^(?:|[.,!?;]|tomorrow|today|tonight|on)$/.test(wordAt(tokens, number.next));
}

function roleOf({ tokens, marks }: Place, start: number, next: number): ClockRole {
  if (saysEndOf(tokens, start)) return 'end';
  for (let at = start - 1; at >= Math.max(0, start - 3); at -= 1) {
    const word = wordAt(tokens, at);
    if (word === 'by' && /\b(?:over|done|finished|out|through|home|back|free)$/.test(wordAt(tokens, at - 1)))
      return 'end';
    if (/^(?:lands?|landing|arriv(?:es?|al|ing))$/.test(word)) return 'end';
    if (/^(?:until|till|til|through|ends?|ending|finish(?:es)?|wraps?|over|done|to)$/.test(word))
      return word === 'to' && !marks.some(({ kind }) => kind === 'clock') ? 'start' : 'end';
    if (/^(?:after|following|past|since)$/.test(word)) return 'after';
    if (/^(?:before|by)$/.test(word)) return 'before';
    if (word === 'from' && /^(?:on|onward|onwards)$/.test(wordAt(tokens, next))) return 'after';
    if (/^(?:at|[.,;:])$/.test(word) && at < start - 1) break;
  }
  return /^(?:on|onward|onwards)$/.test(wordAt(tokens, next)) && wordAt(tokens, start - 1) === 'from'
    ? 'after'
    : 'start';
}

function readLengthMark({ tokens, at }: Place): Read | null {
  const length = readLengthRange(tokens, at) ?? readDuration(tokens, at);
  if (!length) return null;
  const word = wordAt(tokens, at);
  // "have a good day", "one minute", "a moment": no lengths of anything.
  if (
    /^an?$/.test(word) &&
    /^(?:day|week|minute)s?$/.test(wordAt(tokens, at + 1)) &&
    wordAt(tokens, at - 1) !== 'for'
  )
    return null;
  const isBefore = /^(?:before|beforehand|prior|ahead)$/.test(wordAt(tokens, length.next));
  if (/^(?:later|earlier|sooner|longer|shorter|more|less)$/.test(wordAt(tokens, length.next)))
    return {
      mark: { kind: 'length', minutes: length.minutes, isBefore: false, isShift: true },
      next: length.next + 1,
    };
  const next = wordAt(tokens, length.next) === 'long' ? length.next + 1 : length.next;
  return { mark: { kind: 'length', minutes: length.minutes, isBefore }, next };
}

/** `seven to nine hours`: the longer one. */
function readLengthRange(tokens: readonly Token[], at: number): { minutes: number; next: number } | null {
  const first = readCardinal(tokens, at);
  if (!first || !/^(?:to|or|-|–)$/.test(wordAt(tokens, first.next))) return null;
  return readDuration(tokens, first.next + 1);
}

function readNumberMark({ tokens, at }: Place): Read | null {
  const token = tokens[at];
  const number = readCardinal(tokens, at);
  if (!token || !number) return null;
  const following = wordAt(tokens, number.next);
  if (token.text === 'one' && !eventNouns.test(following)) return null;
  const isSmall = token.value === null && number.value <= 12;
  if (
    isSmall &&
    /^(?:the|you|us|we|those|these|all|them|between|other|of)$/.test(wordAt(tokens, at - 1)) &&
    !eventNouns.test(following)
  )
    return null;
  return { mark: { kind: 'number', value: number.value, said: token.text }, next: number.next };
}

/** Both ends on one day's clock, minutes after midnight; the end may be on the next day. */
export function rangeMinutes(from: Clock, to: Clock): { from: number; to: number } {
  const { start, end } = chooseHalves(from, to, { words: new Set() });
  return { from: start.minutes, to: end };
}

/** `11 is free`, `9, 10 and 11 work`: a number that opens a clause and is said to be something. */
function isSubject(tokens: readonly Token[], at: number): boolean {
  const number = readCardinal(tokens, at);
  if (!number || number.value > 24) return false;
  let next = number.next;
  if (number.value <= 12 && /^(?:on|tomorrow|today|this)$/.test(wordAt(tokens, next))) return true;
  while (/^(?:,|and|or)$/.test(wordAt(tokens, next)) || tokens[next]?.value != null) next += 1;
  return /^(?:is|are|works?|would|suits?|fits?|looks?|should|could|might|will|seems?)$/.test(
    wordAt(tokens, next),
  );
}

const isWord: Mark = { kind: 'word', word: 'is', isCapital: false, isQuoted: false };

/** `cinema's in`, `Saturday's all yours`: the word before `at` ends in "is" written short. */
function isShortIs(tokens: readonly Token[], at: number): boolean {
  return (
    /'s$/.test(wordAt(tokens, at - 1)) &&
    /^(?:in|out|off|on|at|gone|there|set|done|all|now|free|busy|open|full|booked|added|moved|removed|cancelled|canceled|back|not|a|the|already|still|only|just|over|empty|clear|taken|from|for|until|no|confirmed|scheduled|wide|completely|packed|both|today|tomorrow|\d+|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
      wordAt(tokens, at),
    )
  );
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

/** `ten to eleven` may be 10:50 as well. */
function beforeHour(tokens: readonly Token[], at: number, hour: Clock): Clock | null {
  const minutes = readCardinal(tokens, at);
  const isBare =
    minutes !== null &&
    wordAt(tokens, minutes.next) === 'to' &&
    /^(?:5|10|20|25)$/.test(String(minutes.value));
  if (!isBare || hour.minutes % 60 !== 0) return null;
  const at12 = (hour.minutes - minutes.value + 1440) % (hour.isOpen ? 720 : 1440);
  return { ...hour, minutes: at12 };
}

/** `from nine to half past`: the same hour. */
function readRestOfHour(
  tokens: readonly Token[],
  at: number,
  from: Clock,
): { clock: Clock; next: number } | null {
  const minutes = { half: 30, quarter: 15 }[wordAt(tokens, at)];
  const next = wordAt(tokens, at + 2);
  if (
    minutes === undefined ||
    wordAt(tokens, at + 1) !== 'past' ||
    (/^\p{L}+$/u.test(next) && smallNumbers.has(next))
  )
    return null;
  if (tokens[at + 2]?.value != null) return null;
  return { clock: { ...from, minutes: from.minutes - (from.minutes % 60) + minutes }, next: at + 2 };
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

/** `the end of your call is at five`. */
function saysEndOf(tokens: readonly Token[], start: number): boolean {
  for (let at = start - 1; at >= Math.max(1, start - 10); at -= 1)
    if (wordAt(tokens, at) === 'of' && wordAt(tokens, at - 1) === 'end') return true;
  return false;
}

/** `four your time`, `ten over there`. */
function whereOf(tokens: readonly Token[], next: number): { where?: 'here' | 'there' } {
  const said = [0, 1, 2].map((ahead) => wordAt(tokens, next + ahead)).join(' ');
  if (/^(?:your time|here|for you|on your)/.test(said)) return { where: 'here' };
  return /^(?:their time|there|over there|local time)/.test(said) ? { where: 'there' } : {};
}
