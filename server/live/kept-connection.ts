/**
 * One database connection that is always there, or on its way back. Listening and notifying each
 * need a connection of their own for as long as the process lives; a pool would hand it around.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { errorCode } from '#server/db/client.ts';
import type { Log } from '#server/log.ts';

export type KeptConnection = {
  /** Undefined while it is away. */
  client(): Client | undefined;
};

const firstPauseMs = 100;
const longestPauseMs = 2_000;
const usualProbeMs = 10_000;

/**
 * @param deps.onOpen runs on each new connection before it counts as open; when it fails the
 *   connection is given up and made again
 * @param deps.onProbe the question by which a link that died without a word is found, every 10 s unless
 *   `probeEveryMs` says otherwise
 */
export function createKeptConnection(
  deps: {
    log: Log;
    url: string;
    name: string;
    onOpen?: (client: Client) => Promise<void>;
    onProbe?: (client: Client) => Promise<void>;
    probeEveryMs?: number | undefined;
  },
  signal: AbortSignal,
): KeptConnection {
  let current: Client | undefined;
  const stopped = new Promise<'stopped'>((resolve) => {
    signal.addEventListener('abort', () => resolve('stopped'), { once: true });
  });

  const holdOne = async () => {
    const client = new Client({
      connectionString: deps.url,
      application_name: `calendar-agent ${deps.name}`,
      connectionTimeoutMillis: 3_000,
      query_timeout: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    const ended = new Promise<void>((resolve) => {
      client.on('end', resolve);
      client.on('error', () => resolve());
    });
    try {
      await client.connect();
      await deps.onOpen?.(client);
      signal.throwIfAborted();
      current = client;
      await untilLost(client, ended);
    } finally {
      current = undefined;
      // An orderly goodbye to a server that is gone would wait for its timeout.
      await Promise.race([client.end().catch(() => {}), sleep(500, undefined, { ref: false })]);
    }
  };

  /** A link that died without a word is found by asking now and then. */
  const untilLost = async (client: Client, ended: Promise<void>) => {
    const lost = ended.then(() => 'lost' as const);
    for (;;) {
      const probe = new AbortController();
      const due = sleep(deps.probeEveryMs ?? usualProbeMs, 'due' as const, {
        ref: false,
        signal: probe.signal,
      }).catch(() => 'due' as const);
      const what = await Promise.race([lost, stopped, due]);
      probe.abort();
      if (what !== 'due') return;
      await (deps.onProbe?.(client) ?? client.query('select 1'));
    }
  };

  const keep = async () => {
    let pauseMs = firstPauseMs;
    while (!signal.aborted) {
      const before = performance.now();
      try {
        await holdOne();
        if (!signal.aborted) deps.log.info({ connection: deps.name }, 'live: connection lost');
      } catch (error) {
        if (!signal.aborted) {
          deps.log.info({ connection: deps.name, code: errorCode(error) }, 'live: connection not there');
        }
      }
      if (performance.now() - before > longestPauseMs) pauseMs = firstPauseMs;
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  };
  void keep();

  return { client: () => current };
}
