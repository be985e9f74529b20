/** Which part of a series an act is about: one occurrence, it and all after it, or all that are still to come. */
import type { Ambiguous, Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { secondsOf, slotAt } from '#shared/schedule/recurrence/expand-series.ts';
import { ruleOf } from '#shared/schedule/recurrence/stored-rule.ts';
import type { Slot } from '#shared/schedule/recurrence/expand-series.ts';
import { sayRule } from '#shared/schedule/recurrence/say-rule.ts';
import { nextOccurrence, seriesSeenAt } from '#shared/schedule/recurrence/seen-series.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
import type { Series } from '#shared/schedule/recurrence/series.ts';
import { firstSlotFrom } from '#shared/schedule/recurrence/split-series.ts';
import { sayEventWhen } from '#shared/schedule/say-outcome.ts';
import { sayDay } from '#shared/schedule/say-time.ts';
import type { Snapshot } from './snapshot.ts';

export type Scope = 'this' | 'following' | 'all';

export type SeriesTarget = { series: Series; occurrence: ScheduleEvent };

/** Null for an event that does not repeat. A series alone is meant by its next occurrence. */
export async function seriesTarget(snapshot: Snapshot, event: ScheduleEvent): Promise<SeriesTarget | null> {
  if (!event.series) return null;
  const stored = isSeries(event) ? event : await snapshot.byId(event.series.id);
  if (!stored || !isSeries(stored)) return null;
  if (!isSeries(event)) return { series: stored, occurrence: event };
  const occurrence = nextOccurrence(stored, snapshot.now) ?? nextOccurrence(stored, '1970-01-01T00:00:00Z');
  return { series: stored, occurrence: occurrence ?? event };
}

/** A change of a series is never guessed: the person is asked how much of it. */
export function askScope({ series, occurrence }: SeriesTarget, snapshot: Snapshot): Ambiguous {
  const { teller } = snapshot;
  const often = sayRule(
    ruleOf(series.series.rule),
    Math.floor(secondsOf(occurrence.wall.start) / 86_400),
    teller,
  );
  const day = sayDay(occurrence.wall.start.date, teller);
  const question = `${series.title} repeats ${often}. Just this one (${day}), this one and all after it, or all of them?`;
  return {
    kind: 'ambiguous',
    say: question,
    question,
    choices: [
      { label: `Just this one, ${day}`, value: 'this', event: occurrence },
      { label: 'This one and all after it', value: 'following' },
      {
        label: 'All of them',
        value: 'all',
        event: seriesSeenAt(series, occurrence.series?.originalStart ?? series.start),
      },
    ],
  };
}

/** Where the part that is meant begins; what has begun by now belongs to nobody's "all of them". */
export function partFrom(
  { series, occurrence }: SeriesTarget,
  scope: 'following' | 'all',
  snapshot: Snapshot,
): Slot | { outcome: Outcome } {
  const slot =
    scope === 'following'
      ? slotAt(series, occurrence.series?.originalStart ?? series.start)
      : firstSlotFrom(series, Date.parse(snapshot.now) / 1000);
  if (slot) return slot;
  const say = `Nothing was changed: ${series.title} is over. The last of them was ${sayEventWhen(occurrence, snapshot.teller)}.`;
  return { outcome: { kind: 'past', say } };
}
