/** Which events a person means by some words of a title: "gym", "the dentist". */
import type { CalendarDate, ScheduleEvent } from '#shared/schedule/event.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';

type Where = { now: string; timeZone: string; on?: CalendarDate };

/**
 * Nearest first: what is still to come before what is over. A title that is exactly the words wins over
 * titles that only contain them.
 */
export function findNamed(words: string, events: Iterable<ScheduleEvent>, where: Where): ScheduleEvent[] {
  const wanted = plain(words);
  if (wanted === '') return [];
  const named = [...events].filter(
    (e) =>
      e.status !== 'cancelled' &&
      plain(e.title).includes(wanted) &&
      (where.on === undefined || dateOf(e, where.timeZone) === where.on),
  );
  const exact = named.filter((e) => plain(e.title) === wanted);
  const found = exact.length > 0 ? exact : named;
  const now = Date.parse(where.now);
  const coming = found.filter((e) => Date.parse(e.end) > now);
  return (coming.length > 0 ? coming : found).toSorted(
    (a, b) => Math.abs(Date.parse(a.start) - now) - Math.abs(Date.parse(b.start) - now),
  );
}

function dateOf(event: ScheduleEvent, timeZone: string): CalendarDate {
  return event.allDay ? event.wall.start.date : instantToWall(event.start, timeZone).date;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(the|my|our) /, '')
    .trim();
}
