/** The clock on the wall: the only place on the server that asks the machine for the time. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
};

export const systemClock: Clock = { now: () => Date.now() };

let last = 0;

/**
 * A place in the order of everything that is asked for: strictly growing in this process, and about
 * the microseconds since 1970, so that it grows from one process to the next as well.
 */
export function nextPlace(clock: Clock): number {
  last = Math.max(last + 1, Math.round(clock.now() * 1_000));
  return last;
}

export function nowInstant(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
