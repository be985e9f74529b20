/**
 * Moments as minutes on the person's own clock since 1970-01-01, so that what was said and what is
 * stored are compared by plain numbers. An hour that comes twice is taken as one.
 */
import { dayNumber, dayOf } from '#shared/schedule/day-number.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';

export type WallMinutes = number;
/** Half-open. */
export type WallSpan = { from: WallMinutes; to: WallMinutes };

export const dayMinutes = 1440;

const offsets = new Map<string, number>();

/** `instant` on the clocks of `timeZone`. */
export function wallMinutes(instant: string, timeZone: string): WallMinutes {
  const utc = Math.floor(Date.parse(instant) / 60_000);
  // Clocks change on quarters of an hour: within one the offset holds.
  const key = `${timeZone} ${Math.floor(utc / 15)}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const wall = instantToWall(instant, timeZone);
    offset = dayOf(wall.date) * dayMinutes + minutesOf(wall.time) - utc;
    if (offsets.size > 20_000) offsets.clear();
    offsets.set(key, offset);
  }
  return utc + offset;
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function wallOf(date: string, time: string | undefined): WallMinutes {
  return (
    dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))) * dayMinutes +
    (time === undefined ? 0 : minutesOf(time))
  );
}

/** When an event is on the person's clock; an all-day one is its dates, wherever the person is. */
export function eventSpan(event: ScheduleEvent, timeZone: string): WallSpan {
  const { wall } = event;
  if (event.allDay) return { from: wallOf(wall.start.date, undefined), to: wallOf(wall.end.date, undefined) };
  return { from: wallMinutes(event.start, timeZone), to: wallMinutes(event.end, timeZone) };
}

/** The same on the clocks of the place it was made for. */
export function spanThere(event: ScheduleEvent): WallSpan {
  const { wall } = event;
  return { from: wallOf(wall.start.date, wall.start.time), to: wallOf(wall.end.date, wall.end.time) };
}

export function overlap(one: WallSpan, other: WallSpan): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Is every minute of `span` in one of `spans`? They may overlap. */
export function isCovered(span: WallSpan, spans: readonly WallSpan[]): boolean {
  let at = span.from;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from > at) break;
    at = Math.max(at, to);
    if (at >= span.to) return true;
  }
  return span.from >= span.to || at >= span.to;
}

export const dayOfWall = (at: WallMinutes): number => Math.floor(at / dayMinutes);
export const clockOfWall = (at: WallMinutes): number => ((at % dayMinutes) + dayMinutes) % dayMinutes;
