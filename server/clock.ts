/** The clock on the wall: the only place on the server that asks the machine for the time. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
};

export const systemClock: Clock = { now: () => Date.now() };

export function nowInstant(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
