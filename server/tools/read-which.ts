/** Which event a call is about: its words or id, and the day it is on now if that was said. */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { EventWords } from '#server/domain/schedule/resolve-event.ts';
import { readDay } from './read-moment.ts';

export function readWhich(
  asked: { event: string; on?: string | undefined },
  context: ReadingContext,
): EventWords | Outcome {
  if (asked.on === undefined) return { event: asked.event };
  const on = readDay(asked.on, context, 'on');
  return typeof on === 'string' ? { event: asked.event, on } : on;
}
