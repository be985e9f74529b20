/**
 * What stands on the calendar today and tomorrow, read before each reply: the model is told when
 * the person is busy, without titles, and the claim check holds its words against the events.
 */
import type { Pool } from 'pg';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { occupies } from '#shared/schedule/overlaps.ts';
import { addDays, instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { Clock } from '#server/clock.ts';
import { nowInstant } from '#server/clock.ts';
import { readSchedule } from '#server/db/read-schedule.ts';

export type DayOutline = {
  /** Instant it was read at. */
  now: string;
  /** Zone the days are cut in: the person's. */
  timeZone: string;
  hour12: boolean;
  locale: string;
  /** Instants, half-open: midnight today to midnight after tomorrow. */
  span: { from: string; to: string };
  events: ScheduleEvent[];
};

/** A person without a calendar has an empty day. */
export async function readDayOutline(
  deps: { pools: { app: Pool }; clock: Clock },
  whose: { ownerId: string; timeZone: string },
): Promise<DayOutline> {
  const now = nowInstant(deps.clock);
  const { timeZone } = whose;
  const today = instantToWall(now, timeZone).date;
  const span = {
    from: wallToInstant({ date: today }, timeZone),
    to: wallToInstant({ date: addDays(today, 2) }, timeZone),
  };
  const look = await readSchedule(deps.pools.app, { owner: whose.ownerId, ...span });
  return {
    now,
    timeZone,
    hour12: look?.hour12 ?? true,
    locale: look?.locale ?? 'en-US',
    span,
    events: (look?.events ?? []).filter(({ status }) => status !== 'cancelled'),
  };
}

/** Lines for the model: `2026-11-20 (today): 09:00-10:00, 14:00-15:30`. Wall times, no titles. */
export function outlineLines(outline: DayOutline): string[] {
  const today = instantToWall(outline.now, outline.timeZone).date;
  return [today, addDays(today, 1)].map((date, index) => {
    const busy = busyOn(outline, date);
    return `${date} (${index === 0 ? 'today' : 'tomorrow'}): ${busy.length === 0 ? 'free' : busy.join(', ')}`;
  });
}

function busyOn(outline: DayOutline, date: string): string[] {
  const from = wallToInstant({ date }, outline.timeZone);
  const to = wallToInstant({ date: addDays(date, 1) }, outline.timeZone);
  return outline.events
    .filter((event) => occupies(event) && isBefore(event.start, to) && isBefore(from, event.end))
    .map((event) => {
      if (event.allDay) return 'all day';
      const start = isBefore(event.start, from) ? '00:00' : instantToWall(event.start, outline.timeZone).time;
      const end = isBefore(to, event.end) ? '24:00' : instantToWall(event.end, outline.timeZone).time;
      return `${start}-${end === '00:00' ? '24:00' : end}`;
    });
}

function isBefore(one: string, other: string): boolean {
  return Date.parse(one) < Date.parse(other);
}
