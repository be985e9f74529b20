/** Tells what is on the person's calendar. */
import { z } from 'zod';
import { readPartHours } from '#shared/language/part-hours.ts';
import { readDayRange } from '#shared/language/read-words.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { addDays, instantToWall } from '#shared/schedule/wall-clock.ts';
import { listEvents } from '#server/domain/schedule/list-events.ts';
import type { Days, Hours } from '#server/domain/schedule/list-events.ts';
import { defineTool } from './define-tool.ts';
import { invalid, readClock, readDay } from './read-moment.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  on: field.date
    .optional()
    .describe(
      'A day, a part of one or a stretch of days in words ("tomorrow", "Friday afternoon", "next week") or YYYY-MM-DD.',
    ),
  from: field.date.optional().describe('First day, if it is a stretch.'),
  to: field.date.optional().describe('Last day, if it is a stretch.'),
  about: field.title
    .optional()
    .describe(
      'Only events whose title has these words, when the person asked for one. Without a day: the coming two months.',
    ),
  at: field.clock.optional().describe('Only what is on at this clock time of that day.'),
  until: field.clock.optional().describe('With `at`: the end of that stretch; an hour where none was said.'),
  free: z.boolean().optional().describe('True when the person asked whether they are free then.'),
  next: z.boolean().optional().describe('True for only the next event from now on.'),
  reminders: z
    .boolean()
    .optional()
    .describe('True when the person asked whether or when they are reminded. Without a day: all to come.'),
  overlaps: z
    .boolean()
    .optional()
    .describe('True when the person asked what overlaps, or about double bookings.'),
});

export const listEventsTool = defineTool({
  name: 'list_events',
  description:
    'Tells what is on the person’s calendar on a day or in a stretch of days, or when one thing is. Without a day and without `about`: today.',
  isWrite: false,
  input,
  run: (deps, act, asked) =>
    listEvents(deps, act, {
      read: (context) => readHours(asked, context),
      ...(asked.about === undefined ? {} : { about: asked.about }),
      asksFree: asked.free ?? false,
      isNext: asked.next ?? false,
      isOnlyOverlaps: asked.overlaps ?? false,
      asksReminders: asked.reminders ?? false,
    }),
});

function readHours(asked: z.output<typeof input>, context: ReadingContext): Days | Hours | Outcome {
  // Whoever asks for one thing and names no day means whenever it is.
  const isOpen =
    (asked.next === true || asked.about !== undefined || asked.reminders === true) &&
    [asked.on, asked.from, asked.to].every((day) => day === undefined);
  const days = isOpen ? daysAhead(context) : readDays(asked, context);
  if ('kind' in days) return days;
  const part = asked.on === undefined || isOpen ? null : readPartHours(asked.on, context);
  if (asked.at === undefined)
    return part === null ? days : { ...days, at: part.after ?? '00:00', until: part.before ?? '23:59' };
  const at = readClock(asked.at, context, 'at');
  if ('kind' in at) return at;
  if (asked.until === undefined) return { ...days, at: at.time };
  const until = readClock(asked.until, context, { field: 'until', after: at.time });
  if ('kind' in until) return until;
  if (until.time <= at.time) return invalid('until', 'That ends before it begins.');
  return { ...days, at: at.time, until: until.time };
}

function daysAhead({ now, timeZone }: ReadingContext): Days {
  const today = instantToWall(now, timeZone).date;
  return { from: today, to: addDays(today, 62) };
}

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
