/** Talks with the persona, as the panel holds them. */
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import { isZone } from '#shared/schedule/wall-text.ts';
import { relayMessage } from '../channels/daily-relay.ts';
import { forgetAllConversations, forgetConversation } from '../domain/conversation/forget-conversation.ts';
import { Direction, directCall } from '../domain/conversation/direct-call.ts';
import { endConversation } from '../domain/conversation/end-conversation.ts';
import { findConversation } from '../domain/conversation/find-conversation.ts';
import { getConversation, listConversations } from '../domain/conversation/read-conversations.ts';
import { startConversation } from '../domain/conversation/start-conversation.ts';
import { confirmConsent } from './confirm-consent.ts';
import { startInputOf } from './start-input-of.ts';
import { personProcedure, streamInOwnWords, trpc } from './trpc.ts';

const conversationId = z.uuid();

export const conversationRouter = trpc.router({
  start: personProcedure
    .input(
      z.object({
        persona: z.string().max(100).optional(),
        /** BCP 47. */
        language: z
          .string()
          .max(35)
          .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, 'That is no language.')
          .optional(),
        timeZone: z.string().max(64).refine(isZone, 'That is no time zone.').optional(),
        audioOnly: z.boolean().optional(),
        /** Refused where the server has no storage for recordings. */
        record: z.boolean().optional(),
        /** A talk of the person's that the call goes on from. */
        continues: conversationId.optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const started = await startConversation(
        ctx.deps,
        await startInputOf(ctx.deps, { personId: ctx.personId, ...input }),
        AbortSignal.timeout(20_000),
      );
      // News may have come before the vendor's id of the call was stored.
      if (started.kind === 'started') ctx.deps.takeUpParked();
      return started;
    }),

  end: personProcedure.input(z.object({ conversationId })).mutation(async ({ ctx, input }) => {
    const asked = { personId: ctx.personId, conversationId: input.conversationId, reason: 'left' };
    if (!(await endConversation(ctx.deps, asked)))
      throw new AppError('unknown-conversation', 'no such conversation');
    return { ended: true as const };
  }),

  list: personProcedure
    .input(
      z
        .object({
          /** Words of titles, topics or of what was said. */
          search: z.string().trim().max(200).optional(),
          before: z.iso.datetime({ offset: true }).optional(),
          limit: z.number().int().min(1).max(200).optional(),
        })
        .optional(),
    )
    .query(({ ctx, input }) => listConversations(ctx.deps, { personId: ctx.personId, ...input })),

  get: personProcedure.input(z.object({ conversationId })).query(async ({ ctx, input }) => {
    const found = await getConversation(ctx.deps, { personId: ctx.personId, ...input });
    if (!found) throw new AppError('unknown-conversation', 'no such conversation');
    return found;
  }),

  delete: personProcedure.input(z.object({ conversationId })).mutation(async ({ ctx, input }) => {
    const asked = { personId: ctx.personId, conversationId: input.conversationId };
    if (!(await forgetConversation(ctx.deps, asked)))
      throw new AppError('unknown-conversation', 'no such conversation');
    return { deleted: true as const };
  }),

  /** Every talk, here and at the vendor; what they did to the schedule stays. */
  deleteAll: personProcedure.mutation(async ({ ctx }) => ({
    deleted: await forgetAllConversations(ctx.deps, ctx.personId),
  })),

  confirm: personProcedure
    .input(z.object({ conversationId: conversationId.nullish(), nonce: z.uuid(), yes: z.boolean() }))
    .mutation(({ ctx, input }) =>
      confirmConsent(ctx.deps, ctx.proof, { ...input, conversationId: input.conversationId ?? null }),
    ),

  direct: personProcedure
    .input(z.object({ conversationId, direction: Direction }))
    .mutation(async ({ ctx, input }) => {
      const asked = { personId: ctx.personId, conversationId: input.conversationId };
      const found = await findConversation(ctx.deps, asked);
      if (!found) throw new AppError('unknown-conversation', 'no such conversation');
      await directCall(ctx.deps, found, input.direction);
      return { sent: true as const };
    }),

  relay: personProcedure
    .input(z.object({ conversationId, message: z.unknown() }))
    .mutation(({ ctx, input }) =>
      relayMessage(ctx.deps, {
        proof: ctx.proof,
        conversationId: input.conversationId,
        message: input.message,
      }),
    ),

  events: personProcedure
    .input(
      z.object({ conversationId, since: z.number().int().min(0), lastEventId: z.string().max(20).nullish() }),
    )
    .subscription(async function* ({ ctx, input, signal }) {
      for await (const event of streamInOwnWords(ctx.deps, told())) yield event;

      async function* told() {
        const found = await findConversation(ctx.deps, {
          personId: ctx.personId,
          conversationId: input.conversationId,
        });
        if (!found) throw new AppError('unknown-conversation', 'no such conversation');
        const resumed = Number(input.lastEventId ?? Number.NaN);
        const since = Number.isInteger(resumed) && resumed >= 0 ? resumed : input.since;
        const life = signal ?? new AbortController().signal;
        const events = ctx.deps.live.watchConversation({
          conversationId: found.id,
          ownerId: ctx.personId,
          since,
          signal: life,
        });
        for await (const event of events) yield tracked(String(event.seq), event);
        if (!life.aborted) throw new AppError('unavailable', 'the server is on its way down');
      }
    }),
});
