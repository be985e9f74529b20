/** The reminders that come due in a stretch of time, for whoever rings the bell; and what comes next. */
import type { Pool } from 'pg';
import { dueReminders, longestReminder, upcoming } from '#shared/schedule/due-reminders.ts';
import type { DueReminder } from '#shared/schedule/due-reminders.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import { plusMinutes } from './event-draft.ts';

export type Due = {
  version: number;
  due: DueReminder[];
  /** Soonest first. */
  next: ScheduleEvent[];
};

const mostDue = 200;
const mostNext = 8;

/** Null when the person has no calendar. `from` and `to` are instants, half-open. */
export async function readDue(
  deps: { pools: { app: Pool } },
  asked: { personId: string; from: string; to: string },
): Promise<Due | null> {
  const look = await readSchedule(deps.pools.app, {
    owner: asked.personId,
    from: asked.from,
    // What it reminds of lies as far ahead as a reminder can be early.
    to: plusMinutes(asked.to, longestReminder),
  });
  if (!look) return null;
  const soon = look.events.filter(({ start }) => Date.parse(start) < Date.parse(asked.to));
  return {
    version: look.version,
    due: dueReminders(look.events, asked).slice(0, mostDue),
    next: upcoming(soon, asked.from, mostNext),
  };
}
