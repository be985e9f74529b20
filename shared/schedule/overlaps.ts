/**
 * When two events clash. The rule of intake on the server and the shading in the panel are this
 * one function: touching ends never clash, nor do free, cancelled or all-day-free events.
 */
import type { ScheduleEvent } from './event.ts';

type Busy = Pick<ScheduleEvent, 'id' | 'start' | 'end' | 'busy' | 'status'>;

export function overlaps(a: { start: string; end: string }, b: { start: string; end: string }): boolean {
  return Date.parse(a.start) < Date.parse(b.end) && Date.parse(b.start) < Date.parse(a.end);
}

/** The events `candidate` would clash with, earliest first; never itself. */
export function clashesOf<T extends Busy>(candidate: Busy, events: readonly T[]): T[] {
  if (!takesTime(candidate)) return [];
  return events
    .filter((event) => event.id !== candidate.id && takesTime(event) && overlaps(event, candidate))
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

export function takesTime(event: Pick<ScheduleEvent, 'busy' | 'status'>): boolean {
  return event.busy && event.status !== 'cancelled';
}
