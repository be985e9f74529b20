/**
 * A wish is carried out once for an act, however often the calendar moves while it is stored. Apart,
 * because a calendar that moved before anything was asked is no answer to keep.
 */
import { CalendarMoved } from '#server/domain/schedule/snapshot.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';

export function runOnce<T>(work: (snapshot: Snapshot) => Promise<T>): (snapshot: Snapshot) => Promise<T> {
  let running: Promise<T> | null = null;
  return (snapshot) => {
    running ??= work(snapshot).catch((error: unknown) => {
      // Nothing looks at the schedule's version after Cal.com was asked.
      if (error instanceof CalendarMoved) running = null;
      throw error;
    });
    return running;
  };
}
