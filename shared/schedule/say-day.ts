/**
 * How a calendar day, or a stretch of them, is said: `today`, `Fri 27 Nov`, `Mon 23 – Wed 25 Nov`.
 * Apart from `say-time.ts` because days need the voice's today and clocks do not.
 */
import type { CalendarDate } from './event.ts';
import { addDays, instantToWall } from './wall-clock.ts';
import { wordingFor } from './wording.ts';
import type { Wording } from './wording.ts';

/** Whose ears and eyes a sentence is for. */
export type Voice = {
  /** Instant, ISO 8601: what "today" means. */
  now: string;
  /** IANA zone every clock and day is said in. */
  timeZone: string;
  hour12: boolean;
  /** BCP 47. Default English. */
  locale?: string;
};

/** `today`, `tomorrow`, `yesterday`, else `Fri 27 Nov`, with the year when it is not this one. */
export function sayDay(date: CalendarDate, voice: Voice): string {
  return relativeDay(date, voice) ?? namedDay(date, voice);
}

/** `today`, `tomorrow`, `yesterday` or null. */
export function relativeDay(date: CalendarDate, voice: Voice): string | null {
  const wording = wordingFor(voice.locale);
  const today = todayOf(voice);
  if (date === today) return wording.today;
  if (date === addDays(today, 1)) return wording.tomorrow;
  return date === addDays(today, -1) ? wording.yesterday : null;
}

/** Several days, last one included: `Mon 23 – Wed 25 Nov`, `today – Wed 25 Nov`. */
export function sayDays(first: CalendarDate, last: CalendarDate, voice: Voice): string {
  if (first >= last) return sayDay(first, voice);
  const isRelative = relativeDay(first, voice) !== null || relativeDay(last, voice) !== null;
  const sharesMonth = first.slice(0, 7) === last.slice(0, 7);
  const from = isRelative || !sharesMonth ? sayDay(first, voice) : weekdayAndDay(first, voice);
  return `${from} – ${sayDay(last, voice)}`;
}

function todayOf(voice: Voice): CalendarDate {
  return instantToWall(voice.now, voice.timeZone).date;
}

function namedDay(date: CalendarDate, voice: Voice): string {
  const month = wordingFor(voice.locale).months[Number(date.slice(5, 7)) - 1] ?? '';
  const year = date.slice(0, 4);
  const tail = year === todayOf(voice).slice(0, 4) ? '' : ` ${year}`;
  return `${weekdayAndDay(date, voice)} ${month}${tail}`;
}

function weekdayAndDay(date: CalendarDate, voice: Voice): string {
  const wording: Wording = wordingFor(voice.locale);
  const weekday = wording.weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? '';
  return `${weekday} ${Number(date.slice(8, 10))}`;
}
