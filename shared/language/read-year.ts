/** A year behind a date, in digits or words. */
import { partsOf } from '../schedule/day-number.ts';
import { units } from './english-words.ts';
import { readCardinal } from './read-number.ts';
import type { ReadingNow } from './reading-now.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

/** `2027`, `, 2027`, `of 2027`, `'27`, `next year`, `this year`. */
export function readYear(
  tokens: readonly Token[],
  at: number,
  now: ReadingNow,
): { year: number; next: number } | null {
  const start = /^(?:,|of|in|-)$/.test(wordAt(tokens, at)) ? at + 1 : at;
  const token = tokens[start];
  if (!token) return null;
  const thisYear = partsOf(now.today).year;
  if (wordAt(tokens, start + 1) === 'year') {
    if (token.text === 'next') return { year: thisYear + 1, next: start + 2 };
    if (token.text === 'this') return { year: thisYear, next: start + 2 };
  }
  if (token.text === "'" && tokens[start + 1]?.glued === true && tokens[start + 1]?.to === token.to + 2) {
    const short = tokens[start + 1]?.value;
    return short === null || short === undefined ? null : { year: 2000 + short, next: start + 2 };
  }
  if (token.value === null) return readSpokenYear(tokens, start);
  if (token.to - token.from !== 4) return null;
  if (wordAt(tokens, start + 1) === ':' && tokens[start + 1]?.glued === true) return null;
  const isYear = token.value >= 1900 && token.value <= 2200;
  return isYear || token.text.startsWith('000') ? { year: token.value, next: start + 1 } : null;
}

/** `nineteen eighty six`, `twenty twenty seven`. */
function readSpokenYear(tokens: readonly Token[], at: number): { year: number; next: number } | null {
  const century = { nineteen: 1900, twenty: 2000 }[wordAt(tokens, at)];
  const rest = century === undefined || tokens[at + 1]?.value !== null ? null : readCardinal(tokens, at + 1);
  if (century === undefined || !rest || rest.value < 10 || units.has(wordAt(tokens, rest.next))) return null;
  return { year: century + rest.value, next: rest.next };
}
