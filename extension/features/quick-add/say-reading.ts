/** What was read, as one line: for the address bar, and for whoever hears instead of sees words light up. */
import type { Reading } from '#shared/language/reading.ts';
import { sayDay, sayDuration, sayList, sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { draftOf } from './reading-draft.ts';
import { sayRepeat } from './say-repeat.ts';

/** `Lunch · tomorrow 12:00–1:00 pm · every Friday · at Cafe Rio · with Sam · reminder 10 minutes before`. */
export function sayReading(reading: Reading, voice: Voice): string {
  const { title, start, place, guests, repeat, reminders, problem } = reading;
  const draft = draftOf(reading, voice.timeZone);
  const when = draft
    ? sayWhen(draftEvent('draft', draft, voice.timeZone), voice)
    : start
      ? `${sayDay(start.date, voice)}, at what time?`
      : 'when?';
  const who = guests.flatMap(({ name, email }) => name ?? email ?? []);
  const parts = [
    title || 'What is it called?',
    problem ?? when,
    repeat && sayRepeat(repeat, start?.date ?? instantToWall(voice.now, voice.timeZone).date, voice),
    place && `at ${place}`,
    who.length > 0 && !(title ?? '').includes(who[0] ?? '') && `with ${sayList(who)}`,
    reminders.length > 0 && `reminder ${sayList(reminders.map((m) => `${sayDuration(m)} before`))}`,
  ];
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join(' · ');
}
