/**
 * What is to be rung and when, worked out from what was last read. Pure: the background sleeps between
 * two minutes, so everything that matters is in storage and comes in as arguments.
 *
 * Each reminder has a key of event, start and minutes: moved, it rings again; told once, never again.
 */
import type { DueReminder } from '#shared/schedule/due-reminders.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { ReminderPlan, Snoozed, Told } from '#extension/platform/storage.ts';

/** A computer that was asleep for longer than this has its person look at the calendar. */
export const lateMs = 24 * 3_600_000;
/** So long what was told is remembered; more than anything can be late. */
const rememberMs = 3 * lateMs;

export function keyOf({ event, minutes }: DueReminder): string {
  return `${event.id} ${event.start} ${minutes}`;
}

/** Those whose time has come and that were not told: late ones too, once, unless the event is long over. */
export function toTell(plan: ReminderPlan, told: Told, now: number): DueReminder[] {
  return plan.due.filter((reminder) => {
    const at = Date.parse(reminder.at);
    if (at > now || at < Math.max(plan.since, now - lateMs)) return false;
    return told[keyOf(reminder)] === undefined;
  });
}

/** The next moment something has to happen; null when nothing is known of. */
export function nextRing(plan: ReminderPlan, snoozed: readonly Snoozed[], now: number): number | null {
  const times = [...plan.due.map(({ at }) => Date.parse(at)), ...snoozed.map(({ at }) => at)];
  const ahead = times.filter((at) => at > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

export function withTold(told: Told, keys: readonly string[], now: number): Told {
  const kept = Object.entries(told).filter(([, at]) => at > now - rememberMs);
  return Object.fromEntries([...kept, ...keys.map((key): [string, number] => [key, now])]);
}

/** `12m` within the hour; empty when nothing is that near. */
export function badgeOf(
  next: readonly ScheduleEvent[],
  now: number,
): { text: string; event: ScheduleEvent | null } {
  const event = next.find(({ start }) => Date.parse(start) > now) ?? null;
  if (!event) return { text: '', event };
  const minutes = Math.ceil((Date.parse(event.start) - now) / 60_000);
  return { text: minutes <= 60 ? `${minutes}m` : '', event };
}
