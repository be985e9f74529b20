/** Numbers as digits or words at a place in the text: `45`, `forty five`, `21st`, `twenty first`. */
import { ordinals, smallNumbers, tens } from './english-words.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

export type NumberMatch = { value: number; next: number };

/** A whole number below 100 in words, or any in digits. `isDigits` tells which. */
export function readCardinal(
  tokens: readonly Token[],
  at: number,
): (NumberMatch & { isDigits: boolean }) | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.value !== null) return { value: token.value, next: at + 1, isDigits: true };
  const small = smallNumbers.get(token.text);
  if (small !== undefined) return { value: small, next: at + 1, isDigits: false };
  const ten = tens.get(token.text);
  if (ten === undefined) return null;
  const next = wordAt(tokens, at + 1) === '-' ? at + 2 : at + 1;
  const one = smallNumbers.get(wordAt(tokens, next));
  if (one !== undefined && one > 0 && one < 10) return { value: ten + one, next: next + 1, isDigits: false };
  return { value: ten, next: at + 1, isDigits: false };
}

/** `3rd`, `third`, `twenty first`; a bare `3` is no ordinal. */
export function readOrdinal(tokens: readonly Token[], at: number): NumberMatch | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.value !== null) {
    const suffix = tokens[at + 1];
    const isSuffix = suffix?.glued === true && /^(?:st|nd|rd|th)$/.test(suffix.text);
    return isSuffix && token.value > 0 && token.value < 100 ? { value: token.value, next: at + 2 } : null;
  }
  const single = ordinals.get(token.text);
  if (single !== undefined) return { value: single, next: at + 1 };
  const ten = tens.get(token.text);
  if (ten === undefined) return null;
  const next = wordAt(tokens, at + 1) === '-' ? at + 2 : at + 1;
  const one = ordinals.get(wordAt(tokens, next));
  return one !== undefined && one < 10 ? { value: ten + one, next: next + 1 } : null;
}

/** `2`, `2.5`, `two and a half`, `a`, `an`, `a couple of`, `half a`: how many of a unit. */
export function readAmount(tokens: readonly Token[], at: number): NumberMatch | null {
  const word = wordAt(tokens, at);
  if (word === 'half') {
    const next = /^an?$/.test(wordAt(tokens, at + 1)) ? at + 2 : at + 1;
    return { value: 0.5, next };
  }
  if (word === 'quarter' && wordAt(tokens, at + 1) === 'of') {
    return { value: 0.25, next: /^an?$/.test(wordAt(tokens, at + 2)) ? at + 3 : at + 2 };
  }
  if (word === 'a' || word === 'an') {
    const second = wordAt(tokens, at + 1);
    if (second === 'couple') return { value: 2, next: wordAt(tokens, at + 2) === 'of' ? at + 3 : at + 2 };
    if (second === 'half') return { value: 0.5, next: at + 2 };
    if (second === 'quarter') return readAmount(tokens, at + 1);
    return { value: 1, next: at + 1 };
  }
  const whole = readCardinal(tokens, at);
  if (!whole || whole.value > 10_000) return null;
  if (/^quarters?$/.test(wordAt(tokens, whole.next)) && wordAt(tokens, whole.next + 1) === 'of') {
    return {
      value: whole.value / 4,
      next: /^an?$/.test(wordAt(tokens, whole.next + 2)) ? whole.next + 3 : whole.next + 2,
    };
  }
  return readFraction(tokens, whole);
}

function readFraction(tokens: readonly Token[], whole: NumberMatch & { isDigits: boolean }): NumberMatch {
  const { value, next, isDigits } = whole;
  const digits = tokens[next + 1];
  if (
    isDigits &&
    wordAt(tokens, next) === '.' &&
    tokens[next]?.glued === true &&
    digits?.glued === true &&
    digits.value !== null
  ) {
    return { value: value + digits.value / 10 ** (digits.to - digits.from), next: next + 2 };
  }
  if (wordAt(tokens, next) === '½') return { value: value + 0.5, next: next + 1 };
  const isHalf =
    wordAt(tokens, next) === 'and' &&
    /^an?$/.test(wordAt(tokens, next + 1)) &&
    wordAt(tokens, next + 2) === 'half';
  return isHalf ? { value: value + 0.5, next: next + 3 } : { value, next };
}
