/** A place among the words that are not about time: `at Cafe Rio`, `in Room 5`. */
import type { TokenUse } from './token-use.ts';
import { isHyphened, wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

const placeEnds = wordSet(`
  with on for from to by about . , ! ? as please is that so and ( ; at until then if because when also
  : " “ ”
`);

const noPlaces = wordSet(`
  all least once first last it that this them him her me you progress person advance general charge
  case addition time touch order a an some any every each between about which what my
`);

const lookWords = wordSet(`
  look looking looks work working check checking sign log move fill come good arrive interested hand
  turn drop
`);

/** The first place that stands free, as a token range; its `at` is marked with it. */
export function readPlace(
  tokens: readonly Token[],
  uses: TokenUse[],
): { start: number; next: number } | null {
  for (let at = 0; at < tokens.length; at += 1) {
    if (uses[at] !== 'free' || !/^(?:at|@|in)$/.test(wordAt(tokens, at)) || isHyphened(tokens, at)) continue;
    const start = wordAt(tokens, at + 1) === 'the' ? at + 2 : at + 1;
    const next = placeEnd(tokens, start, uses);
    if (next === start || !isPlace(tokens, { at, start, next })) continue;
    for (let used = at; used < next; used += 1) uses[used] = 'place';
    return { start, next };
  }
  return null;
}

/**
 * `Exam, 14 Dec, 09:00, Hall B`: the last part of a text, behind a comma that follows a time, where nothing
 * else said a place. Names with a capital only, and not the only words there are.
 */
export function readLastPlace(
  tokens: readonly Token[],
  uses: TokenUse[],
): { start: number; next: number } | null {
  let comma = tokens.length - 1;
  while (comma > 0 && uses[comma] === 'free' && wordAt(tokens, comma) !== ',') comma -= 1;
  const start = comma + 1;
  const count = tokens.length - start;
  if (wordAt(tokens, comma) !== ',' || uses[comma - 1] !== 'time' || count < 2 || count > 4) return null;
  const isName = tokens
    .slice(start)
    .every(({ text, isCapital, value }) => isCapital || value !== null || text === 'of');
  const hasTitle = uses.slice(0, comma).includes('free');
  if (!isName || !hasTitle || tokens[start]?.isCapital !== true) return null;
  for (let at = comma; at < tokens.length; at += 1) uses[at] = 'place';
  return { start, next: tokens.length };
}

function placeEnd(tokens: readonly Token[], start: number, uses: readonly TokenUse[]): number {
  let next = start;
  while (next < tokens.length && uses[next] === 'free' && next < start + 8) {
    const word = wordAt(tokens, next);
    const goesOn =
      (word === 'and' || word === '&' || word === 'at') &&
      tokens[next + 1]?.isCapital === true &&
      tokens[next - 1]?.isCapital === true;
    if (placeEnds.has(word) && !goesOn) break;
    next += 1;
  }
  return next;
}

function isPlace(
  tokens: readonly Token[],
  { at, start, next }: { at: number; start: number; next: number },
): boolean {
  const first = tokens[start];
  if (/^\d+$/.test(first?.text ?? '') && /^(?:o'clock|o|oclock)$/.test(wordAt(tokens, start + 1)))
    return false;
  if (!first || noPlaces.has(first.text) || lookWords.has(wordAt(tokens, at - 1))) return false;
  if (wordAt(tokens, at) !== 'in') return /^[\p{L}\p{N}#]/u.test(first.text);
  if (start > at + 1) return next - start <= 3;
  return (
    first.isCapital || (next - start <= 2 && /^\p{L}{3,}$/u.test(first.text) && !first.text.endsWith('ing'))
  );
}
