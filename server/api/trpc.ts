/**
 * tRPC for the extension: plain JSON, no transformer. Sign-in is checked inside procedures, so that
 * a refused subscription ends as an event the client understands and not as a bare status.
 */
import { initTRPC } from '@trpc/server';
import { AppError } from '#shared/errors.ts';
import { toTrpcError } from '../errors/to-trpc.ts';
import type { Log } from '../log.ts';
import type { ApiDeps } from './api-deps.ts';
import { proveSession } from './prove-session.ts';

export type ApiContext = {
  deps: ApiDeps;
  /** The `Authorization` header as it came. */
  authorization: string | undefined;
  /** From this machine, by a page or program of ours (docs/decisions/010). */
  isLocal: boolean;
};

export const trpc = initTRPC.context<ApiContext>().create({
  isDev: false,
  sse: {
    ping: { enabled: true, intervalMs: 5_000 },
    client: { reconnectAfterInactivityMs: 12_000 },
  },
  errorFormatter: ({ shape }) => ({ message: shape.message, code: shape.code, data: shape.data }),
});

const inOwnWords = trpc.middleware(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  const error = toTrpcError(result.error);
  if (error.code === 'INTERNAL_SERVER_ERROR') {
    const cause = result.error.cause ?? result.error;
    ctx.deps.log.error({ path, name: cause.name, stack: cause.stack }, 'bug in a procedure');
  }
  throw error;
});

/** A stream's refusals come after its procedure has answered: they are put into words on their own. */
export async function* streamInOwnWords<T>(deps: { log: Log }, stream: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* stream;
  } catch (thrown) {
    const error = toTrpcError(thrown);
    if (error.code === 'INTERNAL_SERVER_ERROR')
      deps.log.error({ stack: (thrown as Error).stack }, 'bug in a stream');
    throw error;
  }
}

export const openProcedure = trpc.procedure.use(inOwnWords);

/** For somebody signed in; hands on the proof of it. */
export const personProcedure = openProcedure.use(async ({ ctx, next }) => {
  const session = await proveSession(ctx.deps, ctx);
  if (!session) throw new AppError('not-signed-in', 'no session');
  const { proof, email } = session;
  return next({ ctx: { ...ctx, proof, email, personId: proof.personId } });
});
