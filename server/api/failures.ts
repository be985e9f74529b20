/** Work for the person that is out of tries: what it is, run it again, or let it be. */
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import { dismissFailure, listFailures, retryFailure } from '../jobs/failures.ts';
import { personProcedure, trpc } from './trpc.ts';

const one = z.object({ id: z.uuid() });

export const failuresRouter = trpc.router({
  list: personProcedure.query(({ ctx }) => listFailures(ctx.deps, ctx.personId)),

  retry: personProcedure.input(one).mutation(async ({ ctx, input }) => {
    await retryFailure(ctx.deps, { personId: ctx.personId, id: input.id });
    return { running: true as const };
  }),

  dismiss: personProcedure.input(one).mutation(async ({ ctx, input }) => {
    if (!(await dismissFailure(ctx.deps, { personId: ctx.personId, id: input.id })))
      throw new AppError('not-found', 'no such failure');
    return { dismissed: true as const };
  }),
});
