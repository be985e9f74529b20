/**
 * An edit of a part of a series is written as two changes, the part that stays and the part that
 * begins anew; whoever reads of it knows one. Pure.
 */
import type { Change } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { seriesSeenAt } from '#shared/schedule/recurrence/seen-series.ts';
import { isSame, isSeries } from '#shared/schedule/recurrence/series.ts';

type Seen = Pick<Change, 'kind' | 'before' | 'after' | 'who'>;

/** As the person saw it; null for anything else than one series in two, or in one again. */
export function seenAsOne(changes: readonly Seen[]): Omit<Seen, 'who'> | null {
  const [one, other] = changes;
  if (!one || !other || changes.length !== 2 || one.who.callId !== other.who.callId) return null;
  const head = isCut(one) ? one : other;
  const tail = head === one ? other : one;
  if (!isCut(head) || !head.before || !head.after || !isSeries(head.before)) return null;
  const part = tail.before && tail.after ? null : (tail.after ?? tail.before);
  if (!part || !isLike(part, head.before)) return null;
  if (!tail.after) return { kind: 'update', before: head.after, after: head.after };
  const before = seriesSeenAt(head.before, part.series?.originalStart ?? part.start);
  return { kind: isSame(contentOf(before), contentOf(part)) ? 'move' : 'update', before, after: part };
}

/** It ends elsewhere and is the same otherwise. */
function isCut({ before, after }: Seen): boolean {
  if (!before || !after || !isSeries(before) || !isSeries(after)) return false;
  const isEnd = before.series.rule !== after.series.rule && before.start === after.start;
  return isEnd && isSame(contentOf(before), contentOf(after));
}

/** Not something else that was changed in the same breath. */
function isLike(part: ScheduleEvent, series: ScheduleEvent): boolean {
  return part.title === series.title || part.wall.start.time === series.wall.start.time;
}

function contentOf(event: ScheduleEvent): unknown {
  const {
    id: _id,
    version: _version,
    start: _start,
    end: _end,
    wall: _wall,
    series: _series,
    ...rest
  } = event;
  return rest;
}
