/** Where an event should go, out of a call's words; knows the event, so "to 8" is the 8 nearest to it. */
import { usualHours } from '#shared/language/half-of-day.ts';
import { readPartHours } from '#shared/language/part-hours.ts';
import { readClockWords, readDayRange, readShiftWords } from '#shared/language/read-words.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { addDays, addWallMinutes, wallMinutesBetween } from '#shared/schedule/wall-clock.ts';
import { isClock } from '#shared/schedule/wall-text.ts';
import type { EventPatch } from '#server/domain/schedule/edit-event.ts';
import { invalid, readClock, readDay, readMinutes, readStretch } from './read-moment.ts';

export type AskedMove = {
  to_date?: string | undefined;
  to_time?: string | undefined;
  to_end_date?: string | undefined;
  to_end_time?: string | undefined;
  duration?: string | number | undefined;
  time_zone?: string | undefined;
  all_day?: boolean | undefined;
};

/** Needs at least one of the fields. */
export function readMove(
  asked: AskedMove,
  context: ReadingContext,
  event: ScheduleEvent,
): EventPatch | Outcome {
  const says = [
    asked.to_date,
    asked.to_time,
    asked.to_end_date,
    asked.to_end_time,
    asked.duration,
    asked.all_day,
  ];
  if (says.every((part) => part === undefined)) {
    return {
      kind: 'needs',
      say: `Where should ${event.title} go? I need a day or a time.`,
      fields: ['to_date', 'to_time'],
    };
  }
  if (
    asked.to_date === undefined &&
    asked.to_time === undefined &&
    asked.to_end_time === undefined &&
    asked.duration !== undefined
  ) {
    const minutes = readNewLength(asked.duration, event);
    return typeof minutes === 'number' ? { durationMinutes: minutes } : minutes;
  }
  const zone = asked.time_zone ?? event.wall.startZone;
  const here = { ...context, timeZone: zone };
  const day = asked.to_date === undefined ? event.wall.start.date : readNewDay(asked.to_date, context, event);
  if (typeof day !== 'string') return day;
  const isAllDay = asked.all_day ?? (event.allDay && asked.to_time === undefined);
  const time = isAllDay ? undefined : readNewTime(asked, here, event);
  if (time !== undefined && typeof time !== 'string' && 'kind' in time) return time;
  const clock = typeof time === 'string' ? { time } : time;
  const date = asked.to_date === undefined ? (clock?.date ?? day) : day;
  const stretch = readStretch(
    {
      date,
      ...(clock === undefined ? { all_day: true } : { start_time: clock.time }),
      end_date: asked.to_end_date,
      end_time: asked.to_end_time,
      duration: asked.duration,
      time_zone: zone,
    },
    here,
  );
  return stretch;
}

/** "Half an hour longer" is more of what it is now. */
function readNewLength(words: string | number, event: ScheduleEvent): number | Outcome {
  const minutes = readMinutes(words);
  const more = typeof words === 'string' ? /\b(longer|more|shorter|less)\b/i.exec(words)?.[1] : undefined;
  const { start, end } = event.wall;
  if (typeof minutes !== 'number' || more === undefined || event.allDay) return minutes;
  const now = wallMinutesBetween(start, end);
  const length = /^(?:longer|more)$/i.test(more) ? now + minutes : now - minutes;
  return length > 0 ? length : invalid('duration', `${event.title} is not that long.`);
}

/** "A week later" and "the day after" are told from where it is; "next week" keeps its weekday. */
function readNewDay(words: string, context: ReadingContext, event: ScheduleEvent): string | Outcome {
  const { date } = event.wall.start;
  const next = /^(?:to )?(?:the )?(?:next|following) day$|^(?:the |a |one )?(day|week) after$/i.exec(
    words.trim(),
  );
  if (next !== null) return addDays(date, next[1]?.toLowerCase() === 'week' ? 7 : 1);
  const shift = readShiftWords(words);
  if (shift !== null && shift % 1440 === 0) return addDays(date, shift / 1440);
  const week = /\bweek\b/i.test(words) ? readDayRange(words, context) : null;
  const from = week === null ? null : Temporal.PlainDate.from(week.from);
  if (week !== null && from !== null && week.to === addDays(week.from, 7))
    return from.add({ days: (Temporal.PlainDate.from(date).dayOfWeek - from.dayOfWeek + 7) % 7 }).toString();
  return readDay(words, context, 'to_date');
}

/**
 * "To 8" means the 8 at which such events are, and the one nearest to where it is now where both
 * would do; unless morning or evening was said.
 */
function readNewTime(
  asked: AskedMove,
  context: ReadingContext,
  event: ScheduleEvent,
): string | { time: string; date?: string } | Outcome {
  if (asked.to_time === undefined) {
    return (
      event.wall.start.time ?? invalid('to_time', `${event.title} is all day. At what time should it be?`)
    );
  }
  if (isClock(asked.to_time)) return asked.to_time;
  const part = asked.to_date === undefined ? null : readPartHours(asked.to_date, context);
  if (part !== null) return readClock(asked.to_time, context, { field: 'to_time', day: asked.to_date ?? '' });
  const shift = readShiftWords(asked.to_time);
  if (shift !== null && event.wall.start.time !== undefined) {
    return addWallMinutes({ ...event.wall.start, time: event.wall.start.time }, shift);
  }
  const bare = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(asked.to_time);
  const now = event.wall.start.time;
  if (bare && now !== undefined && Number(bare[1]) >= 1 && Number(bare[1]) <= 12) {
    const hour = Number(bare[1]) % 12;
    const minute = bare[2] ?? '00';
    const options = [hour, hour + 12].map((h) => `${String(h).padStart(2, '0')}:${minute}`).filter(isClock);
    const distance = (time: string) => Math.abs(toMinutes(time) - toMinutes(now));
    const nearest = options.toSorted((a, b) => distance(a) - distance(b))[0];
    const usual = usualHours(new Set(event.title.toLowerCase().split(/[^\p{L}\p{N}-]+/u)));
    const isUsual = (time: string) => toMinutes(time) >= usual.from && toMinutes(time) < usual.to;
    // A dentist at four who is moved to nine is not seen at nine in the evening.
    const sensible = isUsual(now) ? options.filter(isUsual) : [];
    const chosen = sensible.length === 1 ? sensible[0] : nearest;
    if (chosen !== undefined) return chosen;
  }
  const words = readClockWords(asked.to_time, context);
  if (words.kind === 'time' && words.date !== undefined) return { time: words.time, date: words.date };
  return readClock(asked.to_time, context, 'to_time');
}

function toMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
