/** Moves an event to another time or day; its length stays unless an end is given. */
import { z } from 'zod';
import { editEvent } from '#server/domain/schedule/edit-event.ts';
import { swapEvents } from '#server/domain/schedule/swap-events.ts';
import { defineTool } from './define-tool.ts';
import { readDay } from './read-moment.ts';
import { readMove } from './read-move.ts';
import { readScope } from './read-scope.ts';
import { readWhich } from './read-which.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  event: field.event,
  on: field.on.optional(),
  to_date: field.date
    .optional()
    .describe(
      'The new day, if the day changes: the person’s own words, also told from where it is now ("Monday", "a week later", "the day after").',
    ),
  to_time: field.clock
    .optional()
    .describe(
      'The new start, if the time changes: the person’s own words, also told from where it is now ("four", "an hour later", "30 minutes earlier").',
    ),
  to_end_date: field.date.optional().describe('Its last day, only when that is not the day it starts.'),
  to_end_time: field.clock.optional().describe('The new end, only if the length changes.'),
  duration: field.duration.optional().describe('The new length, only if it changes: words or minutes.'),
  time_zone: field.timeZone.optional(),
  all_day: z.boolean().optional().describe('True to make it a whole day, false to give it a time.'),
  swap_with: field.event
    .optional()
    .describe('The other event, when the two are to change places; give no day and no time then.'),
  scope: field.scope.optional(),
  allow_overlap: field.allowOverlap.optional(),
  if_version: z.number().int().min(0).optional().describe('Only from the panel.'),
});

export const moveEventTool = defineTool({
  name: 'move_event',
  description:
    'Moves one event to another time or day, or lets two change places. Its length stays unless another is given. Pass the person’s own words. If several events fit the words it asks which; if the new time clashes it says with what.',
  isWrite: true,
  input,
  meaning: (asked, context) => {
    const day = asked.to_date === undefined ? null : readDay(asked.to_date, context, 'to_date');
    return {
      ...asked,
      event: asked.event.toLowerCase(),
      to_date: typeof day === 'string' ? day : asked.to_date,
    };
  },
  run: (deps, act, asked) => {
    const { swap_with: other } = asked;
    if (other !== undefined)
      return swapEvents(deps, act, {
        which: (context) => {
          const one = readWhich(asked, context);
          if ('kind' in one) return one;
          const onSameDay = readWhich({ ...asked, event: other }, context);
          return 'kind' in onSameDay ? onSameDay : [one, onSameDay];
        },
      });
    return editEvent(deps, act, {
      which: (context) => readWhich(asked, context),
      patch: (context, event) => readMove(asked, context, event),
      ifVersion: asked.if_version ?? null,
      allowOverlap: asked.allow_overlap ?? false,
      scope: readScope(asked.scope),
    });
  },
});
