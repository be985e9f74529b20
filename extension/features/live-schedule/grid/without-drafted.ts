/**
 * What stands still while one event is being moved. A timed one is drawn apart, over everything; a bar
 * of whole days is drawn where it would go, or where it is while that is out of sight.
 */
import { minutesInDay, type Days } from '#shared/schedule/day-layout.ts';
import type { ShownEvent } from '../shown-events.ts';
import { instantsOf, movedEnds } from '../wall-span.ts';
import type { DragDraft } from './use-drag.ts';

export function withoutDrafted(
  events: readonly ShownEvent[],
  draft: DragDraft | null,
  days: Days,
): readonly ShownEvent[] {
  if (draft?.id == null) return events;
  return events.flatMap((event) => {
    if (event.id !== draft.id) return [event];
    if (!event.allDay) return [];
    const isSeen = draft.span.end > 0 && draft.span.start < days.columns * minutesInDay;
    if (!isSeen) return [event];
    const ends = movedEnds(event, draft.span, days);
    return [{ ...event, ...instantsOf(ends, days.timeZone), wall: { ...event.wall, ...ends } }];
  });
}
