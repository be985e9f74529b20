/**
 * Every time that is spoken or shown, in one place: voice, chat, receipts and the panel must agree
 * (docs/decisions/009). Clocks and days are the voice's; where an event lives in another zone whose
 * clock differs, both are said.
 */
import type { FreeSlot } from '../outcome.ts';
import type { ScheduleEvent } from './event.ts';
import { relativeDay, sayDay, sayDays } from './say-day.ts';
import type { Voice } from './say-day.ts';
import { addDays, instantToWall, minutesBetween } from './wall-clock.ts';
import { wordingFor } from './wording.ts';

export { sayDay } from './say-day.ts';
export type { Voice } from './say-day.ts';

type Moment = { date: string; time: string };

/** `07:00` is said `7:00 am`, or `07:00` to those who use 24 hours. */
export function sayClock(time: string, voice: Voice): string {
  if (!voice.hour12) return time;
  const wording = wordingFor(voice.locale);
  return `${clockFace(time)} ${isMorning(time) ? wording.am : wording.pm}`;
}

/** `today 7:00–8:00 am`, `Mon 23 – Wed 25 Nov, all day`, `today 10:30–11:00 am (4:30–5:00 pm Madrid)`. */
export function sayWhen(event: ScheduleEvent, voice: Voice): string {
  const { wall } = event;
  if (event.allDay) {
    const days = sayDays(wall.start.date, addDays(wall.end.date, -1), voice);
    return `${days}, ${wordingFor(voice.locale).allDay}`;
  }
  return sayStretch(event, { startZone: wall.startZone, endZone: wall.endZone }, voice);
}

/** The clocks of an event without its day: `9:00–9:30 am`. Null where they cannot stand without it. */
export function sayTimes(event: ScheduleEvent, voice: Voice): string | null {
  const start = instantToWall(event.start, voice.timeZone);
  const end = instantToWall(event.end, voice.timeZone);
  const there = { start: event.wall.start, end: event.wall.end };
  const isHere = there.start.date === start.date && there.start.time === start.time;
  if (!isHere || there.end.time !== end.time || !endsOnSameDay(start, end)) return null;
  return sayClocks(start.time, end.time, voice) + sayRepeatedHour(event, { start, end }, voice.locale);
}

/** A free slot, said as an event there would be. */
export function saySlot(slot: FreeSlot, voice: Voice): string {
  const { timeZone } = slot.wall;
  return sayStretch(slot, { startZone: timeZone, endZone: timeZone }, voice);
}

/** `45 minutes`, `1 hour`, `1½ hours`, `1 hour 15 minutes`, `2 days`. */
export function sayDuration(minutes: number, locale?: string): string {
  const wording = wordingFor(locale);
  const whole = Math.max(0, Math.round(minutes));
  if (whole >= 1440 && whole % 1440 === 0) return counted(whole / 1440, wording.days);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return counted(rest, wording.minutes);
  if (rest === 0) return counted(hours, wording.hours);
  if (rest === 30) return `${hours}½ ${wording.hours[1]}`;
  return `${counted(hours, wording.hours)} ${counted(rest, wording.minutes)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function sayList(items: readonly string[], locale?: string): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${wordingFor(locale).and} ${items.at(-1) ?? ''}`;
}

function sayStretch(
  stretch: { start: string; end: string },
  zones: { startZone: string; endZone: string },
  voice: Voice,
): string {
  const start = instantToWall(stretch.start, voice.timeZone);
  const end = instantToWall(stretch.end, voice.timeZone);
  const said = sayRange(start, end, voice) + sayRepeatedHour(stretch, { start, end }, voice.locale);
  const there = {
    start: instantToWall(stretch.start, zones.startZone),
    end: instantToWall(stretch.end, zones.endZone),
  };
  if (isSame(there.start, start) && isSame(there.end, end)) return said;
  return `${said} (${sayThere(there, zones, { voice, day: start.date })})`;
}

function sayThere(
  there: { start: Moment; end: Moment },
  zones: { startZone: string; endZone: string },
  { voice, day }: { voice: Voice; day: string },
): string {
  if (zones.startZone === zones.endZone) {
    const clocks =
      there.start.date === day && endsOnSameDay(there.start, there.end)
        ? sayClocks(there.start.time, there.end.time, voice)
        : sayRange(there.start, there.end, voice);
    return `${clocks} ${cityOf(zones.startZone)}`;
  }
  const from = there.start.date === day ? sayClock(there.start.time, voice) : sayMoment(there.start, voice);
  const to =
    there.end.date === there.start.date ? sayClock(there.end.time, voice) : sayMoment(there.end, voice);
  return `${from} ${cityOf(zones.startZone)} – ${to} ${cityOf(zones.endZone)}`;
}

function sayRange(start: Moment, end: Moment, voice: Voice): string {
  if (endsOnSameDay(start, end))
    return `${dayBefore(start.date, voice)}${sayClocks(start.time, end.time, voice)}`;
  return `${sayMoment(start, voice)} – ${sayMoment(end, voice)}`;
}

function sayMoment(moment: Moment, voice: Voice): string {
  return `${dayBefore(moment.date, voice)}${sayClock(moment.time, voice)}`;
}

function dayBefore(date: string, voice: Voice): string {
  const wording = wordingFor(voice.locale);
  const isRelative = relativeDay(date, voice) !== null;
  return `${sayDay(date, voice)}${isRelative ? wording.afterRelativeDay : wording.afterDate}`;
}

function sayClocks(from: string, to: string, voice: Voice): string {
  const sharesHalf = voice.hour12 && isMorning(from) === isMorning(to) && from < to;
  return `${sharesHalf ? clockFace(from) : sayClock(from, voice)}–${sayClock(to, voice)}`;
}

/** Midnight closes the day it ends: 11 pm to 12 am is one evening. */
function endsOnSameDay(start: Moment, end: Moment): boolean {
  return start.date === end.date || (end.time === '00:00' && end.date === addDays(start.date, 1));
}

/** When clocks go back, `1:30–1:15 am` alone would be a riddle. */
function sayRepeatedHour(
  stretch: { start: string; end: string },
  wall: { start: Moment; end: Moment },
  locale: string | undefined,
): string {
  const minutes = minutesBetween(stretch.start, stretch.end);
  const isBackwards = wall.start.date === wall.end.date && wall.end.time <= wall.start.time;
  return isBackwards && minutes > 0 ? `, ${sayDuration(minutes, locale)}` : '';
}

function clockFace(time: string): string {
  const hour = Number(time.slice(0, 2)) % 12;
  return `${hour === 0 ? 12 : hour}:${time.slice(3, 5)}`;
}

function isMorning(time: string): boolean {
  return Number(time.slice(0, 2)) < 12;
}

function isSame(a: Moment, b: Moment): boolean {
  return a.date === b.date && a.time === b.time;
}

function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`;
}
