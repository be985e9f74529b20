/**
 * What is different about an event beside its day and time, so that a person who cannot see it hears
 * it: "Reminder: 30 minutes before. Place: Studio 5." Every part is read from the stored event.
 */
import type { ScheduleEvent } from './event.ts';
import { sayEventWhen } from './say-outcome.ts';
import type { Teller } from './say-outcome.ts';
import { sayDuration, sayList } from './say-time.ts';

/** Sentences with a full stop each; empty when only the time or nothing differs. */
export function sayDifference(before: ScheduleEvent, after: ScheduleEvent): string {
  const said: string[] = [];
  if (before.title !== after.title) said.push(`It was called ${before.title}.`);
  if (before.place !== after.place)
    said.push(after.place ? `Place: ${after.place}.` : 'It has no place now.');
  if (before.notes !== after.notes) said.push(after.notes ? 'Its notes are new.' : 'It has no notes now.');
  if (!isSame(before.reminders, after.reminders)) said.push(sayReminders(after.reminders));
  if (!isSame(before.guests, after.guests)) said.push(sayGuests(after.guests));
  if (before.busy !== after.busy)
    said.push(after.busy ? 'It counts as busy now.' : 'It leaves you free now.');
  return said.join(' ');
}

/** An answer to "when do you remind me?": each with its time, and what has none. */
export function sayRemindersOf(events: readonly ScheduleEvent[], when: string, teller: Teller): string {
  if (events.length === 0) return `No reminder is set ${when}.`;
  const most = 5;
  const rest = events.length - most;
  return [
    ...events.slice(0, most).map((event) => {
      const at = `${event.title} is ${sayEventWhen(event, teller)}`;
      return event.reminders.length === 0
        ? `${at}. It has no reminder.`
        : `${at}. ${sayReminders(event.reminders)}`;
    }),
    ...(rest > 0 ? [`And ${rest} more.`] : []),
  ].join(' ');
}

function sayReminders(minutes: readonly number[]): string {
  if (minutes.length === 0) return 'It has no reminder now.';
  const times = minutes.map((one) => (one === 0 ? 'at the start' : `${sayDuration(one)} before`));
  return `Reminder: ${sayList(times)}.`;
}

/** Noted, never written to: nobody is told anything. */
function sayGuests(guests: ScheduleEvent['guests']): string {
  const names = guests.flatMap(({ name, email }) => name ?? email ?? []);
  return names.length === 0 ? 'No guests are noted now.' : `Guests noted: ${sayList(names)}.`;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
