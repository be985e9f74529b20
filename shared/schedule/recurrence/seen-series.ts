/**
 * A series as it is shown and said: by one of its occurrences. `id` is the series' own, the times are
 * those of the occurrence, so whoever reads a receipt sees a moment that is really on the calendar.
 */
import type { ScheduleEvent } from '../event.ts';
import { endOfTime, occurrenceAt, plainOccurrence, slotOfKey, slotsOf } from './expand-series.ts';
import { patched } from './series.ts';
import type { Series } from './series.ts';

/** The first occurrence that starts at or after this moment (an instant); null when there is none. */
export function nextOccurrence(series: Series, from: string): ScheduleEvent | null {
  const first = Date.parse(from) / 1000;
  const overrides = series.series.overrides ?? {};
  const found: ScheduleEvent[] = [];
  for (const slot of slotsOf(series, { from: first, to: endOfTime })) {
    if (overrides[slot.key]) continue;
    found.push(plainOccurrence(series, slot));
    break;
  }
  for (const key of Object.keys(overrides)) {
    const event = patched(plainOccurrence(series, slotOfKey(series, key)), overrides[key]);
    if (Date.parse(event.start) / 1000 >= first) found.push(event);
  }
  return found.toSorted((a, b) => (a.start < b.start ? -1 : 1))[0] ?? null;
}

/** As it is seen at this occurrence (an original start), or at its first one. */
export function seriesSeenAt(series: Series, originalStart: string): ScheduleEvent {
  const { exdates: _exdates, overrides: _overrides, ...own } = series.series;
  const event = occurrenceAt(series, originalStart) ?? series;
  return {
    ...event,
    id: series.id,
    series: { ...own, originalStart: event.series?.originalStart ?? own.originalStart },
    version: series.version,
  };
}

/** As it is seen at the next occurrence from now on, at its first where all are over. */
export function seriesSeenNow(series: Series, now: string): ScheduleEvent {
  const next = nextOccurrence(series, now) ?? nextOccurrence(series, '1970-01-01T00:00:00Z');
  return seriesSeenAt(series, next?.series?.originalStart ?? series.start);
}
