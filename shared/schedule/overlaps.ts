/**
 * When two events are in each other's way. One rule for the server that refuses and the panel that
 * warns beforehand, so both say the same. Overlap is a rule of intake, not of storage
 * (docs/decisions/007): stored events may clash, and are shown as clashing.
 */
import type { EventStatus } from './event.ts';

/** Instants, the end exclusive. */
export type TimeSpan = { start: string; end: string };

/** What decides whether something takes up a person's time. */
export type Occupant = TimeSpan & { busy: boolean; status: EventStatus };

/** Touching ends do not overlap. */
export function overlaps(one: TimeSpan, other: TimeSpan): boolean {
  return Date.parse(one.start) < Date.parse(other.end) && Date.parse(other.start) < Date.parse(one.end);
}

/** Free and cancelled events take up nobody's time. */
export function occupies(event: Pick<Occupant, 'busy' | 'status'>): boolean {
  return event.busy && event.status !== 'cancelled';
}

/**
 * The events that stand in the candidate's way, earliest first. An event never clashes with itself
 * (same `id`), and a free candidate clashes with nothing.
 */
export function clashesWith<T extends Occupant & { id: string }>(
  candidate: Occupant & { id?: string },
  events: Iterable<T>,
): T[] {
  if (!occupies(candidate)) return [];
  const clashing: T[] = [];
  for (const event of events) {
    if (event.id !== candidate.id && occupies(event) && overlaps(candidate, event)) clashing.push(event);
  }
  return clashing.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}
