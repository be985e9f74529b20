/** Takes one occurrence of a series off the calendar, or it and all after it. What comes before stays. */
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { plainOccurrence } from '#shared/schedule/recurrence/expand-series.ts';
import type { Series } from '#shared/schedule/recurrence/series.ts';
import { withOccurrence } from '#shared/schedule/recurrence/series-rows.ts';
import { nextOccurrence } from '#shared/schedule/recurrence/seen-series.ts';
import { splitSeries } from '#shared/schedule/recurrence/split-series.ts';
import { sayChange } from '#shared/schedule/say-outcome.ts';
import { saySeriesWhen } from '#shared/schedule/say-series.ts';
import type { Decision, Write } from './perform-act.ts';
import { askScope, partOf } from './series-target.ts';
import type { Scope, SeriesTarget } from './series-target.ts';
import type { Snapshot } from './snapshot.ts';

export function removeWithin(snapshot: Snapshot, target: SeriesTarget, scope: Scope | null): Decision {
  const { series, occurrence } = target;
  const { teller } = snapshot;
  if (scope === null) return { outcome: askScope(target, snapshot) };
  if (scope === 'this') {
    return {
      writes: [{ kind: 'remove', before: occurrence, after: null }],
      say: () => `${sayChange('remove', occurrence, teller)} Just this one; the others stay.`,
    };
  }
  const part = partOf(target, scope, snapshot);
  if ('outcome' in part) return part;
  const { at, stay, late } = part;
  if (!at) {
    const [last] = late.slice(-1);
    return {
      writes: late.map((event) => ({ kind: 'remove', before: event, after: null })),
      say: () => `${sayChange('remove', last ?? occurrence, teller)} The ones before stay.`,
    };
  }
  const { head, tail } = splitSeries(series, at, stay);
  const left = head && without(head, late);
  const first: ScheduleEvent = nextOccurrence(tail, plainOccurrence(series, at).start) ?? occurrence;
  const shown = { kind: 'remove' as const, before: first, after: null, ofSeries: true as const };
  const write: Write = left
    ? { kind: 'update', before: series, after: left, shown }
    : { kind: 'remove', before: series, after: null, shown };
  const was = saySeriesWhen(plainOccurrence(series, at), teller, 'from');
  const say = left
    ? `${series.title} is removed, all of them from then on: it was ${was}. The ones before stay.`
    : `${series.title} is removed, all of them: it was ${was}.`;
  return { writes: [write], say: () => say };
}

/** Null when none is left. */
function without(head: Series, late: readonly ScheduleEvent[]): Series | null {
  let left = head;
  for (const { series } of late) if (series) left = withOccurrence(left, series.originalStart, null);
  return late.length > 0 && !nextOccurrence(left, '1970-01-01T00:00:00Z') ? null : left;
}
