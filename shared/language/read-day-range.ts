/** The days an utterance is about, where it names any. */
import { rangeOf, readDayRange } from './read-words.ts';
import type { DateRange, ReadingContext } from './reading.ts';
import type { Phrase } from './utterance.ts';

export function readDayRangeIn(phrase: Phrase, text: string, context: ReadingContext): DateRange | null {
  const range = rangeOf(phrase.pieces);
  if (range) return range;
  const ahead = /\b(?:next|coming|following)\s+\S+\s+(?:days?|weeks?)\b/i.exec(text);
  return ahead ? readDayRange(ahead[0], context) : null;
}
