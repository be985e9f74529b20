/**
 * A clock time at a place in the text, before anybody decides which half of the day a bare `3`
 * means (`half-of-day.ts`). A *weak* clock is a bare number: it counts only where the words around
 * it say that a time is meant, which the caller decides.
 */
import { parts } from './english-words.ts';
import type { Part } from './english-words.ts';
import { readCardinal } from './read-number.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

export type Clock = {
  /** Minutes after midnight; before noon when the half is open. */
  minutes: number;
  /** The text did not say am or pm and the hour is 1 to 12. */
  isOpen: boolean;
  isWeak: boolean;
  /** `in the morning`, said with the clock. */
  part?: Part;
  /** 12 am at the end of a stretch, or said as midnight. */
  isMidnight?: true;
};

export type ClockMatch = { clock: Clock; next: number };

/** `7am`, `7:30`, `19.30 pm`, `1400`, `noon`, `half past three`, `ten thirty`, `8 o'clock`, bare `8` (weak). */
export function readClock(tokens: readonly Token[], at: number): ClockMatch | null {
  return readNamed(tokens, at) ?? readPast(tokens, at) ?? readHour(tokens, at);
}

function readNamed(tokens: readonly Token[], at: number): ClockMatch | null {
  const start = wordAt(tokens, at) === 'the' ? at + 1 : at;
  const twelve = wordAt(tokens, start) === '12' || wordAt(tokens, start) === 'twelve' ? start + 1 : start;
  const word = wordAt(tokens, twelve);
  if (word === 'noon' || word === 'midday') return { clock: exact(720), next: twelve + 1 };
  if (word === 'midnight') return { clock: { ...exact(0), isMidnight: true }, next: twelve + 1 };
  return null;
}

function readPast(tokens: readonly Token[], at: number): ClockMatch | null {
  let start = at;
  if (wordAt(tokens, start) === 'a' && wordAt(tokens, start + 1) === 'quarter') start += 1;
  const word = wordAt(tokens, start);
  let offset = word === 'half' ? 30 : word === 'quarter' ? 15 : null;
  let next = start + 1;
  if (offset === null) {
    const number = readCardinal(tokens, start);
    if (!number || number.value < 1 || number.value > 59) return null;
    offset = number.value;
    next = /^min(?:ute)?s?$/.test(wordAt(tokens, number.next)) ? number.next + 1 : number.next;
  }
  const link = wordAt(tokens, next);
  const isPast = link === 'past' || (link === 'after' && word !== 'half');
  const isBefore =
    (link === 'to' || link === 'before' || link === 'till') && isQuarterish(tokens, start, next);
  if (!isPast && !isBefore) return null;
  const hour = readNamed(tokens, next + 1) ?? readHour(tokens, next + 1);
  if (!hour || hour.clock.minutes % 60 !== 0) return null;
  const shift = isPast ? offset : -offset;
  const minutes = (hour.clock.minutes + shift + 1440) % 1440;
  const isOpen = hour.clock.isOpen;
  return {
    clock: { ...hour.clock, minutes: isOpen ? minutes % 720 : minutes, isOpen, isWeak: false },
    next: hour.next,
  };
}

/** `10 to 3` is a stretch, `quarter to 3` and `10 minutes to 3` are clocks. */
function isQuarterish(tokens: readonly Token[], start: number, link: number): boolean {
  return wordAt(tokens, start) === 'quarter' || wordAt(tokens, link - 1).startsWith('min');
}

function readHour(tokens: readonly Token[], at: number): ClockMatch | null {
  const token = tokens[at];
  if (!token || isInsideNumber(tokens, at)) return null;
  if (token.value === null) return readSpokenHour(tokens, at);
  const length = token.to - token.from;
  if (length > 2) return length === 4 || length === 3 ? readPacked(tokens, at, token.value) : null;
  if (token.value > 24) return null;
  const minutes = readMinutes(tokens, at + 1);
  if (minutes === 'bad') return null;
  const hour = token.value;
  const isPadded = length === 2 && hour < 10;
  return finish(tokens, {
    hour,
    minute: minutes?.value ?? 0,
    next: minutes?.next ?? at + 1,
    isStrong: minutes !== null && minutes.isStrong,
    isDotted: minutes?.isDotted === true,
    is24: hour === 0 || hour > 12 || (isPadded && minutes !== null),
  });
}

type Minutes = { value: number; next: number; isStrong: boolean; isDotted?: true };

/** After the hour: `:30`, `.30`, `h30`, `h`, or nothing. `bad` when this is another kind of number. */
function readMinutes(tokens: readonly Token[], at: number): Minutes | 'bad' | null {
  const sign = tokens[at];
  if (!sign?.glued) return null;
  const digits = tokens[at + 1];
  const isPair =
    digits?.glued === true && digits.value !== null && digits.to - digits.from === 2 && digits.value < 60;
  if (sign.text === ':') {
    if (!isPair) return digits?.glued === true ? 'bad' : null;
    const hasSeconds =
      wordAt(tokens, at + 2) === ':' && tokens[at + 3]?.glued === true && tokens[at + 3]?.value != null;
    return { value: digits.value ?? 0, next: hasSeconds ? at + 4 : at + 2, isStrong: true };
  }
  if (sign.text === '.' && digits?.glued === true && digits.value !== null) {
    return isPair ? { value: digits.value, next: at + 2, isStrong: false, isDotted: true } : 'bad';
  }
  if (sign.text === 'h')
    return isPair
      ? { value: digits.value ?? 0, next: at + 2, isStrong: true }
      : { value: 0, next: at + 1, isStrong: true };
  if (/^[/%$€£°]$/.test(sign.text)) return 'bad';
  return null;
}

/** `1400`, `930`: strong only with am, pm or `hours` behind it. */
function readPacked(tokens: readonly Token[], at: number, value: number): ClockMatch | null {
  const hour = Math.floor(value / 100);
  const minute = value % 100;
  if (hour > 23 || minute > 59) return null;
  const isPadded = tokens[at]?.text.startsWith('0') === true;
  const sign = wordAt(tokens, at + 1);
  if (/^[/:-]$/.test(sign) && tokens[at + 1]?.glued === true && sign !== '-') return null;
  return finish(tokens, {
    hour,
    minute,
    next: at + 1,
    isStrong: false,
    is24: hour > 12 || hour === 0 || isPadded,
  });
}

function readSpokenHour(tokens: readonly Token[], at: number): ClockMatch | null {
  const hour = readCardinal(tokens, at);
  if (!hour || hour.value < 1 || hour.value > 12) return null;
  const second = tokens[hour.next];
  if (second?.text === '-' || second?.text === ':')
    return finish(tokens, { hour: hour.value, minute: 0, next: hour.next, isStrong: false, is24: false });
  let minute = 0;
  let next = hour.next;
  if (second && (second.text === 'oh' || second.text === 'o')) {
    const digit = readCardinal(tokens, next + 1);
    if (digit && digit.value < 10) [minute, next] = [digit.value, digit.next];
  } else {
    const spoken = second?.value === null ? readCardinal(tokens, next) : null;
    if (
      spoken &&
      spoken.value >= 10 &&
      spoken.value < 60 &&
      !/^(?:min|hour|hr|day|week)/.test(wordAt(tokens, spoken.next))
    ) {
      [minute, next] = [spoken.value, spoken.next];
    }
  }
  return finish(tokens, { hour: hour.value, minute, next, isStrong: next > hour.next, is24: false });
}

type Draft = {
  hour: number;
  minute: number;
  next: number;
  isStrong: boolean;
  is24: boolean;
  isDotted?: boolean;
};

function finish(tokens: readonly Token[], draft: Draft): ClockMatch | null {
  const { hour, minute } = draft;
  let { next } = draft;
  let isStrong = draft.isStrong;
  const oclock = wordAt(tokens, next);
  if (/^o'?clock$/.test(oclock)) [next, isStrong] = [next + 1, true];
  else if (oclock === 'o' && wordAt(tokens, next + 1) === 'clock') [next, isStrong] = [next + 2, true];
  else if (oclock === 'hours' && tokens[next - 1]?.value != null && lengthOf(tokens[next - 1]) === 4) {
    [next, isStrong] = [next + 1, true];
  }
  const half = readHalf(tokens, next);
  if (half) {
    if (hour > 12 && half.half === 'am') return null;
    const base = hour > 12 ? hour : (hour % 12) + (half.half === 'pm' ? 12 : 0);
    return {
      clock: {
        ...exact(base * 60 + minute),
        ...(base === 0 && minute === 0 ? { isMidnight: true as const } : {}),
      },
      next: half.next,
    };
  }
  const part = readInThePart(tokens, next);
  const isOpen = !draft.is24 && hour >= 1 && hour <= 12;
  const clock: Clock = {
    minutes: hour === 24 ? 0 : (isOpen ? hour % 12 : hour) * 60 + minute,
    isOpen,
    isWeak: !isStrong && part === null,
    ...(part ? { part: part.part } : {}),
    ...(hour === 24 ? { isMidnight: true as const } : {}),
  };
  return { clock, next: part?.next ?? next };
}

/** `am`, `p.m.`, `a m`, glued `a` and `p`. */
function readHalf(tokens: readonly Token[], at: number): { half: 'am' | 'pm'; next: number } | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.text === 'am' || token.text === 'pm') {
    return {
      half: token.text,
      next: wordAt(tokens, at + 1) === '.' && isAbbreviationDot(tokens, at + 1) ? at + 2 : at + 1,
    };
  }
  if (token.text !== 'a' && token.text !== 'p') return null;
  const half = token.text === 'a' ? 'am' : 'pm';
  if (wordAt(tokens, at + 1) === '.' && wordAt(tokens, at + 2) === 'm') {
    return { half, next: wordAt(tokens, at + 3) === '.' ? at + 4 : at + 3 };
  }
  if (wordAt(tokens, at + 1) === 'm') return { half, next: at + 2 };
  return token.glued ? { half, next: at + 1 } : null;
}

function isAbbreviationDot(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.glued === true && at + 1 < tokens.length;
}

/** `in the morning`, `at night`, `tonight` is a day and not read here. */
function readInThePart(tokens: readonly Token[], at: number): { part: Part; next: number } | null {
  if (wordAt(tokens, at) === 'at' && wordAt(tokens, at + 1) === 'night')
    return { part: 'night', next: at + 2 };
  if (wordAt(tokens, at) !== 'in' || wordAt(tokens, at + 1) !== 'the') return null;
  const part = parts.get(wordAt(tokens, at + 2));
  return part === undefined ? null : { part, next: at + 3 };
}

/** The digits of `1,194.09`, `-3`, `$7` or `v2` are no hours. */
function isInsideNumber(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before || tokens[at]?.glued !== true) return false;
  if (/^[.,:/$€£#]$/.test(before.text) && (/^[$€£#]$/.test(before.text) || tokens[at - 2]?.value != null))
    return true;
  return /\p{L}$/u.test(before.text) && tokens[at]?.value !== null;
}

function lengthOf(token: Token | undefined): number {
  return token ? token.to - token.from : 0;
}

function exact(minutes: number): Clock {
  return { minutes: minutes % 1440, isOpen: false, isWeak: false };
}
