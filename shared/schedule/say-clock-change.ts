/** What a person should hear when clocks change in the hour they named (docs/decisions/008). */
import type { ScheduleEvent } from './event.ts';
import { sayClock } from './say-time.ts';
import type { Voice } from './say-time.ts';

/** A sentence for the end of a receipt, or nothing. `asked`: the wall start that was named. */
export function sayClockChange(
  asked: { date: string; time?: string },
  event: Pick<ScheduleEvent, 'start' | 'wall' | 'allDay'>,
  voice: Voice,
): string {
  if (event.allDay || asked.time === undefined) return '';
  if (event.wall.start.time !== asked.time)
    return ` The clocks go forward then: ${sayClock(asked.time, voice)} does not exist that day.`;
  const later = Temporal.PlainDateTime.from(`${asked.date}T${asked.time}`)
    .toZonedDateTime(event.wall.startZone, { disambiguation: 'later' })
    .toInstant()
    .toString();
  return later === event.start ? '' : ' The clocks go back then and that hour comes twice; it is the first.';
}
