/**
 * How long to wait before trying again: doubling, jittered so that a thousand panels do not come
 * back in the same second, and starting over after a success. There is no last attempt.
 */

export type Backoff = {
  /** Milliseconds to wait now; grows with each call. */
  next(): number;
  reset(): void;
};

export function createBackoff(settings: { firstMs: number; capMs: number; chance(): number }): Backoff {
  let attempt = 0;
  return {
    next() {
      const full = Math.min(settings.capMs, settings.firstMs * 2 ** Math.min(attempt, 20));
      attempt += 1;
      return full / 2 + settings.chance() * (full / 2);
    },
    reset() {
      attempt = 0;
    },
  };
}
