/** Which times, lengths and other words of a clause belong to which of its events. */
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
};

export function cellsOf(marks: readonly Mark[]): Cell[] {
  const at = marks.flatMap((mark, index) => (mark.kind === 'title' ? [index] : []));
  const [first] = at;
  if (first === undefined) return [cellOf(null, marks)];
  const leading = marks.slice(0, first);
  const isLed = leading.some(({ kind }) => kind === 'clock' || kind === 'range');
  const cells = at.map((place, index) => {
    const title = marks[place] as TitleMark;
    const next = at[index + 1] ?? marks.length;
    const from = isLed ? (index === 0 ? 0 : (at[index - 1] ?? 0) + 1) : index === 0 ? 0 : place + 1;
    const to = isLed && index < at.length - 1 ? place : next;
    return cellOf(title, marks.slice(from, to));
  });
  return shareDays(cells);
}

/** `Gym and Lunch tomorrow`, `Tomorrow Gym at 7, Lunch at 12`: one day said is everybody's. */
function shareDays(cells: readonly Cell[]): Cell[] {
  const said = cells.filter(({ days }) => days.length > 0);
  let day: Pick<Cell, 'days' | 'parts'> | null = said.length === 1 ? (said[0] ?? null) : null;
  return cells.map((cell) => {
    if (cell.days.length > 0) {
      day = cell;
      return cell;
    }
    return day ? { ...cell, days: day.days } : cell;
  });
}

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
  };
}

export function extrasOf(marks: readonly Mark[]): string[] {
  return marksOf(marks, 'word').flatMap(({ word, isQuoted }) =>
    isQuoted || !isPlain(word) ? [foldWord(word)] : [],
  );
}

/** A word that names nothing. */
export function isPlain(word: string): boolean {
  const bare = word.replace(/'(?:s|re|ve|ll|d|m|t)?$/, '');
  return (
    functionWords.has(word) ||
    generalWords.has(word) ||
    functionWords.has(bare) ||
    generalWords.has(bare) ||
    pastActs.has(bare) ||
    baseActs.has(bare) ||
    ingActs.has(bare) ||
    bare.endsWith("n't") ||
    /(?:ly|n't)$/.test(word)
  );
}
