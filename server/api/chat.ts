/** Typed turns of a talk, as the panel and scripts send them. */
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { isZone } from '#shared/schedule/wall-text.ts';
import { reply } from '../agent/reply.ts';
import { sendChat, stopChat } from '../channels/chat.ts';
import type { ChatDeps } from '../channels/chat.ts';
import { listenedModel } from '../channels/listened-model.ts';
import type { ApiDeps } from './api-deps.ts';
import { personProcedure, streamInOwnWords, trpc } from './trpc.ts';

const messageId = z.string().min(1).max(200);

export const chatRouter = trpc.router({
  /** The same `messageId` again is the same message: its reply is followed or told again, never made twice. */
  send: personProcedure
    .input(
      z.object({
        conversationId: z.uuid().nullish(),
        text: z.string(),
        timeZone: z.string().max(64).refine(isZone, 'There is no such time zone.').nullish(),
        messageId: messageId.nullish(),
        lastEventId: z.string().max(100).nullish(),
      }),
    )
    .subscription(async function* ({ ctx, input, signal }) {
      const { deps, proof } = ctx;
      const parts = sendChat(
        { ...deps, replyTo: replierOf(deps) },
        {
          proof,
          conversationId: input.conversationId ?? null,
          text: input.text,
          timeZone: input.timeZone ?? null,
          messageId: input.messageId ?? null,
          lastEventId: input.lastEventId ?? null,
        },
        signal ?? new AbortController().signal,
      );
      for await (const { id, event } of streamInOwnWords(deps, parts)) yield tracked(id, event);
    }),

  /** At once; a connection that merely ends leaves a moment to come back. */
  stop: personProcedure.input(z.object({ messageId })).mutation(({ ctx, input }) => ({
    stopped: stopChat(ctx.deps, { personId: ctx.personId, messageId: input.messageId }),
  })),
});

function replierOf(deps: ApiDeps): ChatDeps['replyTo'] {
  const { model } = deps;
  if (model === null) return null;
  return (turn, { signal, listened }) =>
    reply({ ...deps, model: listenedModel(model, listened) }, turn, signal);
}
