/**
 * Are these words really in the talk? Extractors count turns wrongly and tidy up signs; they also
 * make words up. What is found gets its exact place, what is not found does not exist.
 */
import type { Quote, Words } from '#shared/conversation/proposal.ts';
import type { TalkTurn } from './talk.ts';

/** So little can stand anywhere. */
const leastElsewhere = 12;

/** In the turn they name, else in the one other turn that has them; else null. */
export function findWords(talk: readonly TalkTurn[], words: Words): Quote | null {
  const here = placeIn(talk[words.turn]?.text, words.text);
  if (here) return { turn: words.turn, ...here };
  if (folded(words.text).text.length < leastElsewhere) return null;
  const elsewhere = talk.flatMap((turn, index) => {
    const place = placeIn(turn.text, words.text);
    return place ? [{ turn: index, ...place }] : [];
  });
  return elsewhere.length === 1 ? (elsewhere[0] ?? null) : null;
}

/** Does the text hold these words, as whole words? */
export function holds(text: string, words: string): boolean {
  return placeIn(text, words) !== null;
}

function placeIn(text: string | undefined, words: string): { text: string; from: number; to: number } | null {
  if (text === undefined) return null;
  const wanted = folded(words).text.trim();
  if (wanted === '') return null;
  const has = folded(text);
  for (let at = has.text.indexOf(wanted); at >= 0; at = has.text.indexOf(wanted, at + 1)) {
    const isWhole = !isWord(has.text[at - 1]) && !isWord(has.text[at + wanted.length]);
    if (!isWhole) continue;
    const from = has.places[at] ?? 0;
    const to = (has.places[at + wanted.length - 1] ?? 0) + 1;
    return { text: text.slice(from, to), from, to };
  }
  return null;
}

const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Lower case, one kind of quote and one space; `places` leads back. Signs count as a space. */
function folded(text: string): { text: string; places: number[] } {
  let out = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at] ?? '';
    const lower = /[\p{L}\p{N}]/u.test(one) ? one.toLowerCase() : /['’‘]/.test(one) ? "'" : ' ';
    if (lower === ' ' && (out.endsWith(' ') || out === '')) continue;
    out += lower.slice(0, 1);
    places.push(at);
  }
  return { text: out.trimEnd(), places };
}
