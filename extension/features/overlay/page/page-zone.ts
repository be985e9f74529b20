/**
 * Which zone the page draws its days in. The page says only an offset (`GMT+09`). Where that fits the
 * person's calendar, it is the calendar's zone. Otherwise the offset itself is used, but only if no
 * zone that has it changes its clocks within the days shown: then every such zone gives the same picture.
 */
import type { PageZone } from './page-reading.ts';

/** Dates, both shown. */
export type DaySpan = { first: string; last: string };

export function pageZone(
  offset: number | null | 'unclear',
  days: DaySpan,
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

/** Each way in which clocks are changed anywhere, by one zone that does it (the test holds it to all zones). */
export const changingZones = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Ceuta',
  'America/Adak',
  'America/Anchorage',
  'America/Boise',
  'America/Chicago',
  'America/Detroit',
  'America/Edmonton',
  'America/Glace_Bay',
  'America/Godthab',
  'America/Havana',
  'America/Los_Angeles',
  'America/Miquelon',
  'America/Santiago',
  'America/St_Johns',
  'America/Vancouver',
  'Antarctica/Macquarie',
  'Antarctica/McMurdo',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Famagusta',
  'Asia/Gaza',
  'Asia/Jerusalem',
  'Atlantic/Azores',
  'Atlantic/Canary',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Easter',
  'Pacific/Norfolk',
] as const;

/** Once for the same days: a page is read many times. */
let asked = { key: '', answer: false };

function isSteady(offset: number, days: DaySpan): boolean {
  const key = `${offset} ${days.first} ${days.last}`;
  if (asked.key === key) return asked.answer;
  // A day more on each side: where the days begin is what we do not know exactly.
  const first = Temporal.PlainDate.from(days.first).subtract({ days: 1 }).toString();
  const last = Temporal.PlainDate.from(days.last).add({ days: 2 }).toString();
  const answer = changingZones.every((zone) => {
    const [before, after] = [offsetOn(first, zone), offsetOn(last, zone)];
    return before === after || (before !== offset && after !== offset);
  });
  asked = { key, answer };
  return answer;
}

/** As `offsetName` writes it. */
export function isOffset(timeZone: string): boolean {
  return /^[+-]\d\d:\d\d$/.test(timeZone);
}

/** No zone that has this offset on some of these days changes its clocks within them. */
export function isSteadySpan(offset: string, days: DaySpan): boolean {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return isSteady((offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes), days);
}

function offsetName(offset: number): string {
  const minutes = Math.abs(offset);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
