/** What a screen reader hears while an event is moved by keyboard. */
import type { Days } from '#shared/schedule/day-layout.ts';
import { sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import type { ShownEvent } from '../shown-events.ts';
import { instantsOf, movedEnds } from '../wall-span.ts';
import type { DragDraft } from './use-drag.ts';

export function sayDraft(
  event: ShownEvent,
  draft: DragDraft,
  { days, voice }: { days: Days; voice: Voice },
): string {
  const ends = movedEnds(event, draft.span, days);
  const moved = { ...event, ...instantsOf(ends, days.timeZone), wall: { ...event.wall, ...ends } };
  return `${event.title}, ${sayWhen(moved, voice)}. Enter keeps it, Escape puts it back.`;
}
