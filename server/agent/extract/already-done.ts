/**
 * Was this done in the talk itself, or does it stand there anyway? Then nothing is left to do, also if
 * it was changed or taken back live afterwards: the person saw it happen and had the last word.
 */
import type { Change } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { titleMatch } from '#shared/schedule/title-match.ts';
import type { ToolWish } from './resolve-wish.ts';

export type Done = {
  /** What this talk changed live, oldest first. */
  live: readonly Change[];
  /** What stands at the time in question. */
  standing: readonly ScheduleEvent[];
};

/** `start`: the instant it would begin at; for edits `event` is the one that is meant. */
export function isAlreadyDone(
  wish: ToolWish & { start: string | null },
  given: { title: string; event: ScheduleEvent | null },
  { live, standing }: Done,
): boolean {
  const same = (event: ScheduleEvent | null): event is ScheduleEvent =>
    event !== null && isSameTitle(event.title, given.title);
  const atStart = (event: ScheduleEvent | null): boolean =>
    event !== null && wish.start !== null && startsAt(event, wish);
  switch (wish.tool) {
    case 'add_event':
      return (
        live.some(({ after }) => same(after) && atStart(after)) ||
        standing.some((event) => same(event) && atStart(event))
      );
    case 'move_event':
      return live.some(({ after }) => after !== null && after.id === given.event?.id && atStart(after));
    case 'remove_event':
      return live.some(({ kind, before }) => kind === 'remove' && before?.id === given.event?.id);
    default:
      return live.some(
        ({ kind, after }) =>
          kind === 'update' &&
          after !== null &&
          after.id === given.event?.id &&
          hasAll(after, wish.arguments),
      );
  }
}

/** A removal whose event is gone already. */
export function wasRemovedLive(title: string, live: readonly Change[]): boolean {
  return live.some(
    ({ kind, before }) => kind === 'remove' && before !== null && isSameTitle(before.title, title),
  );
}

export function isSameTitle(a: string, b: string): boolean {
  return titleMatch(a, b) > 0 || titleMatch(b, a) > 0;
}

function startsAt(event: ScheduleEvent, wish: ToolWish & { start: string | null }): boolean {
  if (event.allDay || wish.arguments['all_day'] === true)
    return event.wall.start.date === wish.arguments['date'];
  return Date.parse(event.start) === Date.parse(wish.start ?? '');
}

function hasAll(event: ScheduleEvent, asked: Record<string, unknown>): boolean {
  return (
    (['title', 'place', 'notes'] as const).every(
      (name) => asked[name] === undefined || event[name] === asked[name],
    ) && asked['duration'] === undefined
  );
}
