/** The words for day, clock, length and zone that a wish goes by: those proposed, where they were said. */
import type { Proposal } from '#shared/conversation/proposal.ts';
import { readEvent } from '#shared/language/read-event.ts';
import { readClockWords, readDateWords } from '#shared/language/read-words.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import { readMinutes } from '#server/tools/read-moment.ts';
import type { Evidence } from './evidence.ts';
import { holds } from './find-words.ts';

/** The words that count: those proposed, where they were said; else what the quotes themselves say. */
export function wordsOf(proposal: Proposal, evidence: Evidence, context: ReadingContext) {
  const { quote, support, agreement } = evidence;
  const newestFirst = [quote, ...support.toReversed(), ...(agreement ? [agreement] : [])].map(
    ({ text }) => text,
  );
  const holding = (words: string | null) =>
    words === null || words.trim() === '' ? undefined : newestFirst.find((text) => holds(text, words));
  // "Donnerstag" is a day where it was said: "am Donnerstag".
  const isDayRead = holding(proposal.day) !== undefined && hasDay(proposal.day ?? '', context);
  const dayText = isDayRead
    ? proposal.day
    : (newestFirst.find((text) => hasDay(text, context)) ?? (holding(proposal.day) && proposal.day));
  const timeText = holding(proposal.time) ?? newestFirst.find((text) => hasClock(text, context));
  const isTimeSaid = holding(proposal.time) !== undefined;
  const start = timeText === undefined ? null : readEvent(timeText, context).start;
  const endText = holding(proposal.endTime);
  const duration = holding(proposal.duration) === undefined ? null : proposal.duration;
  return {
    day: dayText ?? null,
    // Out of a whole quote only the clock: it may carry a day, and its zone is told apart.
    time: isTimeSaid ? asClock(proposal.time ?? '') : (start?.time ?? timeText ?? null),
    endTime: holding(proposal.endTime) === undefined ? null : proposal.endTime,
    duration: duration !== null && typeof readMinutes(duration) === 'number' ? duration : null,
    zone:
      start?.timeZone ??
      (timeText === undefined || endText !== undefined
        ? null
        : zoneNamed(behind(timeText, newestFirst), context)),
    endZone: endText === undefined ? null : zoneNamed(behind(proposal.endTime ?? '', [endText]), context),
    /** Words were named that nobody said: where else they could come from is anybody's guess. */
    isUnfounded: [proposal.day, proposal.time].some(
      (given) => given !== null && holding(given) === undefined,
    ),
  };
}

function hasDay(text: string, context: ReadingContext): boolean {
  return readDateWords(text, context).kind !== 'none';
}

function hasClock(text: string, context: ReadingContext): boolean {
  return readClockWords(text, context).kind !== 'none';
}

/** What follows the words, where they were said. */
function behind(words: string, texts: readonly string[]): string {
  const text = texts.find((one) => holds(one, words)) ?? '';
  return text.slice(Math.max(0, text.toLowerCase().indexOf(words.toLowerCase())));
}

/** "On Saturday, Singapore time": a flight lands by another clock. Null where none is named or known. */
function zoneNamed(text: string, context: ReadingContext): string | null {
  const read = readEvent(text, context).start?.timeZone;
  if (read !== undefined) return read;
  const named = /(?:(\p{L}{3,}) )?(\p{L}{2,}) time\b/u.exec(text);
  if (!named) return null;
  return (
    [`${named[1]} ${named[2]}`, named[2]]
      .map((place) => readEvent(`noon ${place} time`, context).start?.timeZone)
      .find((zone) => zone !== undefined) ?? null
  );
}

/** "Twenty to six" is a clock and not a stretch. */
function asClock(words: string): string {
  return /^(?:five|ten|twenty|twenty[- ]five) to\b/i.test(words.trim()) ? `at ${words.trim()}` : words;
}
