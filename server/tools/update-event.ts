/** Changes what an event says, or its length; `move_event` is for its time. */
import { z } from 'zod';
import { editEvent } from '#server/domain/schedule/edit-event.ts';
import type { EventPatch } from '#server/domain/schedule/edit-event.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { defineTool } from './define-tool.ts';
import { readMove } from './read-move.ts';
import { readRepeatField } from './read-repeat-field.ts';
import { readScope } from './read-scope.ts';
import { readWhich } from './read-which.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  event: field.event,
  on: field.on.optional(),
  title: field.title.optional().describe('The new name.'),
  duration: field.duration
    .optional()
    .describe('The new length: words, also told from what it is now ("half an hour longer"), or minutes.'),
  place: z
    .union([field.place, z.literal(''), z.null()])
    .optional()
    .describe('The new place; empty to remove it.'),
  notes: z.union([field.notes, z.null()]).optional().describe('The new notes; empty to remove them.'),
  guests: field.guests
    .optional()
    .describe('All guests from now on, those who stay included. They are noted down, nobody is written to.'),
  remind_minutes_before: field.reminders
    .optional()
    .describe(
      'All reminders from now on, so long before it starts: minutes, or words ("half an hour", "a day"); an empty list for none. 15 where they did not say how long before.',
    ),
  busy: z.boolean().optional().describe('False if it should not take up time.'),
  repeat: z
    .string()
    .max(500)
    .optional()
    .describe('How it should repeat from now on, in the person’s own words; "never" to end that.'),
  scope: field.scope.optional(),
  allow_overlap: field.allowOverlap.optional(),
  if_version: z.number().int().min(0).optional().describe('Only from the panel.'),
  to_date: field.date.optional(),
  to_time: field.clock.optional(),
  to_end_date: field.date.optional(),
  to_end_time: field.clock.optional(),
  time_zone: field.timeZone.optional(),
  all_day: z.boolean().optional(),
});

export const updateEventTool = defineTool({
  name: 'update_event',
  description:
    'Changes the name, length, place, notes, guests, reminder or repetition of one event. Use move_event for its day or time.',
  isWrite: true,
  canBeEmptied: ['place', 'notes'],
  input,
  meaning: (asked) => ({ ...asked, event: asked.event.toLowerCase() }),
  run: (deps, act, asked) =>
    editEvent(deps, act, {
      which: (context) => readWhich(asked, context),
      patch: (context, event) => readPatch(asked, context, event),
      ifVersion: asked.if_version ?? null,
      allowOverlap: asked.allow_overlap ?? false,
      scope: readScope(asked.scope),
    }),
});

function readPatch(
  asked: z.output<typeof input>,
  context: ReadingContext,
  event: ScheduleEvent,
): EventPatch | Outcome {
  const isMoved = [asked.to_date, asked.to_time, asked.to_end_date, asked.to_end_time, asked.all_day].some(
    (part) => part !== undefined,
  );
  const times = isMoved || asked.duration !== undefined ? readMove(asked, context, event) : {};
  if ('kind' in times) return times;
  const repeat = readRepeatField(asked.repeat, context);
  if ('kind' in repeat) return repeat;
  const patch: EventPatch = {
    ...times,
    ...(asked.title === undefined ? {} : { title: asked.title }),
    ...(asked.place === undefined ? {} : { place: asked.place || null }),
    ...(asked.notes === undefined ? {} : { notes: asked.notes || null }),
    ...(asked.guests === undefined ? {} : { guests: field.toGuests(asked.guests) }),
    ...(asked.remind_minutes_before === undefined
      ? {}
      : { reminders: field.toReminders(asked.remind_minutes_before) }),
    ...(asked.busy === undefined ? {} : { busy: asked.busy }),
    ...(asked.repeat === undefined ? {} : { repeat: repeat.rule }),
  };
  if (Object.keys(patch).length > 0) return patch;
  const say = `What should be different about ${event.title}?`;
  return { kind: 'needs', say, fields: ['title', 'duration', 'place', 'notes'] };
}
