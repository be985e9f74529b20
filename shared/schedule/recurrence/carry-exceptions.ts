/**
 * What was taken out of a series and what differs in it, carried along when the series moves or its
 * rule changes. An exception belongs to an occurrence; where there is none any more it is left behind.
 */
import type { OccurrencePatch } from '../event.ts';
import { keyOf, secondsOf, slotsOf, wallOfKey } from './expand-series.ts';
import { withExceptions } from './series-rows.ts';
import type { Series } from './series.ts';
import { zoneClock } from '../zone-clock.ts';

const week = 7 * 86_400;

/** From the keys of one form of a series to those of the other; a key that fits nowhere is absent. */
export function keysBetween(from: Series, to: Series): Map<string, string> {
  const { exdates = [], overrides = {} } = from.series;
  const keys = [...exdates, ...Object.keys(overrides)].toSorted();
  const [first, last] = [keys[0], keys.at(-1)];
  const found = new Map<string, string>();
  if (first === undefined || last === undefined) return found;
  const delta = secondsOf(to.wall.start) - secondsOf(from.wall.start);
  const isMoved = delta !== 0;
  const clock = zoneClock(to.wall.startZone);
  const whole: Series = { ...to, series: { ...to.series, exdates: [] } };
  const places = [
    ...slotsOf(whole, {
      from: clock.toEpoch(wallOfKey(first) + delta - week - 86_400),
      to: clock.toEpoch(wallOfKey(last) + delta + week + 86_400),
    }),
  ].map(({ wall }) => wall);
  const open = new Set(places);
  const exact = (key: string) => wallOfKey(key) + delta;
  for (const key of keys) {
    if (!open.delete(exact(key))) continue;
    found.set(key, keyOf(exact(key), to.allDay));
  }
  // The 31st moved to the 30th: not every month's is a day further.
  for (const key of isMoved ? keys : []) {
    if (found.has(key)) continue;
    const near = [...open]
      .filter((wall) => Math.abs(wall - exact(key)) <= week)
      .toSorted((a, b) => Math.abs(a - exact(key)) - Math.abs(b - exact(key)))[0];
    if (near === undefined) continue;
    open.delete(near);
    found.set(key, keyOf(near, to.allDay));
  }
  return found;
}

/** `to` with the exceptions of `from`. */
export function carryExceptions(from: Series, to: Series): Series {
  const keys = keysBetween(from, to);
  const exdates = (from.series.exdates ?? []).flatMap((key) => keys.get(key) ?? []);
  const overrides: Record<string, OccurrencePatch> = {};
  for (const [key, patch] of Object.entries(from.series.overrides ?? {})) {
    const there = keys.get(key);
    if (there !== undefined) overrides[there] = patch;
  }
  return withExceptions(to, { exdates, overrides });
}
