/** Puts a new event on the person's calendar. */
import { z } from 'zod';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { nowInstant } from '#server/clock.ts';
import { addEvent } from '#server/domain/schedule/add-event.ts';
import { toStorableEvent } from '#server/domain/schedule/event-draft.ts';
import type { EventDraft } from '#server/domain/schedule/event-draft.ts';
import type { Window } from '#server/domain/schedule/snapshot.ts';
import { defineTool } from './define-tool.ts';
import { readStretch } from './read-moment.ts';
import { firstDayOfRule, readRepeatField } from './read-repeat-field.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  title: field.title,
  start_time: field.clock.optional(),
  date: field.date.optional(),
  end_time: field.clock.optional(),
  end_date: field.date.optional().describe('Its last day, only when that is not the day it starts.'),
  duration: field.duration.optional(),
  time_zone: field.timeZone.optional(),
  end_time_zone: field.timeZone.optional().describe('Only when it ends in another zone, such as a flight.'),
  all_day: z.boolean().optional().describe('True for something that takes the whole day.'),
  repeat: z
    .string()
    .max(500)
    .optional()
    .describe(
      'How it repeats, in the person’s own words ("every other Friday", "first Monday of the month until June"); only if they said so.',
    ),
  place: field.place.optional(),
  notes: field.notes.optional(),
  guests: field.guests.optional(),
  remind_minutes_before: field.reminders.optional(),
  busy: z.boolean().optional().describe('False for something that takes no time, such as a note to oneself.'),
  allow_overlap: field.allowOverlap.optional(),
  links: field.links.optional(),
});

type AddEventInput = z.output<typeof input>;

export const addEventTool = defineTool({
  name: 'add_event',
  description:
    'Adds one event to the person’s calendar. Pass the person’s own words for day and time. Answers with what was really stored; say only that. If it clashes, tell the person what with and offer the alternatives.',
  isWrite: true,
  input,
  meaning: (asked, context) => {
    const draft = readDraft(asked, context);
    return 'kind' in draft
      ? asked
      : [
          draft.title.toLowerCase(),
          draft.start,
          draft.end,
          draft.durationMinutes,
          draft.repeat,
          asked.allow_overlap ?? false,
        ];
  },
  run(deps, act, asked) {
    const window =
      act.timeZone === null
        ? null
        : likelyWindow(asked, { now: nowInstant(deps.clock), timeZone: act.timeZone });
    return addEvent(deps, act, {
      read: (context) => readDraft(asked, context),
      allowOverlap: asked.allow_overlap ?? false,
      ...(window ? { window } : {}),
    });
  },
});

/** The time it will most likely take: read together with the calendar, in one trip. */
function likelyWindow(asked: AddEventInput, context: ReadingContext): Window | null {
  const draft = readDraft(asked, context);
  if ('kind' in draft) return null;
  const event = toStorableEvent(draft, { id: '', timeZone: context.timeZone, source: 'voice' });
  return 'kind' in event ? null : { from: event.start, to: event.end };
}

function readDraft(asked: AddEventInput, context: ReadingContext): EventDraft | Outcome {
  const repeat = readRepeatField(asked.repeat, context);
  if ('kind' in repeat) return repeat;
  const stretch =
    repeat.rule !== null && asked.date === undefined
      ? firstDayOfRule((date) => readStretch({ ...asked, date }, context), context)
      : readStretch(asked, context);
  if ('kind' in stretch) return stretch;
  return {
    title: asked.title,
    ...stretch,
    ...(asked.place === undefined ? {} : { place: asked.place }),
    ...(asked.notes === undefined ? {} : { notes: asked.notes }),
    ...(asked.guests === undefined ? {} : { guests: field.toGuests(asked.guests) }),
    ...(asked.remind_minutes_before === undefined
      ? {}
      : { reminders: field.toReminders(asked.remind_minutes_before) }),
    ...(asked.busy === undefined ? {} : { busy: asked.busy }),
    ...(asked.links === undefined ? {} : { links: field.toLinks(asked.links) }),
    ...(repeat.rule === null ? {} : { repeat: repeat.rule }),
  };
}
