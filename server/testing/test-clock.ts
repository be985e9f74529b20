/** A clock that stands still until it is told. */
import type { Clock } from '#server/clock.ts';

export type TestClock = Clock & { set(instant: string): void; advance(milliseconds: number): void };

export function testClock(instant: string): TestClock {
  let now = Date.parse(instant);
  return {
    now: () => now,
    set: (to) => void (now = Date.parse(to)),
    advance: (milliseconds) => void (now += milliseconds),
  };
}
