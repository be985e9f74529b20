/** Does a vendor answer with the key we have? In plain words, for Settings. */
import { z } from 'zod';
import { personProcedure, trpc } from './trpc.ts';

export const connectionsRouter = trpc.router({
  test: personProcedure
    .input(z.object({ vendor: z.enum(['tavus', 'anthropic', 'cal']) }))
    .mutation(({ ctx, input }) => ctx.deps.testConnection(input.vendor)),
});
