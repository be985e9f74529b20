/** An hour with its minutes, in digits or words: `7`, `7:30`, `19.30`, `1400`, `ten thirty`, `8 o'clock`. */
import { exact } from './clock.ts';
import type { Clock, ClockMatch } from './clock.ts';
import { readHalf, readInThePart } from './read-half.ts';
import { readCardinal } from './read-number.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

export function readHour(tokens: readonly Token[], at: number): ClockMatch | null {
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
    // `0800` is nothing else, unless a number goes on behind it.
    isStrong: isPadded && lengthOf(tokens[at]) === 4 && tokens[at + 1]?.value == null,
    is24: hour > 12 || hour === 0 || isPadded,
  });
}

function readSpokenHour(tokens: readonly Token[], at: number): ClockMatch | null {
  const hour = readCardinal(tokens, at);
  if (!hour || hour.value < 1) return null;
  if (hour.value > 12) return readSpoken24(tokens, hour);
  const second = tokens[hour.next];
  // "One-thirty" is a clock, "ten-twelve" a stretch.
  const joined = second?.text === '-' && second.glued ? readCardinal(tokens, hour.next + 1) : null;
  if (joined && !joined.isDigits && joined.value > 12 && joined.value < 60)
    return finish(tokens, {
      hour: hour.value,
      minute: joined.value,
      next: joined.next,
      isStrong: true,
      is24: false,
    });
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

/** `thirteen thirty`, `eighteen oh five`, `fifteen hundred`: weak, for any two numbers look like this. */
function readSpoken24(tokens: readonly Token[], hour: { value: number; next: number }): ClockMatch | null {
  if (hour.value > 23) return null;
  const word = wordAt(tokens, hour.next);
  const draft = { hour: hour.value, isStrong: false, is24: true };
  if (word === 'hundred') {
    const next = wordAt(tokens, hour.next + 1) === 'hours' ? hour.next + 2 : hour.next + 1;
    return finish(tokens, { ...draft, minute: 0, next });
  }
  const isOh = word === 'oh' || word === 'o';
  const minute = readCardinal(tokens, isOh || word === '-' ? hour.next + 1 : hour.next);
  if (!minute || minute.isDigits || minute.value > 59 || minute.value < 10 !== isOh) return null;
  if (/^(?:min|hour|hr|day|week)/.test(wordAt(tokens, minute.next))) return null;
  return finish(tokens, { ...draft, minute: minute.value, next: minute.next });
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
  if (wordAt(tokens, next) === 'ish' && tokens[next]?.glued === true) next += 1;
  if (hour === 24 && minute > 0) return null;
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
    minutes: (isOpen ? hour % 12 : hour) * 60 + minute,
    isOpen,
    isWeak: !isStrong && part === null,
    ...(part ? { part: part.part } : {}),
  };
  return { clock, next: part?.next ?? next };
}

/** The digits of `1,194.09`, `-3`, `$7` or `v2` are no hours. */
function isInsideNumber(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before || tokens[at]?.glued !== true) return false;
  if (/^[.,:/$€£#]$/.test(before.text) && (/^[$€£#]$/.test(before.text) || tokens[at - 2]?.value != null))
    return true;
  if (before.text === 't' && tokens[at - 2]?.value != null) return false;
  return /\p{L}$/u.test(before.text) && tokens[at]?.value !== null;
}

function lengthOf(token: Token | undefined): number {
  return token ? token.to - token.from : 0;
}
