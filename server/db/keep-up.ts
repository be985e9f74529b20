/**
 * Looks after a Postgres that is in use: when its process is gone (killed, out of memory), it is
 * started again on the same port and the pools find it by themselves. Not for one that is stopped.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { bringUp, isServing } from './embedded-server.ts';

type Deps = { log: (line: string) => void };

const lookEveryMs = 500;
const tryAgainAfterMs = 5_000;

/** Answers how to let go; resolves when nobody looks any more. */
export function keepUp(deps: Deps, input: Parameters<typeof bringUp>[1], port: number): () => Promise<void> {
  const life = new AbortController();
  const looking = lookAfter(deps, input, { port, signal: life.signal }).catch((error: unknown) => {
    if (!life.signal.aborted) throw error;
  });
  return async () => {
    life.abort();
    await looking;
  };
}

async function lookAfter(
  deps: Deps,
  input: Parameters<typeof bringUp>[1],
  { port, signal }: { port: number; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    await sleep(lookEveryMs, undefined, { signal, ref: false });
    if (await isServing(input.cluster.files)) continue;
    deps.log('Postgres is gone; starting it again');
    try {
      const now = await bringUp({ ...deps, signal }, input);
      deps.log(
        now === port ? 'Postgres is back' : 'Postgres is back on another port: start the server again',
      );
    } catch (error) {
      if (signal.aborted) return;
      deps.log(error instanceof Error ? error.message : String(error));
      await sleep(tryAgainAfterMs, undefined, { signal, ref: false });
    }
  }
}
