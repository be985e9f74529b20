/** What is different between two lists of one person's events: the answer of a preview, and the check of it. */
import type { ScheduleEvent } from './event.ts';
import type { SchedulePreview } from './preview.ts';
import { isSame } from './recurrence/series.ts';

export type ScheduleDifference = Pick<SchedulePreview, 'added' | 'removed' | 'moved' | 'changed' | 'kept'>;

const day = 16 * 3_600_000;
const week = 7 * 86_400_000;
const mostShown = 5;

/** An occurrence that moved with its series has another id: it is known by its title and where it was. */
export function differenceOfSchedules(
  before: readonly ScheduleEvent[],
  after: readonly ScheduleEvent[],
): ScheduleDifference {
  const now = new Map(after.map((event) => [event.id, event]));
  const gone: ScheduleEvent[] = [];
  const pairs: { before: ScheduleEvent; after: ScheduleEvent }[] = [];
  for (const event of before) {
    const there = now.get(event.id);
    if (there) pairs.push({ before: event, after: there });
    else gone.push(event);
    now.delete(event.id);
  }
  const fresh = [...now.values()].toSorted(byStart);
  const left = gone.toSorted(byStart);
  const [paired, removed, added] = pairUp(left, fresh);
  pairs.push(...paired);
  const kept = pairs.filter((pair) => isSame(contentOf(pair.before), contentOf(pair.after)));
  const same = new Set(kept);
  const different = pairs.filter((pair) => !same.has(pair)).toSorted((a, b) => byStart(a.before, b.before));
  const moved = different.filter((pair) => hasMoved(pair));
  return {
    added: some(added),
    removed: some(removed),
    moved: some(moved),
    changed: some(different.filter((pair) => !hasMoved(pair))),
    kept: kept.length,
  };
}

type Pairs = { before: ScheduleEvent; after: ScheduleEvent }[];

/** One by one where as many came as went, else the nearest within a week. */
function pairUp(
  gone: readonly ScheduleEvent[],
  fresh: readonly ScheduleEvent[],
): [Pairs, ScheduleEvent[], ScheduleEvent[]] {
  if (gone.length === fresh.length) {
    return [gone.flatMap((before, at) => (fresh[at] ? [{ before, after: fresh[at] }] : [])), [], []];
  }
  const pairs: Pairs = [];
  const open = new Set(fresh);
  // Those of the same day belong together before any others do.
  const removed = [day, week].reduce(
    (left, most) =>
      left.filter((before) => {
        const [near] = [...open]
          .filter((event) => distance(event, before) < most)
          .toSorted((a, b) => distance(a, before) - distance(b, before));
        if (!near) return true;
        open.delete(near);
        pairs.push({ before, after: near });
        return false;
      }),
    [...gone],
  );
  return [pairs, removed, [...open]];
}

function distance(a: ScheduleEvent, b: ScheduleEvent): number {
  return Math.abs(Date.parse(a.start) - Date.parse(b.start));
}

function hasMoved({ before, after }: { before: ScheduleEvent; after: ScheduleEvent }): boolean {
  return before.start !== after.start || before.end !== after.end;
}

function contentOf({ id: _id, version: _version, series: _series, ...event }: ScheduleEvent): unknown {
  return event;
}

function byStart(a: ScheduleEvent, b: ScheduleEvent): number {
  return a.start < b.start ? -1 : a.start > b.start ? 1 : 0;
}

function some<T>(all: readonly T[]): { count: number; shown: T[] } {
  return { count: all.length, shown: all.slice(0, mostShown) };
}
