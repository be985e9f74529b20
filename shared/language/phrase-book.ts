/** A language file made ready for reading, once: its phrases by the word they begin with. */
import type { Language } from './languages/language.ts';
import { matchAt, patternsOf } from './phrase-pattern.ts';
import type { Element, Matched, Pattern } from './phrase-pattern.ts';
import { isWhen, slotWordsOf } from './phrase-slots.ts';
import type { SlotWords } from './phrase-slots.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** An order in parts: between two of them anything may stand. */
export type Order = {
  parts: readonly (readonly Element[])[];
  english: readonly string[];
  isOpenEnded: boolean;
};

export type PhraseBook = {
  words: SlotWords;
  telling: ReadonlySet<string>;
  hinting: ReadonlySet<string>;
  leads: readonly Pattern[];
  orders: readonly Order[];
  /** The longest phrase at a place. With `joints` the small words too. */
  phraseAt: (
    tokens: readonly Token[],
    at: number,
    joints: boolean,
  ) => { english: string; matched: Matched } | null;
};

const books = [new WeakMap<Language, PhraseBook>(), new WeakMap<Language, PhraseBook>()] as const;

/** The locale tells whether a written `7:30` is always before noon. */
export function phraseBook(language: Language, locale?: string): PhraseBook {
  const region = /[-_]([A-Z]{2})\b/.exec(locale ?? '')?.[1] ?? 'none';
  const is24 = language.clock24In === '*' || language.clock24In.includes(region);
  const shelf = books[is24 ? 1 : 0];
  const known = shelf.get(language);
  if (known) return known;
  const made = make(language, is24);
  shelf.set(language, made);
  return made;
}

type Shelf = { byWord: ReadonlyMap<string, readonly Pattern[]>; bySlot: readonly Pattern[] };

function make(language: Language, is24: boolean): PhraseBook {
  const words = slotWordsOf(language, is24);
  const time = [
    ...patternsOf(language.when),
    ...patternsOf(
      '{date} = {date}\n{time} = {time}\n{weekdays} = {weekdays}\n{weekday} = {weekday}\n{month} = {month}',
    ),
  ];
  const when = shelfOf(time);
  const hinting = new Set([...wordSet(language.hinting), ...words.months.keys()]);
  // Small words begin much that is not about time.
  for (const word of when.byWord.keys()) if (!hinting.has(word)) words.when.add(word);
  const joints = shelfOf(patternsOf(language.joints));
  return {
    words,
    telling: new Set([
      ...wordSet(language.telling),
      ...words.weekdays.keys(),
      ...words.weekdaysOften.keys(),
      ...words.joined.keys(),
    ]),
    hinting,
    leads: patternsOf(language.leads),
    orders: patternsOf(language.orders).map(orderOf),
    phraseAt: (tokens, at, withJoints) =>
      longest(when, tokens, { at, words }) ?? (withJoints ? longest(joints, tokens, { at, words }) : null),
  };
}

function orderOf({ elements, english }: Pattern): Order {
  const parts: Element[][] = [[]];
  for (const element of elements) {
    if (element.words[0] === '…') parts.push([]);
    else parts.at(-1)?.push(element);
  }
  const isOpenEnded = parts.length > 1 && parts.at(-1)?.length === 0;
  return { parts: isOpenEnded ? parts.slice(0, -1) : parts, english: english.split('…'), isOpenEnded };
}

function shelfOf(patterns: readonly Pattern[]): Shelf {
  const byWord = new Map<string, Pattern[]>();
  const bySlot: Pattern[] = [];
  for (const pattern of patterns) {
    for (const element of pattern.elements) {
      if (element.slot !== null) bySlot.push(pattern);
      for (const word of element.words) {
        const list = byWord.get(word) ?? [];
        list.push(pattern);
        byWord.set(word, list);
      }
      if (!element.isOptional) break;
    }
  }
  return { byWord, bySlot };
}

function longest(
  shelf: Shelf,
  tokens: readonly Token[],
  place: { at: number; words: SlotWords },
): { english: string; matched: Matched } | null {
  const token = tokens[place.at];
  if (!token) return null;
  let best: { english: string; matched: Matched } | null = null;
  const attempt = (pattern: Pattern): void => {
    const matched = matchAt(pattern.elements, tokens, place);
    if (matched && matched.next > Math.max(place.at, best?.matched.next ?? 0))
      best = { english: pattern.english, matched };
  };
  for (const pattern of shelf.byWord.get(token.text) ?? []) attempt(pattern);
  if (isWhen(token, place.words) || place.words.weekdaysShort.has(token.text))
    for (const pattern of shelf.bySlot) attempt(pattern);
  return best;
}

/** Elements at the first place of a stretch where they stand, or null. */
export function findPart(
  part: readonly Element[],
  tokens: readonly Token[],
  { from, to, words }: { from: number; to: number; words: SlotWords },
): { at: number; matched: Matched } | null {
  for (let at = from; at < to; at += 1) {
    const matched = matchAt(part, tokens, { at, words });
    if (matched && matched.next <= to) return { at, matched };
  }
  return null;
}
