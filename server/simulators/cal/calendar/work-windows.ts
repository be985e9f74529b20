/**
 * When a schedule is open, as instants: working hours of weekdays and what a date has instead, in
 * the schedule's own zone. A day on which clocks change is an hour longer or shorter, as it is.
 */
import type { Schedule } from '../state.ts';

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const longestDays = 400;

/** Unix milliseconds, in order. */
export function workWindows(schedule: Schedule, from: number, to: number): { start: number; end: number }[] {
  const zone = schedule.timeZone;
  const dateAt = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  const windows: { start: number; end: number }[] = [];
  let date = dateAt(from).subtract({ days: 1 });
  const last = dateAt(to).add({ days: 1 });
  for (let seen = 0; seen < longestDays && Temporal.PlainDate.compare(date, last) <= 0; seen += 1) {
    for (const { startTime, endTime } of hoursOn(schedule, date)) {
      const start = instantOf(date, startTime, zone);
      const end = instantOf(date, endTime, zone);
      if (start < end && start < to && end > from) windows.push({ start, end });
    }
    date = date.add({ days: 1 });
  }
  return windows.toSorted((a, b) => a.start - b.start);
}

function hoursOn(schedule: Schedule, date: Temporal.PlainDate) {
  const instead = schedule.overrides.filter((one) => one.date === date.toString());
  if (instead.length > 0) return instead;
  const weekday = names[date.dayOfWeek - 1] ?? '';
  return schedule.availability.filter(({ days }) => days.includes(weekday));
}

function instantOf(date: Temporal.PlainDate, time: string, zone: string): number {
  if (time === '24:00') return instantOf(date.add({ days: 1 }), '00:00', zone);
  return date.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone).epochMilliseconds;
}
