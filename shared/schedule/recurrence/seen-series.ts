/**
 * A series as it is shown and said: by one of its occurrences. `id` is the series' own, the times are
 * those of the occurrence, so whoever reads a receipt sees a moment that is really on the calendar.
 */
import type { ScheduleEvent } from '../event.ts';
import { endOfTime, plainOccurrence, slotAt, slotOfKey, slotsOf } from './expand-series.ts';
import { instantOf } from './clock-text.ts';
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

/** As it is seen at this occurrence (an original start), without what that one has of its own. */
export function seriesSeenAt(series: Series, originalStart: string): ScheduleEvent {
  const slot = slotAt(series, originalStart, true);
  const event = slot ? plainOccurrence(series, slot) : series;
  const { id, rule } = series.series;
  return { ...event, id, series: { id, rule, originalStart: event.series?.originalStart ?? series.start } };
}

/** As it is seen at the first occurrence from this moment on that is like the series; else at its first. */
export function seriesSeenFrom(series: Series, from: string): ScheduleEvent {
  const overrides = series.series.overrides ?? {};
  let any: string | null = null;
  for (const slot of slotsOf(series, { from: Date.parse(from) / 1000, to: endOfTime })) {
    any ??= instantOf(slot.start);
    if (Object.keys(overrides[slot.key] ?? {}).length <= 1)
      return seriesSeenAt(series, instantOf(slot.start));
  }
  return seriesSeenAt(series, any ?? series.start);
}
