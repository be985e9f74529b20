/** `every friday at 3` names no date of its own: the event starts on the first day that fits its rule. */
import type { WallTime } from '../schedule/event.ts';
import { addWallMinutes } from '../schedule/wall-clock.ts';
import { dateOf, daysInMonth, partsOf, weekdayOf } from '../schedule/day-number.ts';
import type { DayNumber } from '../schedule/day-number.ts';
import type { ReadingNow } from './reading-now.ts';
import type { Reading } from './reading.ts';

const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Long enough for every yearly rule but 29 February. */
const daysAhead = 800;

/** `from`: the first day that counts; one that is over does not. */
export function withFirstOccurrence(reading: Reading, now: ReadingNow, from: DayNumber): Reading {
  if (reading.repeat === null) return reading;
  const { start } = reading;
  const isOver = start?.time !== undefined && minutesOf(start.time) <= now.minutes;
  const rule = partsOfRule(reading.repeat);
  const first = Math.max(from, now.today + (isOver ? 1 : 0));
  for (let day = first; day < first + daysAhead; day += 1) {
    if (fits(rule, day)) return startingOn(reading, day);
  }
  return reading;
}

function startingOn(reading: Reading, day: DayNumber): Reading {
  const start: WallTime = { ...reading.start, date: dateOf(day) };
  if (reading.end === null || reading.durationMinutes === null || start.time === undefined)
    return { ...reading, start };
  const end = addWallMinutes({ date: start.date, time: start.time }, reading.durationMinutes);
  return { ...reading, start, end: { ...reading.end, ...end } };
}

function partsOfRule(rule: string): ReadonlyMap<string, string> {
  return new Map(
    rule
      .split(';')
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const),
  );
}

function fits(rule: ReadonlyMap<string, string>, day: DayNumber): boolean {
  const { year, month, day: dom } = partsOf(day);
  const length = daysInMonth(year, month);
  const byMonth = rule.get('BYMONTH');
  if (byMonth !== undefined && Number(byMonth) !== month) return false;
  const byMonthDay = rule.get('BYMONTHDAY');
  if (
    byMonthDay !== undefined &&
    !byMonthDay.split(',').some((wanted) => Number(wanted) === dom || Number(wanted) === dom - length - 1)
  )
    return false;
  const byDay = rule.get('BYDAY');
  if (byDay === undefined) return true;
  const code = dayCodes[weekdayOf(day) - 1];
  return byDay.split(',').some((wanted) => {
    if (wanted.slice(-2) !== code) return false;
    const nth = Number(wanted.slice(0, -2));
    if (nth === 0) return true;
    return nth > 0 ? Math.ceil(dom / 7) === nth : Math.ceil((length - dom + 1) / 7) === -nth;
  });
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
