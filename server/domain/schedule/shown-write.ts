/**
 * A write as the person sees it. A series is kept as one row, and splitting one writes two; what is
 * said, shown and agreed to is one thing that happens to occurrences they know.
 */
import type { ChangeKind } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
import { seriesSeenFrom } from '#shared/schedule/recurrence/seen-series.ts';
import type { Write } from './perform-act.ts';

/** `ofSeries`: all occurrences from this one on are meant, not only the one shown. */
export type Shown = {
  kind: ChangeKind;
  before: ScheduleEvent | null;
  after: ScheduleEvent | null;
  ofSeries?: true;
};

/** Null when the person need not hear of it. */
export function shownOf(write: Write, now: string): Shown | null {
  if (write.shown !== undefined) return write.shown;
  const seen = (event: ScheduleEvent | null) =>
    event && isSeries(event) ? seriesSeenFrom(event, now) : event;
  const { kind, before, after } = write;
  const isOfSeries = [before, after].some((event) => event && isSeries(event));
  return { kind, before: seen(before), after: seen(after), ...(isOfSeries ? { ofSeries: true } : {}) };
}

/** The writes as they are asked about. */
export function shownWrites(writes: readonly Write[], now: string): (Write & { ofSeries?: true })[] {
  return writes.flatMap((write) => {
    const shown = shownOf(write, now);
    return shown ? [{ ...write, ...shown }] : [];
  });
}
