/**
 * Free stretches between busy ones: alternatives to a clash and answers to "find us an hour".
 * Offers start on round wall-clock minutes of the person's zone, inside the hours they allow; the
 * search itself is `meeting-slots.ts`, this file stands between its numbers and clocks on walls.
 */
import { dateOf, weekdayOf } from './day-number.ts';
import type { FreeSlot } from '../outcome.ts';
import { epochOf } from './epoch-of.ts';
import { meetingSlots } from './meeting-slots.ts';
import type { Stretch } from './meeting-slots.ts';
import { clockText, instantOf } from './recurrence/clock-text.ts';
import { zoneClock } from './zone-clock.ts';

/** Instants, half-open. */
export type Busy = { start: string; end: string; place?: string | null };

/** Parts of a day a person may like better. Wall hours, half-open. */
export const dayParts = { morning: [0, 12], afternoon: [12, 17], evening: [17, 24] } as const;
export type DayPart = keyof typeof dayParts;

export type FreeTimeQuestion = {
  /** Of everybody who shall be there; any order. */
  busy: readonly Busy[];
  /** Instants; nothing is offered before `from` or after `to`. */
  from: string;
  to: string;
  durationMinutes: number;
  timeZone: string;
  /** Which wall hours of which ISO weekdays may be offered. */
  hours: { days: readonly number[]; start: string; end: string };
  /** Wall dates on which nothing is offered. */
  notOn?: readonly string[];
  /** Kept free before and after everything that is busy. */
  bufferMinutes?: number;
  /** Kept free around what has a place, for the way there and back. The larger of this and the buffer counts. */
  travelMinutes?: number;
  /** Offers begin on multiples of this. Default 30. */
  stepMinutes?: number;
  /** Default 3. */
  most?: number;
  /** Prefer offers near this instant instead of the earliest. */
  near?: string;
  /** Offers in this part of a day come before all others; the others fill up what is left. */
  prefer?: DayPart;
};

const minute = 60_000;
const daySeconds = 86_400;
const mostLooked = 400;

/** Offers never overlap each other. Sorted by time. */
export function freeTime(question: FreeTimeQuestion): FreeSlot[] {
  const most = question.most ?? 3;
  const { near, prefer, timeZone } = question;
  const isChosen = near !== undefined || prefer !== undefined;
  const windows = windowsOf(question);
  const slots = meetingSlots({
    windows,
    busy: busyOf(question, windows),
    length: question.durationMinutes * minute,
    step: (question.stepMinutes ?? 30) * minute,
    isOnStepOnly: true,
    most: isChosen ? mostLooked : most,
  });
  if (!isChosen) return slots.map((slot) => toSlot(slot, timeZone));
  const wanted = near === undefined ? null : Date.parse(near);
  const cost = ({ start }: Stretch) =>
    (wanted === null ? start : Math.abs(start - wanted)) +
    (prefer !== undefined && !isIn(prefer, start, timeZone) ? 1e15 : 0);
  return slots
    .map((slot) => ({ slot, cost: cost(slot) }))
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, most)
    .map(({ slot }) => slot)
    .toSorted((a, b) => a.start - b.start)
    .map((slot) => toSlot(slot, timeZone));
}

/** The allowed hours of each day, cut to nothing outside `from` and `to`. */
function windowsOf({ from, to, timeZone, hours, notOn = [] }: FreeTimeQuestion): Stretch[] {
  const clock = zoneClock(timeZone);
  const last = Date.parse(to);
  const dayAt = (at: number) => Math.floor(clock.toWall(Math.floor(at / 1000)) / daySeconds);
  const [firstDay, lastDay] = [dayAt(Date.parse(from)), dayAt(last)];
  const [opens, closes] = [secondsOf(hours.start), secondsOf(hours.end)];
  const windows: Stretch[] = [];
  for (let day = firstDay; day <= lastDay && day < firstDay + mostLooked; day += 1) {
    if (!hours.days.includes(weekdayOf(day)) || notOn.includes(dateOf(day))) continue;
    const start = clock.toEpoch(day * daySeconds + opens) * 1000;
    const end = clock.toEpoch(day * daySeconds + closes) * 1000;
    if (start < last) windows.push({ start, end: Math.min(end, last) });
  }
  return windows;
}

function secondsOf(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;
}

/** Only what can be in the way: a search of working hours has little to do with the nights. */
function busyOf(question: FreeTimeQuestion, windows: readonly Stretch[]): Stretch[] {
  const { busy, bufferMinutes = 0, travelMinutes = 0 } = question;
  const stretches: Stretch[] = [];
  for (const { start, end, place } of busy) {
    const around = Math.max(bufferMinutes, place ? travelMinutes : 0) * minute;
    const [from, to] = [epochOf(start) - around, epochOf(end) + around];
    if (touchesAny(windows, from, to)) stretches.push({ start: from, end: to });
  }
  // What lies before `from` is taken, so that the steps of a day are counted from its first hour.
  stretches.push({ start: -8.64e15, end: epochOf(question.from) });
  return stretches;
}

/** `windows` are sorted and apart. */
function touchesAny(windows: readonly Stretch[], start: number, end: number): boolean {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((windows[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (windows[low]?.start ?? Infinity) < end;
}

function isIn(part: DayPart, start: number, timeZone: string): boolean {
  const [first, end] = dayParts[part];
  const wall = zoneClock(timeZone).toWall(Math.floor(start / 1000));
  const hour = Math.floor((wall - Math.floor(wall / daySeconds) * daySeconds) / 3600);
  return hour >= first && hour < end;
}

function toSlot({ start, end }: Stretch, timeZone: string): FreeSlot {
  const wallAt = (at: number) => clockText(zoneClock(timeZone).toWall(at));
  const [from, to] = [Math.floor(start / 1000), Math.floor(end / 1000)];
  return {
    start: instantOf(from),
    end: instantOf(to),
    wall: { start: wallAt(from), end: wallAt(to), timeZone },
  };
}
