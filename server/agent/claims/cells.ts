/** Which times, lengths and other words of a clause belong to which of its events. */
import * as claimWords from './claim-words.ts';
import { functionWords, generalWords } from './known-words.ts';
import type {
  ClockMark,
  DayMark,
  LengthMark,
  Mark,
  MomentMark,
  NumberMark,
  PartMark,
  RangeMark,
  TitleMark,
} from './marks.ts';
import { marksOf } from './marks.ts';
import { baseActs, ingActs, pastActs } from './act-words.ts';
import { foldWord } from './title-words.ts';

/** One event as a clause speaks of it; `title` is null where it has no name there. */
export type Cell = {
  title: TitleMark | null;
  days: readonly DayMark[];
  parts: readonly PartMark[];
  clocks: readonly ClockMark[];
  ranges: readonly RangeMark[];
  moments: readonly MomentMark[];
  lengths: readonly LengthMark[];
  numbers: readonly NumberMark[];
  /** Words that are neither grammar nor a title: names, places, inventions. */
  extras: readonly string[];
  /** Those of them that stand where a name would. */
  names: readonly string[];
  /** All words of its own. */
  words: readonly string[];
};

/** `isTurned`: as if the times stood on the other side of the titles than they seem to. */
export function cellsOf(marks: readonly Mark[], isTurned = false): Cell[] {
  const at = marks.flatMap((mark, index) => (mark.kind === 'title' ? [index] : []));
  const [first] = at;
  if (first === undefined) return [cellOf(null, marks)];
  const leading = marks.slice(0, first);
  const isLed = leading.some(({ kind }) => kind === 'clock' || kind === 'range') !== isTurned;
  const cells = at.map((place, index) => {
    const title = marks[place] as TitleMark;
    const next = at[index + 1] ?? marks.length;
    const from = isLed ? (index === 0 ? 0 : (at[index - 1] ?? 0) + 1) : index === 0 ? 0 : place + 1;
    const to = isLed && index < at.length - 1 ? place : next;
    return cellOf(title, marks.slice(from, to));
  });
  return shareDays(cells);
}

/** `Gym and Lunch tomorrow`, `Tomorrow Gym at 7, Lunch at 12`: a day goes on, and back over a bare list. */
function shareDays(cells: readonly Cell[]): Cell[] {
  const out = [...cells];
  for (const [at, cell] of out.entries()) {
    const before = out[at - 1];
    if (before && cell.days.length === 0 && isLeading(before, cells))
      out[at] = { ...cell, days: before.days };
  }
  for (let at = out.length - 2; at >= 0; at -= 1) {
    const [cell, next] = [out[at], out[at + 1]];
    if (cell && next && isBareOf(cell) && cell.days.length === 0)
      out[at] = { ...cell, days: next.days, parts: next.parts };
  }
  return out;
}

/** Only the day said first of all is meant for those behind it too. */
const isLeading = (cell: Cell, cells: readonly Cell[]): boolean =>
  cells[0] === undefined || cell.days === cells[0].days;

const isBareOf = ({ clocks, ranges, parts, moments, lengths, words }: Cell): boolean =>
  clocks.length + ranges.length + parts.length + moments.length + lengths.length === 0 &&
  words.every((word) => /^(?:and|the|your|a|an|both|with|you|have|i|added|booked|put|is|are)$/.test(word));

function cellOf(title: TitleMark | null, marks: readonly Mark[]): Cell {
  return {
    title,
    days: marksOf(marks, 'day'),
    parts: marksOf(marks, 'part'),
    clocks: marksOf(marks, 'clock'),
    ranges: marksOf(marks, 'range'),
    moments: marksOf(marks, 'moment'),
    lengths: marksOf(marks, 'length'),
    numbers: marksOf(marks, 'number'),
    extras: extrasOf(marks),
    names: namesOf(marks),
    words: marksOf(marks, 'word').map(({ word }) => word),
  };
}

const naming =
  /^(?:and|or|plus|a|an|the|your|my|our|with|at|in|for|called|named|by|to|from|of|near|via|is|are|then|another|some|no|every|own|have|has|got|both|new|be|been|was|on|as|about)$/;

/**
 * Unknown words that do not stand where a name would: "Gym kicks off at 7". What stands in such a
 * place, is quoted or has a capital, names something.
 */
export function namesOf(marks: readonly Mark[]): string[] {
  return marks.flatMap((mark, at) => {
    if (mark.kind !== 'word' || (!mark.isQuoted && isPlain(mark.word))) return [];
    const before = marks[at - 1];
    const isName =
      mark.isQuoted ||
      mark.isCapital ||
      before === undefined ||
      before.kind !== 'word' ||
      naming.test(before.word);
    return isName ? [foldWord(mark.word)] : [];
  });
}

export function extrasOf(marks: readonly Mark[]): string[] {
  return marksOf(marks, 'word').flatMap(({ word, isQuoted }) =>
    isQuoted || !isPlain(word) ? [foldWord(word)] : [],
  );
}

/** Every word the grammar of claims is made of names nothing. */
const grammarWords = new Set(
  Object.values(claimWords).flatMap(
    (pattern) => pattern.source.replace(/\\./g, ' ').match(/[a-z]{3,}/g) ?? [],
  ),
);

const isListed = (word: string): boolean =>
  functionWords.has(word) ||
  generalWords.has(word) ||
  grammarWords.has(word) ||
  pastActs.has(word) ||
  baseActs.has(word) ||
  ingActs.has(word);

/** A word that names nothing. */
export function isPlain(word: string): boolean {
  const bare = word.replace(/'(?:s|re|ve|ll|d|m|t)?$/, '');
  if (isListed(word) || isListed(bare) || /(?:ly|n't)$/.test(word)) return true;
  return (
    (bare.length > 3 && bare.endsWith('s') && isListed(bare.slice(0, -1))) ||
    (bare.length > 4 && bare.endsWith('es') && isListed(bare.slice(0, -2))) ||
    (bare.length > 5 &&
      bare.endsWith('ed') &&
      (isListed(bare.slice(0, -2)) || isListed(bare.slice(0, -1)))) ||
    (bare.length > 6 && bare.endsWith('ing') && isListed(bare.slice(0, -3)))
  );
}
