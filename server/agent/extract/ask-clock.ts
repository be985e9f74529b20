/**
 * The question for a clock that was not said. "On Thursday morning" says a half of it: the question
 * keeps that, and offers the hours of that part of the day.
 */
import { readClockWords } from '#shared/language/read-words.ts';
import { readPartHours } from '#shared/language/part-hours.ts';
import type { PartHours } from '#shared/language/part-hours.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Choice } from '#shared/outcome.ts';
import { sayClock } from '#shared/schedule/say-time.ts';

const parts = {
  morning: { said: 'in the morning', hours: [8, 9, 10, 11] },
  afternoon: { said: 'in the afternoon', hours: [13, 14, 15, 16, 17] },
  evening: { said: 'in the evening', hours: [18, 19, 20, 21] },
};

export function askClock(
  words: { day: string; time: string | null },
  context: ReadingContext,
): { question: string; choices: Choice[] } {
  const span =
    (words.time === null ? null : partOf(words.time, context)) ?? readPartHours(words.day, context);
  if (span === null) return { question: 'At what time?', choices: [] };
  const { said, hours } =
    parts[span.after === undefined ? 'morning' : span.before === undefined ? 'evening' : 'afternoon'];
  const choices = hours.map((hour) => {
    const value = `${String(hour).padStart(2, '0')}:00`;
    return { label: sayClock(value, { ...context, locale: 'en', hour12: true }), value };
  });
  return { question: `At what time ${said}?`, choices };
}

/** No clock at all, at most "in the morning". */
export function isWithoutClock(time: string | null, context: ReadingContext): boolean {
  return time === null || (readClockWords(time, context).kind === 'none' && partOf(time, context) !== null);
}

/** "Morning" is one behind a day. */
function partOf(time: string, context: ReadingContext): PartHours | null {
  return readPartHours(`this ${time}`, context) ?? readPartHours(time, context);
}
