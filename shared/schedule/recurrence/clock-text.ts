/** Numbers as the texts an event is made of. A month of series is thousands of them, so days and clocks are written once. */
import { dateOf } from '../../language/day-number.ts';
import type { WallSeconds } from '../zone-clock.ts';

const daySeconds = 86_400;
const pad = (value: number): string => (value < 10 ? `0${value}` : String(value));
const clocks = Array.from({ length: 1_440 }, (_, at) => `${pad(Math.floor(at / 60))}:${pad(at % 60)}`);
const dates = new Map<number, string>();
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
  return `${dateText(day)}T${clocks[Math.floor(second / 60)] ?? ''}:${pad(second % 60)}Z`;
}
