/** Finds free time of a length on the person's calendar. */
import { z } from 'zod';
import { readPartHours } from '#shared/language/part-hours.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { addDays, instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import { findTime } from '#server/domain/schedule/find-time.ts';
import type { TimeWanted } from '#server/domain/schedule/find-time.ts';
import { defineTool } from './define-tool.ts';
import { readDays } from './list-events.ts';
import { meetingWishes, readMeetingWishes } from './read-meeting-wishes.ts';
import { readClock, readMinutes } from './read-moment.ts';
import * as field from './tool-fields.ts';

const instantText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const input = z.strictObject({
  duration: field.duration
    .optional()
    .describe('How long it should be: words ("half an hour") or minutes. An hour if nobody said.'),
  on: field.date
    .optional()
    .describe(
      'The day or days to look at, in words ("tomorrow", "Friday afternoon", "next week") or YYYY-MM-DD.',
    ),
  from: field.date.optional().describe('First day, if it is a stretch.'),
  to: field.date.optional().describe('Last day, if it is a stretch.'),
  after: field.clock.optional().describe('Not before this time of day.'),
  before: field.clock.optional().describe('Over by this time of day.'),
  any_hour: z.boolean().optional().describe('True to look outside working hours as well.'),
  most: z.number().int().min(1).max(20).optional().describe('How many offers.'),
  ...meetingWishes,
});

export const findTimeTool = defineTool({
  name: 'find_time',
  description:
    'Finds free times on the person’s calendar, and of others whose busy times are given. Without days: the next seven. Offers only; add_event takes one.',
  isWrite: false,
  input,
  run: (deps, act, asked) => findTime(deps, act, { read: (context) => readWanted(asked, context) }),
});

function readWanted(asked: z.output<typeof input>, context: ReadingContext): TimeWanted | Outcome {
  const minutes = asked.duration === undefined ? 60 : readMinutes(asked.duration);
  if (typeof minutes !== 'number') return minutes;
  const window = readWindow(asked, context);
  if ('kind' in window) return window;
  const part = asked.on === undefined ? null : readPartHours(asked.on, context);
  const from = asked.after ?? part?.after;
  const after = from === undefined ? undefined : readClock(from, context, 'after');
  if (after && 'kind' in after) return after;
  const until = asked.before ?? part?.before;
  const before =
    until === undefined
      ? undefined
      : readClock(until, context, { field: 'before', ...(after ? { after: after.time } : {}) });
  if (before && 'kind' in before) return before;
  const wishes = readMeetingWishes(asked, window, context);
  if ('kind' in wishes) return wishes;
  const most = asked.most ?? (asked.earliest === true ? 1 : undefined);
  // The evening is outside most working hours and was asked for all the same.
  const isEvening = after !== undefined && after.time >= '18:00';
  const anyHour = asked.any_hour ?? (isEvening ? true : undefined);
  return {
    durationMinutes: minutes,
    ...window,
    ...(after ? { notBefore: after.time } : {}),
    ...(before ? { notAfter: before.time } : {}),
    ...(most === undefined ? {} : { most }),
    ...wishes,
    ...(anyHour === undefined ? {} : { anyHour }),
  };
}

/** Instants, when the panel asks with them; days otherwise. */
function readWindow(
  asked: z.output<typeof input>,
  context: ReadingContext,
): { from: string; to: string } | Outcome {
  const { from, to } = asked;
  if (from !== undefined && to !== undefined && instantText.test(from) && instantText.test(to)) {
    if (
      Number.isNaN(Date.parse(from)) ||
      Number.isNaN(Date.parse(to)) ||
      Date.parse(to) <= Date.parse(from)
    ) {
      return {
        kind: 'invalid',
        say: 'That stretch of time ends before it starts.',
        problems: [{ field: 'to', problem: 'It must be after from.' }],
      };
    }
    return { from: Temporal.Instant.from(from).toString(), to: Temporal.Instant.from(to).toString() };
  }
  const today = instantToWall(context.now, context.timeZone).date;
  const hasDays = asked.on !== undefined || from !== undefined || to !== undefined;
  const days = hasDays ? readDays(asked, context) : { from: today, to: addDays(today, 7) };
  if ('kind' in days) return days;
  return {
    from: wallToInstant({ date: days.from }, context.timeZone),
    to: wallToInstant({ date: days.to }, context.timeZone),
  };
}
