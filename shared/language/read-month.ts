/** The two halves of a named date: the month and the number of the day. */
import { months } from './english-words.ts';
import { readCardinal, readOrdinal } from './read-number.ts';
import type { NumberMatch } from './read-number.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

/** The number of a month at this place: `aug`, `sept.`. */
export function readMonth(tokens: readonly Token[], at: number): { month: number; next: number } | null {
  const month = months.get(wordAt(tokens, at));
  if (month === undefined) return null;
  const hasDot =
    wordAt(tokens, at + 1) === '.' && tokens[at + 1]?.glued === true && wordAt(tokens, at).length <= 4;
  return { month, next: hasDot ? at + 2 : at + 1 };
}

/** A day of the month as a number or ordinal, `3`, `3rd`, `twenty first`; 32 and more is none. */
export function readDayNumber(tokens: readonly Token[], at: number): NumberMatch | null {
  const token = tokens[at];
  if (token?.value !== null && token?.value !== undefined && token.to - token.from > 2) return null;
  const number = readOrdinal(tokens, at) ?? readCardinal(tokens, at);
  return number && number.value >= 1 && number.value <= 31
    ? { value: number.value, next: number.next }
    : null;
}
