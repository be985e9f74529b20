/** How an event is to repeat, out of a call's words; and the day it starts on where none was said. */
import { readRepeatWords } from '#shared/language/read-repeat-words.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { addDays, instantToWall } from '#shared/schedule/wall-clock.ts';
import type { EventDraft } from '#server/domain/schedule/event-draft.ts';
import { invalid } from './read-moment.ts';

/** An RFC 5545 rule; null where it is to happen once. */
export function readRepeatField(
  words: string | undefined,
  context: ReadingContext,
): { rule: string | null } | Outcome {
  if (words === undefined) return { rule: null };
  return (
    readRepeatWords(words, context) ??
    invalid(
      'repeat',
      'I did not understand how it should repeat. Say it as “every Friday” or “on the 20th of every month”.',
    )
  );
}

/** "Every day at seven" names no day: it starts today, or tomorrow where today's is over. */
export function firstDayOfRule<T extends Pick<EventDraft, 'start'>>(
  read: (date: string) => T | Outcome,
  context: ReadingContext,
): T | Outcome {
  const today = read(instantToWall(context.now, context.timeZone).date);
  if ('kind' in today || today.start.time === undefined) return today;
  const now = instantToWall(context.now, today.start.timeZone ?? context.timeZone);
  return today.start.date === now.date && today.start.time <= now.time ? read(addDays(now.date, 1)) : today;
}
