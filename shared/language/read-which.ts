/** Which event an utterance is about: its name and the day it is on. */
import { firstPiece } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { cleanName, dayIn, wordsOutside } from './utterance.ts';
import type { Phrase } from './utterance.ts';

const generalNames = /^(?:meeting|appointment|event|call|thing|one|session|slot|it)?$/i;

/** The event's name and its day. A clock belongs to the name where the name says little else: `3pm meeting`. */
export function readWhich(phrase: Phrase): { event: string; on?: string } {
  const kinds: Piece['kind'][] = ['day', 'clock', 'duration', 'all-day', 'zone'];
  const name = wordsOutside(phrase, kinds);
  const on = dayIn(phrase);
  const withClock =
    generalNames.test(name) && firstPiece(phrase.pieces, 'clock') ? timeName(phrase, name) : name;
  return { event: withClock, ...(on === null ? {} : { on }) };
}

function timeName(phrase: Phrase, name: string): string {
  const piece = firstPiece(phrase.pieces, 'clock');
  if (!piece) return name;
  const from = phrase.tokens[piece.start]?.from ?? 0;
  const to = phrase.tokens[piece.next - 1]?.to ?? from;
  const clock = cleanName(phrase.text.slice(from, to)).replace(/^(?:at|from|by)\s+/i, '');
  return /^it$/i.test(name) || name === '' ? clock : `${clock} ${name}`;
}
