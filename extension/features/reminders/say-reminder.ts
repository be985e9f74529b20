/** What stands in the notification of a reminder. */
import type { DueReminder } from '#shared/schedule/due-reminders.ts';
import { sayDuration, sayWhen, type Voice } from '#shared/schedule/say-time.ts';

/** `In 10 minutes: today 9:00–9:30 am · Room 4`; late: `Began 5 minutes ago: …`, `It is over: …`. */
export function sayReminder({ event }: DueReminder, voice: Voice): { title: string; message: string } {
  const now = Date.parse(voice.now);
  const minutes = Math.round((Date.parse(event.start) - now) / 60_000);
  const how =
    Date.parse(event.end) <= now
      ? 'It is over'
      : minutes > 0
        ? `In ${sayDuration(minutes, voice.locale)}`
        : minutes === 0
          ? 'Now'
          : event.allDay
            ? 'Today'
            : `Began ${sayDuration(-minutes, voice.locale)} ago`;
  const place = event.place === undefined ? '' : ` · ${event.place.slice(0, 100)}`;
  return { title: event.title.slice(0, 200), message: `${how}: ${sayWhen(event, voice)}${place}` };
}
