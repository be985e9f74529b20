/** A follower as an async iterable, for callers that pull (tRPC procedures, tests). */
import type { Follower } from './feed.ts';

/**
 * Ends when `signal` aborts; lets go of the feed when the loop over it is left.
 * @throws AppError `bad-request` when `since` is ahead of the log
 */
export async function* iterateFeed<T>(
  follow: (onReady: () => void) => Follower<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  if (signal.aborted) return;
  let wake = () => {};
  const onAbort = () => wake();
  const follower = follow(() => wake());
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    while (!signal.aborted) {
      // Made before draining: what arrives while a value is out must not be slept through.
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      for (let entry = follower.next(); entry; entry = follower.next()) {
        yield entry.value;
        if (signal.aborted) return;
      }
      await woken;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    follower.close();
  }
}
