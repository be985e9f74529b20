/** Takes one occurrence of a series off the calendar, or it and all after it. What comes before stays. */
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { plainOccurrence } from '#shared/schedule/recurrence/expand-series.ts';
import { nextOccurrence } from '#shared/schedule/recurrence/seen-series.ts';
import { splitSeries } from '#shared/schedule/recurrence/split-series.ts';
import { sayChange } from '#shared/schedule/say-outcome.ts';
import { saySeriesWhen } from '#shared/schedule/say-series.ts';
import type { Decision, Write } from './perform-act.ts';
import { askScope, partFrom } from './series-target.ts';
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
  const part = partFrom(target, scope, snapshot);
  if ('outcome' in part) return part;
  const { head, tail } = splitSeries(series, part);
  const first: ScheduleEvent = nextOccurrence(tail, plainOccurrence(series, part).start) ?? occurrence;
  const shown = { kind: 'remove' as const, before: first, after: null, ofSeries: true as const };
  const write: Write = head
    ? { kind: 'update', before: series, after: head, shown }
    : { kind: 'remove', before: series, after: null, shown };
  const was = saySeriesWhen(plainOccurrence(series, part), teller, 'from');
  const say = head
    ? `${series.title} is removed, all of them from then on: it was ${was}. The ones before stay.`
    : `${series.title} is removed, all of them: it was ${was}.`;
  return { writes: [write], say: () => say };
}
