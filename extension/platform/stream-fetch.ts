/**
 * The `fetch` under every event stream. The EventSource on top reconnects by itself and for ever,
 * but it cannot send a token, does not notice a link that has gone silent and knows no back-off;
 * those three live here. Separate from the tRPC links because it knows nothing of tRPC.
 *
 * Rejections must not be called `AbortError`: the EventSource takes that for its own closing and
 * would never come back.
 */
import type { FetchLike, FetchLikeResponse, ReaderLike } from 'eventsource';
import type { Backoff } from './backoff.ts';
import type { Pauses } from './pause.ts';

export type StreamFetchDeps = {
  fetch: (url: string | URL, init: RequestInit) => Promise<Response>;
  token: () => Promise<string | null>;
  backoff: Backoff;
  pauses: Pauses;
  now(): number;
  /** Any bytes at all, pings included. */
  onBytes?: (() => void) | undefined;
};

/**
 * The server pings every 5 s; this much silence means the link is dead though nobody closed it.
 * Less than the 12 s after which tRPC's own watch would start a second connection beside it.
 */
export const silenceMs = 11_000;
/** A server that takes this long to answer the request will not. */
const answerMs = 10_000;
/** A connection that did not live this long counts as failed, so an answer that only brings an error is not retried at full speed. */
const settledMs = 1_000;

export function createStreamFetch(deps: StreamFetchDeps): FetchLike {
  let last: { openedAt: number | null; isCounted: boolean } | null = null;
  let notBefore = 0;

  /** Each attempt that really went out is counted once, however often the wait after it is begun anew. */
  const countLast = () => {
    if (!last || last.isCounted) return;
    last.isCounted = true;
    const hasLived = last.openedAt !== null && deps.now() - last.openedAt >= settledMs;
    if (hasLived) deps.backoff.reset();
    notBefore = hasLived ? 0 : deps.now() + deps.backoff.next();
  };

  return async (url, init) => {
    const signal = init.signal as AbortSignal;
    countLast();
    const wait = notBefore - deps.now();
    if (wait > 0) await deps.pauses.pause(wait, signal);
    const current: NonNullable<typeof last> = { openedAt: null, isCounted: false };
    last = current;

    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), answerMs);
    try {
      const token = await deps.token();
      const response = await deps.fetch(url, {
        ...init,
        credentials: 'omit',
        headers: { ...init.headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
        signal: AbortSignal.any([signal, giveUp.signal]),
      });
      if (response.status === 200) current.openedAt = deps.now();
      return watched(response, deps.onBytes);
    } catch (error) {
      if (giveUp.signal.aborted && !signal.aborted) throw new Error('The server did not answer in time.');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}

function watched(response: Response, onBytes: (() => void) | undefined): FetchLikeResponse {
  const { body } = response;
  return {
    body: body && { getReader: () => watchedReader(body.getReader(), onBytes) },
    url: response.url,
    status: response.status,
    redirected: response.redirected,
    headers: response.headers,
  };
}

function watchedReader(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  onBytes: (() => void) | undefined,
): ReaderLike {
  return {
    read() {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error('The stream has gone silent.'));
          reader.cancel().catch(() => undefined);
        }, silenceMs);
        reader.read().then(
          (result) => {
            clearTimeout(timer);
            if (!result.done) onBytes?.();
            resolve(result);
          },
          (error: unknown) => {
            clearTimeout(timer);
            reject(error);
          },
        );
      });
    },
    cancel: () => reader.cancel(),
  };
}
