/** The questions that are left after a call: yes, no, or otherwise. A yes goes through dispatch as a tap. */
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import { findSuggestion, listSuggestions, settleSuggestion } from '../domain/conversation/suggestions.ts';
import { sha256 } from '../ids.ts';
import { callOfPanel } from './call-of-panel.ts';
import { personProcedure, trpc } from './trpc.ts';

const id = z.uuid();
/** Only what a person can change about it; the tool checks each. */
const change = z
  .strictObject({
    title: z.string().max(500),
    date: z.string().max(200),
    start_time: z.string().max(200),
    end_time: z.string().max(200),
    duration: z.union([z.string().max(100), z.number()]),
    all_day: z.boolean(),
    place: z.string().max(500),
    to_date: z.string().max(200),
    to_time: z.string().max(200),
    event: z.string().max(500),
  })
  .partial();

export const suggestionRouter = trpc.router({
  list: personProcedure
    .input(z.object({ conversationId: z.uuid().optional(), all: z.boolean().optional() }).optional())
    .query(({ ctx, input }) =>
      listSuggestions(ctx.deps, {
        personId: ctx.personId,
        conversationId: input?.conversationId,
        onlyOpen: input?.all !== true,
      }),
    ),

  /** `change` lies over what was proposed; `event` picks one of its choices. Stays open unless it was done. */
  accept: personProcedure
    .input(z.object({ id, change: change.optional() }))
    .mutation(async ({ ctx, input }) => {
      const found = await findSuggestion(ctx.deps, { personId: ctx.personId, id: input.id });
      if (!found) throw new AppError('not-found', 'no such suggestion');
      if (found.state === 'accepted' && found.outcome) return { ...found.outcome, repeat: true as const };
      if (found.state === 'dismissed') return wasDismissed;
      const args = argumentsOf(found, input.change ?? {});
      const outcome = await callOfPanel(ctx, {
        tool: found.tool,
        args,
        // A second tap on the same is answered from the first.
        callId: `suggestion:${found.id}:${sha256(JSON.stringify(args)).slice(0, 16)}`,
      });
      if (outcome.kind === 'done' || outcome.kind === 'pending')
        await settleSuggestion(ctx.deps, {
          personId: ctx.personId,
          id: found.id,
          state: 'accepted',
          outcome,
        });
      return outcome;
    }),

  dismiss: personProcedure.input(z.object({ id })).mutation(async ({ ctx, input }) => {
    const asked = { personId: ctx.personId, id: input.id, state: 'dismissed' as const, outcome: null };
    if (!(await findSuggestion(ctx.deps, asked))) throw new AppError('not-found', 'no such suggestion');
    return { dismissed: await settleSuggestion(ctx.deps, asked) };
  }),
});

const wasDismissed: Outcome = { kind: 'not-allowed', say: 'That was answered with no. Nothing was done.' };

/** The tap was on a card that named what is in the way: that is the consent to it. */
function argumentsOf(found: Suggestion, changed: Record<string, unknown>): Record<string, unknown> {
  const consent = found.why === 'conflict' && found.tool !== 'remove_event' ? { allow_overlap: true } : {};
  return { ...found.arguments, ...consent, ...changed };
}
