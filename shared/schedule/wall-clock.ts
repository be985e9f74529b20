/**
 * Between what a clock on the wall says and the instant it means. RFC 5545 §3.3.5: a time that a
 * clock change skips is read with the offset before the gap, one that occurs twice is the first;
 * Temporal calls that `compatible` (docs/decisions/008).
 */
import type { WallTime } from './event.ts';

/** Throws a `RangeError` when the zone or the date does not exist; check with `isZone` and `isDate` first. */
export function wallToInstant(wall: WallTime, timeZone: string): string {
  return Temporal.PlainDateTime.from(`${wall.date}T${wall.time ?? '00:00'}`)
    .toZonedDateTime(wall.timeZone ?? timeZone, { disambiguation: 'compatible' })
    .toInstant()
    .toString();
}

export function instantToWall(instant: string, timeZone: string): { date: string; time: string } {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return {
    date: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** Adds calendar days: `addDays('2026-02-28', 1)` is `2026-03-01`. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Minutes between two wall times of one zone as their clocks show them, never shortened by a clock change. */
export function wallMinutesBetween(
  start: { date: string; time?: string },
  end: { date: string; time?: string },
): number {
  const from = Temporal.PlainDateTime.from(`${start.date}T${start.time ?? '00:00'}`);
  const to = Temporal.PlainDateTime.from(`${end.date}T${end.time ?? '00:00'}`);
  return from.until(to, { largestUnit: 'minutes' }).minutes;
}

export function addWallMinutes(
  wall: { date: string; time?: string },
  minutes: number,
): { date: string; time: string } {
  const moved = Temporal.PlainDateTime.from(`${wall.date}T${wall.time ?? '00:00'}`).add({ minutes });
  return {
    date: moved.toPlainDate().toString(),
    time: moved.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

export function minutesBetween(startInstant: string, endInstant: string): number {
  return (Date.parse(endInstant) - Date.parse(startInstant)) / 60_000;
}
