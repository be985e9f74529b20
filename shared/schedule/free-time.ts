/**
 * Free stretches between busy ones: alternatives to a clash and answers to "find me an hour".
 * Offers start on round wall-clock minutes of the person's zone, inside the hours they allow.
 */
import type { FreeSlot } from '../outcome.ts';
import { addDays, addWallMinutes, instantToWall, wallToInstant } from './wall-clock.ts';

export type FreeTimeQuestion = {
  busy: readonly { start: string; end: string }[];
  /** Instants; nothing is offered before `from` or after `to`. */
  from: string;
  to: string;
  durationMinutes: number;
  timeZone: string;
  /** Which wall hours of which ISO weekdays may be offered. */
  hours: { days: readonly number[]; start: string; end: string };
  /** Offers begin on multiples of this. Default 30. */
  stepMinutes?: number;
  /** Default 3. */
  most?: number;
  /** Prefer offers near this instant instead of the earliest. */
  near?: string;
};

/** Offers never overlap each other. Sorted by time. */
export function freeTime(question: FreeTimeQuestion): FreeSlot[] {
  const most = question.most ?? 3;
  const all = candidates(question, question.near === undefined ? most : 400);
  if (question.near === undefined) return all;
  const near = Date.parse(question.near);
  return all
    .toSorted((a, b) => Math.abs(Date.parse(a.start) - near) - Math.abs(Date.parse(b.start) - near))
    .slice(0, most)
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

function candidates(question: FreeTimeQuestion, most: number): FreeSlot[] {
  const { timeZone, durationMinutes, hours } = question;
  const step = question.stepMinutes ?? 30;
  const busy = mergeBusy(question.busy);
  const from = Date.parse(question.from);
  const to = Date.parse(question.to);
  const offers: FreeSlot[] = [];
  const lastDay = instantToWall(question.to, timeZone).date;
  let day = instantToWall(question.from, timeZone).date;
  let next = 0;
  for (let seen = 0; day <= lastDay && seen < 400 && offers.length < most; seen += 1) {
    if (hours.days.includes(Temporal.PlainDate.from(day).dayOfWeek)) {
      let clock = { date: day, time: hours.start };
      const closes = Date.parse(wallToInstant({ date: day, time: hours.end }, timeZone));
      while (offers.length < most && clock.date === day) {
        const start = Date.parse(wallToInstant(clock, timeZone));
        const end = start + durationMinutes * 60_000;
        if (end > closes || end > to) break;
        while (next < busy.length && (busy[next]?.end ?? 0) <= Math.max(start, from)) next += 1;
        const hit = busy.slice(next).find((b) => b.start < end && b.end > start);
        if (start >= from && !hit) {
          offers.push(toSlot(start, end, timeZone));
          clock = addWallMinutes(clock, Math.max(step, durationMinutes));
        } else {
          clock = addWallMinutes(clock, step);
        }
      }
    }
    day = addDays(day, 1);
  }
  return offers;
}

function toSlot(start: number, end: number, timeZone: string): FreeSlot {
  const startInstant = Temporal.Instant.fromEpochMilliseconds(start).toString();
  const endInstant = Temporal.Instant.fromEpochMilliseconds(end).toString();
  return {
    start: startInstant,
    end: endInstant,
    wall: {
      start: instantToWall(startInstant, timeZone),
      end: instantToWall(endInstant, timeZone),
      timeZone,
    },
  };
}

function mergeBusy(busy: readonly { start: string; end: string }[]): { start: number; end: number }[] {
  const sorted = busy
    .map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }))
    .toSorted((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const stretch of sorted) {
    const last = merged.at(-1);
    if (last && stretch.start <= last.end) last.end = Math.max(last.end, stretch.end);
    else merged.push({ ...stretch });
  }
  return merged;
}
