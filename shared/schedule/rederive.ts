/**
 * The instants of an event under the zone rules of today. What was meant is the wall time and the
 * zone (docs/decisions/008); when a country changes its clocks, the instants follow. An instant that
 * still shows the wall time stays as it is: of an hour that comes twice, either may have been meant.
 */
import type { OccurrencePatch, ScheduleEvent } from './event.ts';
import { isSeries } from './recurrence/series.ts';
import { instantToWall, wallToInstant } from './wall-clock.ts';

type Times = Pick<ScheduleEvent, 'start' | 'end' | 'wall' | 'allDay'>;

/** The same event object when nothing moves. */
export function rederive(event: ScheduleEvent): ScheduleEvent {
  const times = timesOf(event);
  if (!isSeries(event)) return times ? { ...event, ...times } : event;
  const overrides = Object.entries(event.series.overrides ?? {}).map(
    ([key, patch]): [string, OccurrencePatch] => {
      const { start, end, wall, allDay } = patch;
      if (!start || !end || !wall || allDay === undefined) return [key, patch];
      const moved = timesOf({ start, end, wall, allDay });
      return [key, moved ? { ...patch, ...moved } : patch];
    },
  );
  const isMoved = overrides.some(([key, patch]) => patch !== event.series.overrides?.[key]);
  if (!times && !isMoved) return event;
  return {
    ...event,
    ...times,
    series: {
      ...event.series,
      originalStart: times?.start ?? event.series.originalStart,
      ...(event.series.overrides ? { overrides: Object.fromEntries(overrides) } : {}),
    },
  };
}

/** Null when both instants still show their wall times. */
function timesOf({ start, end, wall, allDay }: Times): Pick<Times, 'start' | 'end'> | null {
  const isStill = (instant: string, at: { date: string; time?: string }, zone: string) => {
    const shown = instantToWall(instant, zone);
    return shown.date === at.date && shown.time === (at.time ?? '00:00');
  };
  const moved = {
    start: isStill(start, wall.start, wall.startZone) ? start : wallToInstant(wall.start, wall.startZone),
    end: isStill(end, wall.end, wall.endZone) ? end : wallToInstant(wall.end, wall.endZone),
  };
  if (moved.start === start && moved.end === end) return null;
  if (Date.parse(moved.end) > Date.parse(moved.start) || allDay) return moved;
  // New rules can put the end before the start: the length is what is left of what was meant.
  const length = Date.parse(end) - Date.parse(start);
  return {
    ...moved,
    end: Temporal.Instant.from(moved.start).add({ milliseconds: length }).toString(),
  };
}
