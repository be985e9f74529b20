/**
 * The answer to "At what time?": the part of the day that was said with the wish counts for its clock
 * ("call mom tonight", "at 9"), and "2 to 5" has an end.
 */
import { isOnlyWhen } from '#shared/language/only-when.ts';
import { firstPiece } from '#shared/language/pieces.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import { readPhrase } from '#shared/language/utterance.ts';
import type { Known, Plan } from './known.ts';
import { call } from './known.ts';
import { asClock, bareWords, openHour } from './when-said.ts';

export function planHours(words: string, known: Known): Plan | null {
  const last = known.calls.at(-1);
  if (last?.tool !== 'add_event' || last.outcome?.kind !== 'needs') return null;
  if (!last.outcome.fields.includes('start_time') || words.trim().endsWith('?')) return null;
  const text = bareWords(words);
  const phrase = readPhrase(
    /^(?:at|from|between) /i.test(text) ? text : `at ${text}`,
    readingNow(known.context),
  );
  const clock = firstPiece(phrase.pieces, 'clock');
  if (clock === undefined || phrase.pieces.length > 1 || !isOnlyWhen(phrase)) return null;
  const { from, to } = clock;
  const part = from.isOpen && from.part === undefined ? partIn(known.said.at(-1) ?? '') : null;
  if (part === null && to === null) return null;
  const { bare } = known.understand(text, known.context);
  const start = part === null ? (bare?.hour ?? bare?.time) : inPart(from.minutes, part);
  if (start === undefined) return null;
  return call('add_event', {
    ...last.arguments,
    start_time: start,
    // An open hour is left to the tool: it is the next one after the start.
    ...(to === null ? {} : { end_time: to.isOpen ? openHour(to.minutes) : asClock(to.minutes) }),
  });
}

type Part = 'morning' | 'later';

function partIn(said: string): Part | null {
  const found = /\b(?:tonight|morning|afternoon|evening)\b/i.exec(said)?.[0].toLowerCase();
  if (found === undefined) return null;
  return found === 'morning' ? 'morning' : 'later';
}

/** Undefined where the hour is hardly of that part: "tonight" at midnight belongs to two days. */
function inPart(minutes: number, part: Part): string | undefined {
  const isNoon = minutes % 720 < 60;
  if (part === 'morning') return isNoon ? undefined : asClock(minutes % 720);
  return isNoon ? undefined : asClock((minutes % 720) + 720);
}
