/**
 * The hours of a part of the day, for questions: "Friday afternoon", "tonight". A file of its own,
 * because sentences and the single fields of a tool are asked about in the same words.
 */
import type { Part } from './english-words.ts';
import type { Piece } from './pieces.ts';
import { readingNow } from './reading-now.ts';
import type { ReadingContext } from './reading.ts';
import { readPhrase } from './utterance.ts';

/** `HH:MM`; an end that is left out is that of the day. */
export type PartHours = { after?: string; before?: string };

const hours: Readonly<Record<Part, PartHours>> = {
  morning: { before: '12:00' },
  afternoon: { after: '12:00', before: '18:00' },
  evening: { after: '18:00' },
  night: { after: '18:00' },
};

/** Null where no part of a day is named. */
export function partHoursIn(pieces: readonly Piece[]): PartHours | null {
  for (const piece of pieces)
    if (piece.kind === 'day' && piece.day.part !== undefined) return hours[piece.day.part];
  return null;
}

export function readPartHours(words: string, context: ReadingContext): PartHours | null {
  return partHoursIn(readPhrase(words.slice(0, 300), readingNow(context)).pieces);
}
