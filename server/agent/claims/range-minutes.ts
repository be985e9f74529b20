/** What a stretch of clocks means on one day. */
import type { Clock } from '#shared/language/clock.ts';
import { chooseHalves } from '#shared/language/half-of-day.ts';

/** Both ends on one day's clock, minutes after midnight; the end may be on the next day. */
export function rangeMinutes(from: Clock, to: Clock): { from: number; to: number } {
  const { start, end } = chooseHalves(from, to, { words: new Set() });
  return { from: start.minutes, to: end };
}
