/** What a reading would add, and how it stands below the composer before anything is sent. */
import type { Reading } from '#shared/language/reading.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { clashesWith, type TimeSpan } from '#shared/schedule/overlaps.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { addDays, addWallMinutes } from '#shared/schedule/wall-clock.ts';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import type { AddInput } from '#extension/features/live-schedule/schedule-api.ts';
import { sayRepeat } from './say-repeat.ts';

/** Null while the text does not say what or when; a day alone does not say that it takes the whole day. */
export function draftOf(reading: Reading, timeZone: string): AddInput | null {
  const { title, start } = reading;
  if (title === null || title === '' || start === null) return null;
  const whole = reading.allDay;
  if (!whole && start.time === undefined) return null;
  const end =
    reading.end ??
    (whole ? { date: addDays(start.date, 1) } : addWallMinutes(start, reading.durationMinutes ?? 60));
  return {
    title,
    start: whole ? { date: start.date } : { ...start, timeZone: start.timeZone ?? timeZone },
    end: whole ? { date: end.date } : { timeZone: start.timeZone ?? timeZone, ...end },
    ...(whole && { allDay: true }),
    ...(reading.place !== null && { place: reading.place }),
    ...(reading.guests.length > 0 && { guests: reading.guests }),
  };
}

/** The reading with another of its times; -1 takes the whole day. */
export function withAlternative(reading: Reading, n: number): Reading {
  if (n === wholeDay) return { ...reading, allDay: true, end: null };
  const other = reading.alternatives[n];
  if (!other) return reading;
  return { ...reading, start: other.start, end: other.end ?? null, allDay: other.start.time === undefined };
}

/** Offered when a day was said without a time. */
export const wholeDay = -1;

export type Preview = {
  event: ScheduleEvent;
  /** `every Friday`, the place: what the words added besides the time. */
  extras: string[];
  /** Null when the days it falls on are not loaded: then nothing is claimed. */
  clashes: ScheduleEvent[] | null;
};

export function previewOf(
  reading: Reading,
  voice: Voice,
  known: { window: TimeSpan; events: ReadonlyMap<string, ScheduleEvent> } | null,
): Preview | null {
  const draft = draftOf(reading, voice.timeZone);
  if (!draft) return null;
  const event = draftEvent('draft', draft, voice.timeZone);
  const isLoaded =
    known !== null &&
    Date.parse(known.window.start) <= Date.parse(event.start) &&
    Date.parse(event.end) <= Date.parse(known.window.end);
  return {
    event,
    extras: [reading.repeat && sayRepeat(reading.repeat, event.wall.start.date, voice), reading.place].filter(
      (part): part is string => !!part,
    ),
    clashes: isLoaded ? clashesWith(event, known.events.values()) : null,
  };
}
