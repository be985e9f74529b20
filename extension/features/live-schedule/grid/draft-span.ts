/**
 * Arithmetic of dragging: what becomes of an event's wall minutes when a pointer or a key moves it or
 * one of its edges. Pure, so that snapping and limits are tested without a pointer. Minutes count
 * from midnight of the first drawn day.
 */
import { minutesInDay, type WallSpan } from '#shared/schedule/day-layout.ts';

export const snapMinutes = 15;
export type Grab = 'move' | 'start' | 'end';

export function snap(minutes: number): number {
  return Math.round(minutes / snapMinutes) * snapMinutes;
}

/** `by` minutes from where it was; a moved event starts on the snap grid, an edge never passes the other. */
export function grabbed(span: WallSpan, grab: Grab, by: number): WallSpan {
  if (grab === 'move') {
    const start = by % snapMinutes === 0 ? span.start + by : snap(span.start + by);
    return { start, end: start + (span.end - span.start) };
  }
  if (grab === 'start') {
    return { start: Math.min(snap(span.start + by), span.end - snapMinutes), end: span.end };
  }
  return { start: span.start, end: Math.max(snap(span.end + by), span.start + snapMinutes) };
}

/** A moved event keeps its start on one of the drawn days. */
export function keptOnDays(span: WallSpan, columns: number): WallSpan {
  const latest = columns * minutesInDay - snapMinutes;
  const start = Math.min(Math.max(span.start, 0), latest);
  return { start, end: span.end + (start - span.start) };
}

/**
 * The stretch from where drawing began to where it is now, at least one step long, inside the day it
 * began on. The step that was hit first belongs to it; the other end is the nearest.
 */
export function drawnBetween(began: number, at: number): WallSpan {
  const midnight = Math.floor(began / minutesInDay) * minutesInDay;
  const within = (m: number) => Math.min(Math.max(m, midnight), midnight + minutesInDay);
  const first = Math.floor(began / snapMinutes) * snapMinutes;
  const end = within(snap(at));
  return at >= began
    ? { start: first, end: Math.max(end, first + snapMinutes) }
    : { start: Math.min(end, first), end: first + snapMinutes };
}

/** A tap asks for an hour from the half hour it hit, shortened by midnight. */
export function tappedAt(at: number): WallSpan {
  const start = Math.floor(at / 30) * 30;
  const midnight = (Math.floor(at / minutesInDay) + 1) * minutesInDay;
  return { start, end: Math.min(start + 60, midnight) };
}
