/** What a wish would look like as an event: for drawing it, saying when it is, and seeing whether it clashes. */
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { addDays, addWallMinutes } from '#shared/schedule/wall-clock.ts';
import type { AddInput } from './schedule-api.ts';
import { instantsOf } from './wall-span.ts';

/** Without an end: an hour, or the one day. */
export function draftEvent(id: string, input: AddInput, timeZone: string): ScheduleEvent {
  const { start } = input;
  const allDay = input.allDay === true || start.time === undefined;
  const zone = start.timeZone ?? timeZone;
  const end = input.end ?? (allDay ? { date: addDays(start.date, 1) } : addWallMinutes(start, 60));
  return {
    id,
    title: input.title,
    ...instantsOf({ start, end }, zone),
    wall: { start, end, startZone: zone, endZone: input.end?.timeZone ?? zone },
    allDay,
    guests: input.guests ?? [],
    reminders: [],
    busy: input.busy ?? true,
    status: 'confirmed',
    source: 'hand',
    links: [],
    version: 0,
  };
}
