/** Reads a sentence into marks: titles first, then days, clocks and lengths by the readers of `shared/language`. */
import { parts } from '#shared/language/english-words.ts';
import { canStart } from '#shared/language/piece-starters.ts';
import { readDuration } from '#shared/language/read-duration.ts';
import { readCardinal } from '#shared/language/read-number.ts';
import type { ReadingNow } from '#shared/language/reading-now.ts';
import { readTokens, wordAt } from '#shared/language/tokens.ts';
import type { Token } from '#shared/language/tokens.ts';
import { eventNouns } from './claim-words.ts';
import type { Mark } from './marks.ts';
import type { Place, Read } from './place.ts';
import { readClockMark } from './read-clock-mark.ts';
import { readDayMark } from './read-day-mark.ts';
import { readTitle } from './read-titles.ts';
import type { TitleIndex } from './read-titles.ts';

/** `nine-thirty`, `half-past-two`, `six-to-ten`. */
const spokenHyphen =
  /(?<=\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|past|to))-(?=(?:o'clock|oh|ten|fifteen|twenty|thirty|forty|fifty|past|to|one|two|three|four|five|six|seven|eight|nine|eleven|twelve)\b)/gi;

/** `half ten` is 10:30. */
const britishHalf =
  /(?<!\b(?:and a|a|an|first|second|one|other|nearly|about an?) )\bhalf (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! (?:hours?|minutes?|of))/gi;

/** `plain` has been through `plainText`. */
export function readMarks(plain: string, now: ReadingNow, titles: TitleIndex): Mark[] {
  const tokens = readTokens(plain.replace(spokenHyphen, ' ').replace(britishHalf, 'half past $1'));
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
  return clocksInLists(marks);
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

function readPartMark({ tokens, at }: Place): Read | null {
  const part = parts.get(wordAt(tokens, at).replace(/'?s$/, ''));
  if (part === undefined || /^(?:am|pm|eve)$/.test(wordAt(tokens, at))) return null;
  return { mark: { kind: 'part', part }, next: at + 1 };
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
      mark: {
        kind: 'length',
        minutes: length.minutes,
        isBefore: false,
        isShift: true,
        shift: wordAt(tokens, length.next),
      },
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

/** "Nine, ten or half past ten": numbers in a list that ends in a clock are hours. */
function clocksInLists(marks: readonly Mark[]): Mark[] {
  const out = [...marks];
  for (let at = out.length - 2; at >= 0; at -= 1) {
    const mark = out[at];
    if (mark?.kind !== 'number' || mark.value < 1 || mark.value > 12) continue;
    let next = at + 1;
    while (isListWord(out[next])) next += 1;
    if (next === at + 1 || out[next]?.kind !== 'clock') continue;
    const clock = { minutes: (mark.value % 12) * 60, isOpen: true, isWeak: true };
    out[at] = { kind: 'clock', clock, role: 'start' };
  }
  return out;
}

const isListWord = (mark: Mark | undefined): boolean =>
  (mark?.kind === 'sign' && mark.sign === ',') || (mark?.kind === 'word' && mark.word === 'or');
