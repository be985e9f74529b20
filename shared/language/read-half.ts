/** What stands behind an hour and says which half of the day it is in. */
import { parts } from './english-words.ts';
import type { Part } from './english-words.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

/** `am`, `p.m.`, `a m`, glued `a` and `p`. */
export function readHalf(tokens: readonly Token[], at: number): { half: 'am' | 'pm'; next: number } | null {
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
export function readInThePart(tokens: readonly Token[], at: number): { part: Part; next: number } | null {
  if (wordAt(tokens, at) === 'at' && wordAt(tokens, at + 1) === 'night')
    return { part: 'night', next: at + 2 };
  if (wordAt(tokens, at) !== 'in' || wordAt(tokens, at + 1) !== 'the') return null;
  const part = parts.get(wordAt(tokens, at + 2));
  return part === undefined ? null : { part, next: at + 3 };
}
