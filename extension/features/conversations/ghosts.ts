/**
 * Open questions as they would look on the schedule: drawn dashed, free for everything else, and never
 * taken for what stands there. Pure.
 */
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { addDays, addWallMinutes } from '#shared/schedule/wall-clock.ts';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import type { ShownEvent } from '#extension/features/live-schedule/shown-events.ts';

const prefix = 'suggestion ';

/** Only those whose day, and time where they have one, are known. */
export function ghostsOf(
  suggestions: readonly Suggestion[],
  { events, timeZone }: { events: ReadonlyMap<string, ScheduleEvent>; timeZone: string },
): ShownEvent[] {
  return suggestions.flatMap((one) => {
    const ghost = ghostOf(one, events, timeZone);
    return ghost ? [ghost] : [];
  });
}

/** The id of the suggestion that an event on the drawing stands for; null for a real one. */
export function suggestionIdOf(eventId: string): string | null {
  return eventId.startsWith(prefix) ? eventId.slice(prefix.length) : null;
}

function ghostOf(
  { id, tool, arguments: args, choices }: Suggestion,
  events: ReadonlyMap<string, ScheduleEvent>,
  calendarZone: string,
): ShownEvent | null {
  const isMove = tool === 'move_event';
  if (choices.length > 0 || (tool !== 'add_event' && !isMove)) return null;
  const moved = isMove ? events.get(text(args['event']) ?? '') : undefined;
  const title = text(args['title']) ?? moved?.title ?? text(args['event']);
  const date = matching(isMove ? args['to_date'] : args['date'], /^\d{4}-\d\d-\d\d$/);
  const time = matching(isMove ? args['to_time'] : args['start_time'], /^\d\d:\d\d$/);
  const isAllDay = args['all_day'] === true;
  if (isMove && moved === undefined) return null;
  if (title === null || date === null || (time === null && !isAllDay)) return null;
  const timeZone = text(args['time_zone']) ?? calendarZone;
  const start = time === null || isAllDay ? { date } : { date, time, timeZone };
  const endDate = matching(isMove ? args['to_end_date'] : args['end_date'], /^\d{4}-\d\d-\d\d$/);
  const endTime = matching(isMove ? args['to_end_time'] : args['end_time'], /^\d\d:\d\d$/);
  const end =
    time === null || isAllDay
      ? { date: addDays(endDate ?? date, 1) }
      : endTime !== null
        ? { date: endDate ?? date, time: endTime, timeZone }
        : { ...addWallMinutes({ date, time }, minutesOf(args, moved)), timeZone };
  const event = draftEvent(`${prefix}${id}`, { title, start, end, busy: false }, calendarZone);
  return event.end > event.start ? { ...event, source: 'post-call', isSuggested: true } : null;
}

function minutesOf(args: Record<string, unknown>, moved: ScheduleEvent | undefined): number {
  if (typeof args['duration'] === 'number' && args['duration'] > 0) return args['duration'];
  return moved && !moved.allDay ? (Date.parse(moved.end) - Date.parse(moved.start)) / 60_000 : 60;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const matching = (value: unknown, pattern: RegExp): string | null => {
  const found = text(value);
  return found !== null && pattern.test(found) ? found : null;
};
