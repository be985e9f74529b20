/**
 * Whether words say nothing but when, or nothing but how long: an answer or a correction, rather
 * than a thing that happens then.
 */
import { readDuration } from './read-duration.ts';
import { readTokens, wordAt } from './tokens.ts';
import type { Phrase } from './utterance.ts';
import { wordSet } from './word-set.ts';

const idleWords = wordSet(`
  at on the , instead same time please and in that day . sharp o clock then
`);

/** Every word of the phrase belongs to a day or a clock. */
export function isOnlyWhen(phrase: Phrase): boolean {
  const covered = new Set<number>();
  for (const piece of phrase.pieces) for (let at = piece.start; at < piece.next; at += 1) covered.add(at);
  return (
    phrase.pieces.some((piece) => piece.kind === 'day' || piece.kind === 'clock') &&
    phrase.tokens.every((token, at) => covered.has(at) || idleWords.has(token.text))
  );
}

/** Minutes, where the text is a length and nothing else. */
export function readOnlyLength(text: string): number | null {
  const tokens = readTokens(text.trim());
  const start = /^(?:by|for|about|around)$/.test(wordAt(tokens, 0)) ? 1 : 0;
  const length = readDuration(tokens, start);
  return length && length.next === tokens.length ? length.minutes : null;
}
