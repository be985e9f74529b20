/**
 * Which zone the page draws its days in. The page says only an offset (`GMT+09`). Where that fits the
 * person's calendar, it is the calendar's zone. Otherwise the offset itself is used, but only if no
 * zone that has it changes its clocks within the days shown: then every such zone gives the same picture.
 */
import type { PageZone } from './page-reading.ts';

export function pageZone(
  offset: number | null | 'unclear',
  days: { first: string; last: string },
  zones: { calendar: string; device: string },
): PageZone | null {
  if (offset === 'unclear') return null;
  if (offset === null) return { timeZone: zones.calendar, isLabelled: false };
  for (const timeZone of [zones.calendar, zones.device]) {
    const has = [days.first, days.last].some((date) => offsetOn(date, timeZone) === offset);
    if (has) return { timeZone, isLabelled: true };
  }
  return isSteady(offset, days) ? { timeZone: offsetName(offset), isLabelled: true } : null;
}

/** Minutes east of Greenwich at noon. */
function offsetOn(date: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${date}T12:00`).toZonedDateTime(timeZone).offsetNanoseconds / 60e9;
}

const steady = new Map<string, boolean>();

function isSteady(offset: number, days: { first: string; last: string }): boolean {
  const key = `${offset} ${days.first} ${days.last}`;
  let answer = steady.get(key);
  if (answer === undefined) {
    // A day more on each side: where the days begin is what we do not know exactly.
    const first = Temporal.PlainDate.from(days.first).subtract({ days: 1 }).toString();
    const last = Temporal.PlainDate.from(days.last).add({ days: 2 }).toString();
    answer = Intl.supportedValuesOf('timeZone').every((zone) => {
      const [before, after] = [offsetOn(first, zone), offsetOn(last, zone)];
      return before === after || (before !== offset && after !== offset);
    });
    steady.set(key, answer);
  }
  return answer;
}

function offsetName(offset: number): string {
  const minutes = Math.abs(offset);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
