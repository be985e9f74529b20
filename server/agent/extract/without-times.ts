/** A text without its days, clocks, zones and lengths: what is left can be a name or a verb. */
import { remember } from '#shared/remember.ts';
import { readEvent } from '#shared/language/read-event.ts';
import type { Span } from '#shared/language/reading.ts';

/** Where its days, clocks, zones and lengths stand, first to last. */
export const timesIn = (text: string, now = ''): readonly Span[] => timesAt(now)(text);

const timesAt = remember(4, (now) =>
  remember(500, (text): readonly Span[] => {
    const { spans } = readEvent(text, { now: now || '2026-01-01T00:00:00Z', timeZone: 'UTC' });
    return spans
      .filter(({ kind }) => kind === 'date' || kind === 'time' || kind === 'zone' || kind === 'duration')
      .toSorted((a, b) => a.from - b.from);
  }),
);

/** Nothing is called "three in the afternoon". */
export function withoutTimes(text: string, now: string): string {
  return timesIn(text, now)
    .toSorted((a, b) => b.from - a.from)
    .reduce((rest, { from, to }) => `${rest.slice(0, from)} ${rest.slice(to)}`, text)
    .replace(/\b(?:whole|entire|full|all)[ -]days?\b/gi, ' ');
}
