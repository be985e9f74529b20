/** Tells what is on the person's calendar. */
import { z } from 'zod';
import { readDayRange } from '#shared/language/read-words.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { addDays, instantToWall } from '#shared/schedule/wall-clock.ts';
import { listEvents } from '#server/domain/schedule/list-events.ts';
import type { Days } from '#server/domain/schedule/list-events.ts';
import { defineTool } from './define-tool.ts';
import { invalid, readDay } from './read-moment.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  on: field.date
    .optional()
    .describe('A day or a stretch of days in words ("tomorrow", "next week") or YYYY-MM-DD.'),
  from: field.date.optional().describe('First day, if it is a stretch.'),
  to: field.date.optional().describe('Last day, if it is a stretch.'),
  about: field.title
    .optional()
    .describe('Only events whose title has these words, when the person asked for one.'),
});

export const listEventsTool = defineTool({
  name: 'list_events',
  description:
    'Tells what is on the person’s calendar on a day or in a stretch of days. Without a day: today.',
  isWrite: false,
  input,
  run: (deps, act, asked) =>
    listEvents(deps, act, {
      read: (context) => readDays(asked, context),
      ...(asked.about === undefined ? {} : { about: asked.about }),
    }),
});

export function readDays(
  asked: { on?: string | undefined; from?: string | undefined; to?: string | undefined },
  context: ReadingContext,
): Days | Outcome {
  if (asked.on !== undefined) {
    const range = readDayRange(asked.on, context);
    if (range) return range;
    const day = readDay(asked.on, context, 'on');
    return typeof day === 'string' ? { from: day, to: addDays(day, 1) } : day;
  }
  const today = instantToWall(context.now, context.timeZone).date;
  const first = asked.from === undefined ? today : readDay(asked.from, context, 'from');
  if (typeof first !== 'string') return first;
  const last = asked.to === undefined ? first : readDay(asked.to, context, 'to');
  if (typeof last !== 'string') return last;
  if (last < first) return invalid('to', 'The last day is before the first.');
  return { from: first, to: addDays(last, 1) };
}
