/**
 * A text in another language as the English one that the readers know: small words, days and clocks are
 * turned by a language file (`languages/`), names stay. Every place of it is known in the text as it was
 * said, so that titles and marks are those of the person. What a file does not cover stays as it was.
 */
import type { Language } from './languages/language.ts';
import { knownLanguages } from './languages/known-languages.ts';
import { findPart, phraseBook } from './phrase-book.ts';
import type { Order, PhraseBook } from './phrase-book.ts';
import { inEnglish, matchAt } from './phrase-pattern.ts';
import { spokenLanguage } from './spoken-language.ts';
import { longestText, readTokens } from './tokens.ts';
import type { Token } from './tokens.ts';

type Asked = { locale?: string | undefined; languages?: readonly Language[] | undefined };

export type Turned = {
  text: string;
  /** The tokens of `text` with the places of what was said. A phrase has one place for all its words. */
  home: (tokens: readonly Token[]) => Token[];
};

/** An order as the English one; null where it is English, or in no language that is known here. */
export function toEnglish(text: string, asked: Asked = {}): string | null {
  const said = text.trim();
  const turned = turn(said, { ...asked, joints: false });
  const plain =
    turned?.text
      .replace(/\s+/g, ' ')
      .replace(/ (?=\?$)/, '')
      .trim() ?? said;
  return plain === said ? null : plain;
}

/** The same for reading one event: small words between its parts are turned too. */
export function turnForReading(text: string, asked: Asked): Turned | null {
  return turn(text, { ...asked, joints: true });
}

type Piece = { text: string; from: number; to: number; isPhrase: boolean };

function turn(whole: string, { locale, languages, joints }: Asked & { joints: boolean }): Turned | null {
  const text = whole.slice(0, longestText);
  const tokens = readTokens(text);
  const language = spokenLanguage(tokens, { locale, languages: languages ?? knownLanguages });
  if (!language) return null;
  const book = phraseBook(language, locale);
  const start = withoutLeads(tokens, book);
  const said = orderIn(tokens, { start, book }) ?? { phrases: [], end: tokens.length };
  const pieces: Piece[] = [];
  let within = tokens;
  let at = 0;
  let from = 0;
  const put = (english: string, next: number): void => {
    const [first, last] = [tokens[at], tokens[next - 1]];
    if (first && last && next > at) {
      pieces.push({ text: text.slice(from, first.from), from, to: first.from, isPhrase: false });
      pieces.push({ text: english, from: first.from, to: last.to, isPhrase: true });
      from = last.to;
    } else pieces.push({ text: english, from, to: from, isPhrase: true });
    at = next;
  };
  if (start > 0) put('', start);
  while (at < tokens.length) {
    const order = said.phrases.find((phrase) => phrase.at === at && !phrase.isUsed);
    if (order) {
      order.isUsed = true;
      put(order.english, order.next);
      continue;
    }
    const limit = said.phrases.find((phrase) => phrase.at > at)?.at ?? said.end;
    if (limit !== within.length) within = tokens.slice(0, limit);
    const phrase = book.phraseAt(within, at, joints);
    if (phrase) put(inEnglish(phrase.english, phrase.matched.slots), phrase.matched.next);
    else at += 1;
  }
  pieces.push({ text: text.slice(from), from, to: text.length, isPhrase: false });
  const tail = said.phrases.find((phrase) => !phrase.isUsed)?.english ?? '';
  pieces.push({ text: tail, from: text.length, to: text.length, isPhrase: true });
  return joinedUp(pieces);
}

function joinedUp(pieces: readonly Piece[]): Turned {
  const text = pieces.map((piece) => piece.text).join('');
  return {
    text,
    home: (tokens) => {
      let which = 0;
      let begun = 0;
      return tokens.map((token) => {
        let piece = pieces[which];
        while (piece && begun + piece.text.length <= token.from) {
          begun += piece.text.length;
          which += 1;
          piece = pieces[which];
        }
        if (!piece) return token;
        if (piece.isPhrase) return { ...token, from: piece.from, to: piece.to };
        const shift = piece.from - begun;
        return { ...token, from: token.from + shift, to: token.to + shift };
      });
    },
  };
}

function withoutLeads(tokens: readonly Token[], { leads, words }: PhraseBook): number {
  let at = 0;
  for (let round = 0; round < 5; round += 1) {
    const before = at;
    for (const { elements } of leads) at = matchAt(elements, tokens, { at, words })?.next ?? at;
    if (at === before || at >= tokens.length) return at >= tokens.length ? 0 : at;
  }
  return at;
}

type Phrases = { phrases: { at: number; next: number; english: string; isUsed: boolean }[]; end: number };

/** The parts of the first order that the text is, each with its English. */
function orderIn(
  tokens: readonly Token[],
  { start, book }: { start: number; book: PhraseBook },
): Phrases | null {
  let end = tokens.length;
  while (end > start && /^[.!?]$/.test(tokens[end - 1]?.text ?? '')) end -= 1;
  for (const order of book.orders) {
    const phrases = partsIn(order, tokens, { start, end, book });
    if (phrases) {
      // The signs at the end go with the order.
      const tail = order.english.at(-1) ?? '';
      phrases.push({ at: end, next: tokens.length, english: order.isOpenEnded ? tail : '', isUsed: false });
      return { phrases, end };
    }
  }
  return null;
}

function partsIn(
  { parts, english, isOpenEnded }: Order,
  tokens: readonly Token[],
  { start, end, book }: { start: number; end: number; book: PhraseBook },
): Phrases['phrases'] | null {
  const { words } = book;
  const phrases: Phrases['phrases'] = [];
  let from = start;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1 && !isOpenEnded;
    let found =
      index === 0
        ? headAt(part, tokens, { at: start, book })
        : findPart(part, tokens, { from, to: end, words });
    while (found && isLast && found.matched.next !== end && index > 0)
      found = findPart(part, tokens, { from: found.at + 1, to: end, words });
    if (!found || found.matched.next > end || (isLast && found.matched.next !== end)) return null;
    phrases.push({ at: found.at, next: found.matched.next, english: english[index] ?? '', isUsed: false });
    from = found.matched.next;
  }
  // An order is about something.
  return isOpenEnded && from >= end ? null : phrases;
}

function headAt(
  part: Order['parts'][number],
  tokens: readonly Token[],
  { at, book }: { at: number; book: PhraseBook },
) {
  const matched = matchAt(part, tokens, { at, words: book.words });
  return matched && { at, matched };
}
