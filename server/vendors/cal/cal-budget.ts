/**
 * How many requests a key has left in its minute. Cal.com allows 120 and then blocks for a minute, so
 * the last few are kept for what a person waits for: background work asks with `isPatient`.
 */

export type CalBudget = {
  /** Counts one request; or milliseconds to wait when there is none left for it. */
  take(isPatient: boolean): number;
  /** What the answer's headers said. */
  learn(headers: Headers): void;
  /** 429: nothing until then. */
  block(milliseconds: number): void;
};

const windowMs = 60_000;
const perWindow = 120;
/** Kept for people. */
const reserve = 40;

export function createCalBudget(clock: { now(): number }): CalBudget {
  let taken: number[] = [];
  let limit = perWindow;
  let blockedUntil = 0;
  return {
    take(isPatient) {
      const now = clock.now();
      if (now < blockedUntil) return blockedUntil - now;
      taken = taken.filter((at) => now - at < windowMs);
      const most = isPatient ? Math.max(1, limit - reserve) : limit;
      if (taken.length >= most) return Math.max(1, (taken[0] ?? now) + windowMs - now);
      taken.push(now);
      return 0;
    },
    learn(headers) {
      const told = Number(headers.get('x-ratelimit-limit-default'));
      // Some keys carry a limit of their own.
      if (Number.isInteger(told) && told > 0) limit = told;
    },
    block(milliseconds) {
      blockedUntil = Math.max(blockedUntil, clock.now() + milliseconds);
    },
  };
}

/** The reset header is seconds to go in Cal.com's source and an epoch on a page of its documentation. */
export function resetMs(headers: Headers, now: number): number | null {
  const value = Number(headers.get('retry-after') ?? headers.get('x-ratelimit-reset-default'));
  if (!(value > 0)) return null;
  return value > 1e9 ? Math.max(0, value * 1000 - now) : value * 1000;
}
