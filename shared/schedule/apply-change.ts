/**
 * What a copy of the schedule looks like after one more change of the log. Versions are gap-free
 * (docs/decisions/003), so a copy knows by itself whether it has seen everything: anything it cannot
 * follow exactly is answered with `reload`, never guessed.
 */
import type { Change } from './change.ts';
import type { ScheduleEvent } from './event.ts';
import { overlaps, type TimeSpan } from './overlaps.ts';

/** A copy of the events that touch `window`, as of `version`. */
export type ScheduleCopy = {
  version: number;
  window: TimeSpan;
  events: ReadonlyMap<string, ScheduleEvent>;
};

export type Applied =
  | { kind: 'applied'; copy: ScheduleCopy }
  /** Its version is one the copy already has. */
  | { kind: 'known' }
  /** Changes are missing, or the change is about a series whose occurrences only the server knows. */
  | { kind: 'reload'; why: 'gap' | 'series' };

export function applyChange(copy: ScheduleCopy, change: Change): Applied {
  if (change.version <= copy.version) return { kind: 'known' };
  if (change.version > copy.version + 1) return { kind: 'reload', why: 'gap' };
  if (change.before?.series || change.after?.series) return { kind: 'reload', why: 'series' };

  const events = new Map(copy.events);
  if (change.before) events.delete(change.before.id);
  if (change.after && overlaps(change.after, copy.window)) events.set(change.after.id, change.after);
  return { kind: 'applied', copy: { ...copy, version: change.version, events } };
}
