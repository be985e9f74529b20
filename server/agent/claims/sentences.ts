/**
 * Cuts words that stream in at any place into sentences, as soon as each is surely over. Joining
 * two sentences is safe (they are judged together); cutting one apart is not, so abbreviations,
 * clocks and decimals are no ends, and a run-on that is cut is marked as torn.
 */
import { wordSet } from '#shared/language/word-set.ts';
import { longestSentence } from './plain-text.ts';

export type Piece = {
  /** As it came, with the space behind it: all pieces together are the text. */
  text: string;
  /** Cut at the bound, not at an end: only part of a sentence. */
  isTorn: boolean;
};

export type SentenceCutter = { push(text: string): Piece[]; end(): Piece[] };

const abbreviations = wordSet(`
  dr mr mrs ms prof st mt no nr vs etc eg ie approx ca jr sr inc ltd dept est min hr hrs tel ext
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
`);

export function createSentenceCutter(longest: number = longestSentence): SentenceCutter {
  let rest = '';
  let wasTorn = false;

  function take(isEnd: boolean): Piece[] {
    const pieces: Piece[] = [];
    for (;;) {
      const end = endOfSentence(rest, isEnd);
      const isTooLong = (end < 0 ? rest.length : end) > longest;
      const cut = isTooLong ? tearAt(rest, longest) : end;
      if (cut <= 0) return pieces;
      pieces.push({ text: rest.slice(0, cut), isTorn: isTooLong || wasTorn });
      wasTorn = isTooLong;
      rest = rest.slice(cut);
    }
  }

  return {
    push(text) {
      rest += text;
      return take(false);
    },
    end() {
      const pieces = take(true);
      if (rest !== '') pieces.push({ text: rest, isTorn: wasTorn });
      rest = '';
      wasTorn = false;
      return pieces;
    },
  };
}

/** Place after the first sentence and the space behind it, or -1 while it may go on. */
function endOfSentence(text: string, isEnd: boolean): number {
  const marks = /\n|[.!?…]+|[。！？؟।｡]+/gu;
  for (const match of text.matchAll(marks)) {
    const [mark] = match;
    const at = match.index;
    const after = at + mark.length;
    if (mark === '\n') {
      if (text.slice(0, at).trim() === '') continue;
      return afterSpace(text, after, isEnd);
    }
    if (/[。！？؟।｡]/u.test(mark)) return afterSpace(text, after, isEnd);
    const closed = closeAt(text, after);
    if (closed >= text.length) return isEnd ? text.length : -1;
    if (!/\s/u.test(text.charAt(closed))) continue;
    // "…on Friday?” or “…": the list goes on.
    if (/["”’»]/u.test(text.slice(after, closed))) {
      const following = text.slice(closed).trimStart();
      if (following === '' && !isEnd) return -1;
      if (/^(?:or|and)\b/.test(following)) continue;
      if (/^(?:o|a|an)$/.test(following) && !isEnd) return -1;
    }
    if (mark === '.' && isInside(text, at, { next: closed, isEnd })) {
      if (text.slice(closed).trim() === '' && !isEnd) return -1;
      continue;
    }
    return afterSpace(text, closed, isEnd);
  }
  return -1;
}

/** Quotes, brackets and markdown that close after the mark belong to the sentence. */
function closeAt(text: string, at: number): number {
  let end = at;
  while (end < text.length && /["'”’»)\]*_~`\p{Cf}]|\uFE0F/u.test(text.charAt(end))) end += 1;
  return end;
}

function afterSpace(text: string, at: number, isEnd: boolean): number {
  let end = at;
  while (end < text.length && /\s/u.test(text.charAt(end))) end += 1;
  return end === text.length && !isEnd && end === at ? -1 : end;
}

/** Is the dot at `at` one of an abbreviation, an initial, a numbered list or `p.m.` in mid-sentence? */
function isInside(text: string, at: number, { next, isEnd }: { next: number; isEnd: boolean }): boolean {
  const start = Math.max(0, at - 24);
  // What nobody sees takes no word apart: "A\u200bM." is no initial.
  const before = text.slice(start, at).replace(/\p{Cf}/gu, '');
  const word = /[\p{L}\p{N}.]*$/u.exec(before)?.[0] ?? '';
  const following = text.slice(next).trimStart();
  if (/^\d{1,2}$/.test(word) && /(?:^|\n)\s*$/.test(before.slice(0, before.length - word.length)))
    return true;
  // "7 am." ends there; "7 a.m. tomorrow" goes on.
  if (/^[ap]\.m$/i.test(word)) return following === '' ? !isEnd : !/^[\p{Lu}"“*_]/u.test(following);
  if (abbreviations.has(word.toLowerCase())) return true;
  if (/^(?:e\.g|i\.e)$/i.test(word)) return true;
  return /^\p{Lu}$/u.test(word) && word !== 'I';
}

function tearAt(text: string, longest: number): number {
  const window = text.slice(0, longest);
  const comma = Math.max(window.lastIndexOf(', '), window.lastIndexOf('; '), window.lastIndexOf(' — '));
  if (comma > longest / 3) return comma + 1;
  const space = window.lastIndexOf(' ');
  return space > longest / 3 ? space + 1 : longest;
}
