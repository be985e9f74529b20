/** Who is signed in, and the way out: everything of a person goes with their account, at the vendors too. */
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import { forgetAllConversations } from '../domain/conversation/forget-conversation.ts';
import { personProcedure, trpc } from './trpc.ts';

export const accountRouter = trpc.router({
  me: personProcedure.query(({ ctx }) => ({ personId: ctx.personId, email: ctx.email })),

  /** The e-mail address is asked for again, so that no slip of the hand deletes everything. */
  delete: personProcedure.input(z.object({ email: z.string() })).mutation(async ({ ctx, input }) => {
    if (input.email !== ctx.email)
      throw new AppError('bad-request', 'the address is not the one of this account');
    // First the calls at the vendor: without the account nobody knows which were its own.
    await forgetAllConversations(ctx.deps, ctx.personId);
    await ctx.deps.deleteAccount(ctx.personId);
    return { deleted: true as const };
  }),
});
