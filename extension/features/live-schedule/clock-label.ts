/**
 * The short clocks that stand inside the drawing, where the day is already clear from the place:
 * `7:00–8:00 am`, `9:00`, `4:30 pm Madrid`. Sentences come from say-time.ts; so do these clocks.
 */
import { sayClock, type Voice } from '#shared/schedule/say-time.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';

export function clockRange(from: string, to: string, voice: Voice): string {
  const start = sayClock(from, voice);
  const end = sayClock(to, voice);
  const suffix = / ?\p{L}[\p{L}.]*$/u;
  const isShared = suffix.exec(start)?.[0] === suffix.exec(end)?.[0];
  return `${isShared ? start.replace(suffix, '') : start}–${end}`;
}

/** Without am or pm, for one line of a small block. */
export function bareClock(time: string, voice: Voice): string {
  return sayClock(time, voice).replace(/ ?\p{L}[\p{L}.]*$/u, '');
}

/** The start where the event lives, when the clock there shows something else: `4:30 pm Madrid`. */
export function clockThere(event: ScheduleEvent, voice: Voice): string | null {
  const { startZone, start } = event.wall;
  if (event.allDay || startZone === voice.timeZone || start.time === undefined) return null;
  if (instantToWall(event.start, voice.timeZone).time === start.time) return null;
  return `${sayClock(start.time, voice)} ${cityOf(startZone)}`;
}

export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** `7 am`, `07:00`: the edge of the drawing. */
export function hourLabel(hour: number, voice: Voice): string {
  const time = `${String(hour).padStart(2, '0')}:00`;
  return voice.hour12 ? sayClock(time, voice).replace(':00', '') : time;
}
