/**
 * Which reminders come due in a stretch of time, and what comes next. Minutes before the start are
 * counted on the time line, so that a clock change in between makes none of them late.
 */
import type { ScheduleEvent } from './event.ts';

export type DueReminder = {
  /** Instant. */
  at: string;
  /** Before the start. */
  minutes: number;
  event: ScheduleEvent;
};

/** The longest that can be asked for (`server/tools/tool-fields.ts`). */
export const longestReminder = 40_320;

/** Instants, half-open: from `from` up to, not including, `to`. Earliest first. */
export function dueReminders(
  events: Iterable<ScheduleEvent>,
  { from, to }: { from: string; to: string },
): DueReminder[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const due: DueReminder[] = [];
  for (const event of events) {
    if (event.status === 'cancelled') continue;
    for (const minutes of new Set(event.reminders)) {
      const at = Date.parse(event.start) - minutes * 60_000;
      if (at >= first && at < last) due.push({ at: new Date(at).toISOString(), minutes, event });
    }
  }
  return due.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** What has not begun, soonest first; whole days are nobody's next appointment. */
export function upcoming(events: Iterable<ScheduleEvent>, now: string, most: number): ScheduleEvent[] {
  return [...events]
    .filter(
      ({ allDay, status, start }) => !allDay && status !== 'cancelled' && Date.parse(start) > Date.parse(now),
    )
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .slice(0, most);
}
