/** Which part of a series an act is about: one occurrence, it and all after it, or all that are still to come. */
import type { Ambiguous, Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { occurrenceAt, secondsOf, slotAt, slotOfKey } from '#shared/schedule/recurrence/expand-series.ts';
import { instantOf } from '#shared/schedule/recurrence/clock-text.ts';
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

/** What a scope means of a series. */
export type Part = {
  /** Where it begins; null when only such as were put off are left. */
  at: Slot | null;
  /** Keys from `at` on that are not meant: they were brought forward, and are over. */
  stay: string[];
  /** Those from before `at` that are meant: they were put off, and are to come. */
  late: ScheduleEvent[];
};

/**
 * Which occurrences are meant: by when they are, not by when they were to be. What has begun by now
 * belongs to nobody's "all of them", nor to what follows on one that is to come.
 */
export function partOf(
  { series, occurrence }: SeriesTarget,
  scope: 'following' | 'all',
  snapshot: Snapshot,
): Part | { outcome: Outcome } {
  const now = Date.parse(snapshot.now) / 1000;
  const named =
    scope === 'following' ? slotAt(series, occurrence.series?.originalStart ?? series.start) : null;
  const isOver = Date.parse(occurrence.start) / 1000 < now;
  if (named && isOver) return { at: named, stay: [], late: [] };
  const own = Object.keys(series.series.overrides ?? {}).flatMap((key) => {
    const slot = slotOfKey(series, key);
    const event = occurrenceAt(series, instantOf(slot.start));
    return event ? [{ slot, event, hasBegun: Date.parse(event.start) / 1000 < now }] : [];
  });
  const over = own.filter(({ hasBegun }) => hasBegun).map(({ slot }) => slot.key);
  const at = firstSlotFrom(series, Math.max(now, named?.start ?? now), over);
  const isLater = (slot: Slot) => at !== null && slot.start >= at.start;
  const late = own
    .filter(({ slot, hasBegun }) => !hasBegun && !isLater(slot) && slot.start >= (named?.start ?? 0))
    .map(({ event }) => event);
  if (at || late.length > 0)
    return { at, late, stay: at ? over.filter((key) => isLater(slotOfKey(series, key))) : [] };
  const say = `Nothing was changed: ${series.title} is over. The last of them was ${sayEventWhen(occurrence, snapshot.teller)}.`;
  return { outcome: { kind: 'past', say } };
}
