/**
 * How every event stream is opened: the EventSource that can send a token, and under it one back-off for
 * each subscription. Loaded with the first stream, so that it is in no page's first script.
 */
import type { Operation } from '@trpc/client';
import { EventSource } from 'eventsource';
import type { ApiConfig } from './api.ts';
import { createBackoff } from './backoff.ts';
import { chance, now } from './clock.ts';
import { isLoopback } from './config.ts';
import { createPauses } from './pause.ts';
import { createStreamFetch } from './stream-fetch.ts';

/** The back-off outlives the EventSources that `retryLink` makes for one subscription. */
export function streamOptions(config: ApiConfig) {
  const pauses = config.pauses ?? createPauses();
  const fetches = new WeakMap<object, ReturnType<typeof createStreamFetch>>();
  return {
    EventSource,
    eventSourceOptions({ op }: { op: Operation }) {
      let streamFetch = fetches.get(op.context);
      if (!streamFetch) {
        streamFetch = createStreamFetch({
          fetch: (input, init) => fetch(input, init),
          token: config.token,
          backoff: createBackoff({
            firstMs: 300,
            capMs: isLoopback(config.serverUrl) ? 5_000 : 15_000,
            chance,
          }),
          pauses,
          now,
          onBytes: config.onBytes,
        });
        fetches.set(op.context, streamFetch);
      }
      return { fetch: streamFetch };
    },
  };
}
