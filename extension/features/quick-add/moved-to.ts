/** Where "move it to 8", "to Friday", "an hour later" puts an event: what was not said stays as it is. */
import type { CalendarDate, ScheduleEvent } from '#shared/schedule/event.ts';
import { isClock } from '#shared/schedule/wall-text.ts';
import { addDays, addWallMinutes, instantToWall, wallMinutesBetween } from '#shared/schedule/wall-clock.ts';
import { instantsOf, type WallEnds } from '#extension/features/live-schedule/wall-span.ts';

export type Target = {
  toDate?: CalendarDate;
  /** `HH:MM`, or an hour as said (`8`, `8:30`): then the one nearest to where the event is now. */
  toTime?: string;
  byMinutes?: number;
};

/** Clocks are those of `timeZone`; the answer is in the zone the event lives in. */
export function movedTo(event: ScheduleEvent, to: Target, timeZone: string): WallEnds {
  if (event.allDay && to.toTime === undefined) {
    const days = wallMinutesBetween(event.wall.start, event.wall.end) / 1_440;
    const date = to.toDate ?? event.wall.start.date;
    return { start: { date }, end: { date: addDays(date, days) } };
  }
  const here = instantToWall(event.start, timeZone);
  const said = { date: to.toDate ?? here.date, time: clockOf(to.toTime, here.time) };
  const start = to.byMinutes === undefined ? said : addWallMinutes(said, to.byMinutes);
  const minutes = event.allDay ? 60 : wallMinutesBetween(here, instantToWall(event.end, timeZone));
  const end = addWallMinutes(start, minutes);
  const zone = event.allDay ? timeZone : event.wall.startZone;
  if (zone === timeZone) return { start: { ...start, timeZone }, end: { ...end, timeZone } };
  const instants = instantsOf({ start, end }, timeZone);
  return {
    start: { ...instantToWall(instants.start, zone), timeZone: zone },
    end: { ...instantToWall(instants.end, zone), timeZone: zone },
  };
}

function clockOf(said: string | undefined, now: string): string {
  if (said === undefined) return now;
  const bare = /^(\d{1,2})(?::(\d{2}))?$/.exec(said);
  if (isClock(said) || !bare) return isClock(said) ? said : now;
  const hour = Number(bare[1]) % 12;
  const options = [hour, hour + 12].map((h) => `${String(h).padStart(2, '0')}:${bare[2] ?? '00'}`);
  const far = (time: string) =>
    Math.abs(wallMinutesBetween({ date: '2000-01-01', time: now }, { date: '2000-01-01', time }));
  return options.toSorted((a, b) => far(a) - far(b))[0] ?? now;
}
