/** Numbers as the texts an event is made of. A month of series is thousands of them, so days and clocks are written once. */
import { dateOf } from '../day-number.ts';
import type { WallSeconds } from '../zone-clock.ts';

const daySeconds = 86_400;
const pad = (value: number): string => (value < 10 ? `0${value}` : String(value));
const clocks = Array.from({ length: 1_440 }, (_, at) => `${pad(Math.floor(at / 60))}:${pad(at % 60)}`);
/** Joined once: each piece of a text that is put together anew has to be cleared away again. */
const clocksOfInstants = clocks.map((clock) => `T${clock}:00Z`);
const clocksOfIds = clocks.map((clock) => `T${clock.slice(0, 2)}${clock.slice(3)}00Z`);
const dates = new Map<number, string>();
const datesOfIds = new Map<number, string>();
/** A century and a half of days. */
const mostDates = 60_000;

export function dateText(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const text = dateOf(day);
  if (dates.size < mostDates) dates.set(day, text);
  return text;
}

export function clockText(wall: WallSeconds): { date: string; time: string } {
  const day = Math.floor(wall / daySeconds);
  return { date: dateText(day), time: clocks[Math.floor((wall - day * daySeconds) / 60)] ?? '' };
}

/** `2026-11-27T08:00:00Z`, as Temporal writes it. */
export function instantOf(epoch: number): string {
  const day = Math.floor(epoch / daySeconds);
  const second = epoch - day * daySeconds;
  if (second % 60 === 0) return dateText(day) + (clocksOfInstants[second / 60] ?? '');
  return `${dateText(day)}T${clocks[Math.floor(second / 60)] ?? ''}:${pad(second % 60)}Z`;
}

/** `20261127T080000Z`, as occurrences are named. */
export function idTextOf(epoch: number): string {
  const day = Math.floor(epoch / daySeconds);
  const second = epoch - day * daySeconds;
  let date = datesOfIds.get(day);
  if (date === undefined) {
    date = dateText(day).replaceAll('-', '');
    if (datesOfIds.size < mostDates) datesOfIds.set(day, date);
  }
  if (second % 60 === 0) return date + (clocksOfIds[second / 60] ?? '');
  return `${date}T${(clocks[Math.floor(second / 60)] ?? '').replace(':', '')}${pad(second % 60)}Z`;
}
