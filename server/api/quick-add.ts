/** An event out of a line of text: read it (no write), or add what was read. */
import { z } from 'zod';
import { readEvent } from '#shared/language/read-event.ts';
import type { FoundEvent } from '#shared/language/read-selection.ts';
import type { Reading } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { isStorable, isZone } from '#shared/schedule/wall-text.ts';
import { improveReading, leastText } from '../agent/improve-reading.ts';
import { ModelError } from '../agent/model.ts';
import { nowInstant } from '../clock.ts';
import { readSchedule } from '../db/read-schedule.ts';
import type { ApiDeps } from './api-deps.ts';
import { callOfPanel } from './call-of-panel.ts';
import { lastDay } from './schedule-input.ts';
import { personProcedure, trpc } from './trpc.ts';

/** `found` may be empty: then nothing better was found. */
type Improved = { kind: 'read'; found: FoundEvent[] } | { kind: 'off'; say: string };

const text = z.string().max(20_000);
const timeZone = z.string().max(64).optional();
const locale = z.string().max(35).optional();

export const quickAddRouter = trpc.router({
  read: personProcedure.input(z.object({ text, timeZone, locale })).query(async ({ ctx, input }) => {
    const reading = readEvent(input.text, await contextOf(ctx, input));
    return { readings: [reading] };
  }),

  /** A long text read with the model's help. Without a model, or when it fails, nothing is missing. */
  improve: personProcedure
    .input(z.object({ text: z.string().min(leastText).max(200_000), timeZone, locale }))
    .mutation(async ({ ctx, input, signal }): Promise<Improved> => {
      const { model } = ctx.deps;
      if (!model) return { kind: 'off', say: 'No language model is set up.' };
      try {
        const asked = { text: input.text, context: await contextOf(ctx, input) };
        const found = await improveReading({ model }, asked, signal ?? new AbortController().signal);
        return { kind: 'read', found };
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        return { kind: 'off', say: 'Claude did not answer. What was read without it still stands.' };
      }
    }),

  add: personProcedure
    .input(
      z.object({
        text: text.optional(),
        reading: z.custom<Reading>((value) => value === undefined || typeof value === 'object').optional(),
        timeZone,
        locale,
        allowOverlap: z.boolean().optional(),
        callId: z.string().max(200).optional(),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<Outcome> => {
      if (input.text !== undefined && !isStorable(input.text)) return unstorableText;
      const reading = input.reading ?? readEvent(input.text ?? '', await contextOf(ctx, input));
      const missing = missingOf(reading);
      if (missing) return missing;
      return callOfPanel(ctx, {
        tool: 'add_event',
        args: { ...toArguments(reading), allow_overlap: input.allowOverlap },
        callId: input.callId,
        timeZone: input.timeZone,
      });
    }),
});

const unstorableText: Outcome = {
  kind: 'invalid',
  say: 'That contains characters that cannot be stored.',
  problems: [{ field: 'text', problem: 'It contains characters that cannot be stored.' }],
};

async function contextOf(
  ctx: { deps: ApiDeps; personId: string },
  input: { timeZone?: string | undefined; locale?: string | undefined },
) {
  const look = await readSchedule(ctx.deps.pools.app, { owner: ctx.personId });
  const told = input.timeZone !== undefined && isZone(input.timeZone) ? input.timeZone : null;
  return {
    now: nowInstant(ctx.deps.clock),
    timeZone: told ?? look?.timeZone ?? 'UTC',
    locale: input.locale ?? look?.locale ?? 'en-US',
    hour12: look?.hour12 ?? true,
    firstWeekday: look?.firstWeekday ?? 1,
  };
}

function missingOf(reading: Reading): Outcome | null {
  if (reading.problem !== undefined) {
    return {
      kind: 'invalid',
      say: reading.problem,
      problems: [{ field: 'start', problem: reading.problem }],
    };
  }
  if (!reading.title && !reading.start)
    return { kind: 'needs', say: 'What should be added, and when?', fields: ['title', 'start'] };
  if (!reading.title) return { kind: 'needs', say: 'What is it called?', fields: ['title'] };
  if (!reading.start) return { kind: 'needs', say: `When is ${reading.title}?`, fields: ['start'] };
  if (!reading.allDay && reading.start.time === undefined) {
    return {
      kind: 'needs',
      say: `At what time is ${reading.title}? Or is it for the whole day?`,
      fields: ['start'],
    };
  }
  return null;
}

function toArguments(reading: Reading): Record<string, unknown> {
  const { start, end } = reading;
  return {
    title: reading.title,
    date: start?.date,
    start_time: reading.allDay ? undefined : start?.time,
    time_zone: start?.timeZone,
    end_date: end ? lastDay(start ?? {}, reading.allDay ? { date: end.date } : end) : undefined,
    end_time: reading.allDay ? undefined : end?.time,
    end_time_zone: end?.timeZone,
    duration: end ? undefined : (reading.durationMinutes ?? undefined),
    all_day: reading.allDay ? true : undefined,
    repeat: reading.repeat ?? undefined,
    place: reading.place ?? undefined,
    guests: reading.guests.length > 0 ? reading.guests : undefined,
    remind_minutes_before: reading.reminders.length > 0 ? reading.reminders : undefined,
  };
}
