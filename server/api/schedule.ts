/** The schedule as the panel, the overlay and scripts use it. */
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import { readSchedule } from '../db/read-schedule.ts';
import { readDigest } from '../domain/schedule/read-digest.ts';
import { readDue } from '../domain/schedule/read-due.ts';
import { readHistory } from '../domain/schedule/read-history.ts';
import { readOrigin } from '../domain/schedule/read-origin.ts';
import { callOfPanel, previewOfPanel } from './call-of-panel.ts';
import {
  toAddArguments,
  toMoveArguments,
  toPreviewCall,
  toRemoveArguments,
  toUpdateArguments,
} from './schedule-input.ts';
import type {
  EventMove,
  EventRemoval,
  EventUpdate,
  NewEvent,
  Preview,
  TimeSearch,
  Undo,
} from './schedule-input.ts';
import { personProcedure, trpc } from './trpc.ts';

const instant = z.iso.datetime({ offset: true });

/** Any object goes through: what is wrong with it is answered as an `invalid` outcome. */
const anyObject = <T>() =>
  z.custom<T>((value) => value !== null && typeof value === 'object' && !Array.isArray(value));

export const scheduleRouter = trpc.router({
  list: personProcedure.input(z.object({ from: instant, to: instant })).query(async ({ ctx, input }) => {
    if (!(Date.parse(input.to) > Date.parse(input.from)))
      throw new AppError('bad-request', 'the window is empty');
    const look = await readSchedule(ctx.deps.pools.app, {
      owner: ctx.personId,
      from: input.from,
      to: input.to,
    });
    if (!look) throw new AppError('not-found', 'no calendar');
    return { version: look.version, events: look.events };
  }),

  add: personProcedure
    .input(anyObject<NewEvent>())
    .mutation(({ ctx, input }) =>
      callOfPanel(ctx, { tool: 'add_event', args: toAddArguments(input), callId: input.callId }),
    ),

  move: personProcedure
    .input(anyObject<EventMove>())
    .mutation(({ ctx, input }) =>
      callOfPanel(ctx, { tool: 'move_event', args: toMoveArguments(input), callId: input.callId }),
    ),

  update: personProcedure
    .input(anyObject<EventUpdate>())
    .mutation(({ ctx, input }) =>
      callOfPanel(ctx, { tool: 'update_event', args: toUpdateArguments(input), callId: input.callId }),
    ),

  remove: personProcedure.input(anyObject<EventRemoval>()).mutation(({ ctx, input }) =>
    callOfPanel(ctx, {
      tool: 'remove_event',
      args: toRemoveArguments(input),
      callId: input.callId,
    }),
  ),

  /** What a change would do: an outcome whose `receipt.data` is a `SchedulePreview`. */
  preview: personProcedure.input(anyObject<Preview>()).query(({ ctx, input }) => {
    const call = toPreviewCall(input);
    if (!call) throw new AppError('bad-request', 'a preview is of add, move, update or remove');
    return previewOfPanel(ctx, call);
  }),

  undo: personProcedure.input(anyObject<Undo>()).mutation(({ ctx, input }) =>
    callOfPanel(ctx, {
      tool: 'undo_change',
      args: {
        // Which one is said by hand; only a talk may mean the last.
        version:
          'version' in input ? input.version : 'groupId' in input || 'newest' in input ? undefined : 'which?',
        group: 'groupId' in input ? input.groupId : undefined,
        allow_overlap: input.allowOverlap,
      },
      callId: input.callId,
    }),
  ),

  findTime: personProcedure.input(anyObject<TimeSearch>()).query(({ ctx, input }) =>
    callOfPanel(ctx, {
      tool: 'find_time',
      args: {
        duration: input.durationMinutes,
        from: input.from,
        to: input.to,
        after: input.notBefore,
        before: input.notAfter,
        any_hour: input.anyHour,
        most: input.most,
        busy: input.busy,
        others: input.others,
        not_on: input.notOn,
        buffer: input.bufferMinutes,
        travel: input.travelMinutes,
        prefer: input.prefer,
      },
      callId: null,
    }),
  ),

  digest: personProcedure
    .input(z.object({ since: z.number().int().min(0), withPanel: z.boolean().optional() }))
    .query(async ({ ctx, input }) => {
      const asked = { personId: ctx.personId, since: input.since, withPanel: input.withPanel ?? false };
      const digest = await readDigest(ctx.deps, asked);
      if (!digest) throw new AppError('not-found', 'no calendar');
      return digest;
    }),

  history: personProcedure
    .input(
      z.object({
        before: z.number().int().min(1).optional(),
        limit: z.number().int().min(1).max(100).optional(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const asked = { personId: ctx.personId, before: input.before ?? null, limit: input.limit ?? 30 };
      const history = await readHistory(ctx.deps, asked);
      if (!history) throw new AppError('not-found', 'no calendar');
      return history;
    }),

  /** The id of an event or of an occurrence. */
  origin: personProcedure
    .input(
      z.object({
        id: z
          .string()
          .max(60)
          .regex(/^[\da-f-]{36}(?:_\w+)?$/),
      }),
    )
    .query(({ ctx, input }) => readOrigin(ctx.deps, { personId: ctx.personId, eventId: input.id })),

  due: personProcedure.input(z.object({ from: instant, to: instant })).query(async ({ ctx, input }) => {
    if (!(Date.parse(input.to) > Date.parse(input.from)))
      throw new AppError('bad-request', 'the window is empty');
    const due = await readDue(ctx.deps, { personId: ctx.personId, ...input });
    if (!due) throw new AppError('not-found', 'no calendar');
    return due;
  }),

  changes: personProcedure
    .input(z.object({ since: z.number().int().min(0), lastEventId: z.string().max(20).nullish() }))
    .subscription(async function* ({ ctx, input, signal }) {
      const resumed = Number(input.lastEventId ?? Number.NaN);
      const since = Number.isInteger(resumed) && resumed >= 0 ? resumed : input.since;
      const life = signal ?? new AbortController().signal;
      for await (const change of ctx.deps.live.watchSchedule({
        ownerId: ctx.personId,
        since,
        signal: life,
      })) {
        yield tracked(String(change.version), change);
      }
    }),
});
