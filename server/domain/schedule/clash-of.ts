/** What is in the way of an event, whether it happens once or again and again. */
import type { Conflict } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
import type { sayConflict } from '#shared/schedule/say-outcome.ts';
import { findClash } from './find-clash.ts';
import { findSeriesClash } from './find-series-clash.ts';
import type { Snapshot } from './snapshot.ts';

/** Null when nothing is. */
export function clashOf(
  snapshot: Snapshot,
  event: ScheduleEvent,
  verb: Parameters<typeof sayConflict>[0],
): Promise<Conflict | null> {
  return isSeries(event) ? findSeriesClash(snapshot, event, verb) : findClash(snapshot, event, verb);
}
