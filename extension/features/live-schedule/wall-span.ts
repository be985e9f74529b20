/**
 * From a place on the drawing back to wall times the server understands. A moved event keeps the zone
 * it lives in; the drawing's zone only says which moment was meant.
 */
import { minutesInDay, type Days, type WallSpan } from '#shared/schedule/day-layout.ts';
import type { ScheduleEvent, WallTime } from '#shared/schedule/event.ts';
import type { TimeSpan } from '#shared/schedule/overlaps.ts';
import { addDays, addWallMinutes, instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';

export type WallEnds = { start: WallTime; end: WallTime };

/** Wall times of a stretch drawn on `days`, in their zone. */
export function wallEndsOf(span: WallSpan, days: Days): WallEnds {
  return { start: wallAt(span.start, days), end: wallAt(span.end, days) };
}

/** As `wallEndsOf`, said in the zones the event lives in; whole days stay dates. */
export function movedEnds(event: ScheduleEvent, span: WallSpan, days: Days): WallEnds {
  if (event.allDay) {
    return {
      start: { date: addDays(days.firstDate, Math.round(span.start / minutesInDay)) },
      end: { date: addDays(days.firstDate, Math.round(span.end / minutesInDay)) },
    };
  }
  const there = (wall: WallTime, zone: string): WallTime => {
    if (zone === days.timeZone) return wall;
    return { ...instantToWall(wallToInstant(wall, days.timeZone), zone), timeZone: zone };
  };
  const { start, end } = wallEndsOf(span, days);
  return { start: there(start, event.wall.startZone), end: there(end, event.wall.endZone) };
}

/** Instants of wall times; a date without a time is its midnight. */
export function instantsOf(ends: WallEnds, timeZone: string): TimeSpan {
  return { start: wallToInstant(ends.start, timeZone), end: wallToInstant(ends.end, timeZone) };
}

/** Instants of the drawn days, from midnight to midnight. */
export function windowOf(days: Days): TimeSpan {
  const at = (date: string) => new Date(Date.parse(wallToInstant({ date }, days.timeZone))).toISOString();
  return { start: at(days.firstDate), end: at(addDays(days.firstDate, days.columns)) };
}

function wallAt(minutes: number, days: Days): WallTime {
  return { ...addWallMinutes({ date: days.firstDate }, minutes), timeZone: days.timeZone };
}
