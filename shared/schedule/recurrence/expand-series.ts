/**
 * The occurrences of a series as events. Wall times come from the rule, instants from the zone, so a
 * weekly nine o'clock stays nine o'clock when clocks change and when the zone's rules do. The end
 * keeps its wall time as well, except where a clock change falls on the start or end itself: there
 * the length counts.
 */
import { dateOf, dayOf } from '../../language/day-number.ts';
import type { ScheduleEvent } from '../event.ts';
import { zoneClock } from '../zone-clock.ts';
import type { WallSeconds } from '../zone-clock.ts';
import { occurrences } from './occurrences.ts';
import type { WallMoment } from './rule.ts';
import { ruleOf } from './stored-rule.ts';
import { occurrenceId, patched } from './series.ts';
import type { Series } from './series.ts';

/** Seconds since 1970, half-open. */
export type EpochWindow = { from: number; to: number };

/** One occurrence before anything of its own is laid over it. */
export type Slot = { key: string; wall: WallSeconds; start: number };

const daySeconds = 86_400;
const margin = 2 * daySeconds;
/** Nothing is stored after the year 2100. */
export const endOfTime = Date.parse('2101-01-01T00:00:00Z') / 1000;

/** Events that touch the window, in order of their starts; nothing that was taken out. */
export function expandSeries(series: Series, window: EpochWindow): ScheduleEvent[] {
  const make = occurrenceMaker(series);
  const overrides = series.series.overrides ?? {};
  const events: ScheduleEvent[] = [];
  for (const slot of slotsOf(series, { from: window.from - make.longest, to: window.to })) {
    if (overrides[slot.key]) continue;
    const event = make.plain(slot);
    if (make.endOf(slot) > window.from && slot.start < window.to) events.push(event);
  }
  for (const key of Object.keys(overrides)) {
    const event = patched(make.plain(slotOfKey(series, key)), overrides[key]);
    if (Date.parse(event.end) / 1000 > window.from && Date.parse(event.start) / 1000 < window.to)
      events.push(event);
  }
  return events.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** When it happens, by original starts within the window, without what was taken out. */
export function* slotsOf(series: Series, window: EpochWindow): Generator<Slot> {
  const { wall } = series;
  const clock = zoneClock(wall.startZone);
  const rule = ruleOf(series.series.rule);
  const except = new Set(series.series.exdates ?? []);
  const limits = {
    from: momentOf(Math.max(window.from, -endOfTime) + offsetNear(clock, window.from) - margin),
    to: momentOf(Math.min(window.to, endOfTime) + margin),
  };
  let last = Number.NEGATIVE_INFINITY;
  for (const moment of occurrences(rule, startOf(series), limits)) {
    const at = moment.day * daySeconds + moment.second;
    const start = clock.toEpoch(at);
    // A gap can put two wall times onto one instant; that is one occurrence.
    if (start <= last) continue;
    last = start;
    if (start < window.from) continue;
    if (start >= window.to || start >= endOfTime) return;
    const key = keyOf(at, series.allDay);
    if (!except.has(key)) yield { key, wall: at, start };
  }
}

function offsetNear(clock: { toWall(epoch: number): number }, epoch: number): number {
  const safe = Math.min(Math.max(epoch, 0), endOfTime);
  return clock.toWall(safe) - safe;
}

export function slotOfKey(series: Series, key: string): Slot {
  const wall = wallOfKey(key);
  return { key, wall, start: zoneClock(series.wall.startZone).toEpoch(wall) };
}

/** The occurrence at this original start, whatever became of it; null when the rule does not name it or it was taken out. */
export function occurrenceAt(series: Series, originalStart: string): ScheduleEvent | null {
  const slot = slotAt(series, originalStart);
  return slot && patched(occurrenceMaker(series).plain(slot), series.series.overrides?.[slot.key]);
}

/** Also an occurrence that was taken out. */
export function slotAt(series: Series, originalStart: string, withRemoved = false): Slot | null {
  const at = Date.parse(originalStart) / 1000;
  if (!Number.isFinite(at)) return null;
  const whole = withRemoved ? { ...series, series: { ...series.series, exdates: [] } } : series;
  for (const slot of slotsOf(whole, { from: at, to: at + 1 })) return slot;
  return null;
}

/** The occurrence as the series alone makes it. */
export function plainOccurrence(series: Series, slot: Slot): ScheduleEvent {
  return occurrenceMaker(series).plain(slot);
}

function occurrenceMaker(series: Series) {
  const { wall, allDay } = series;
  const { exdates: _exdates, overrides: _overrides, ...own } = series.series;
  const first = secondsOf(wall.start);
  const wallLength = secondsOf(wall.end) - first;
  const length = (Date.parse(series.end) - Date.parse(series.start)) / 1000;
  const startClock = zoneClock(wall.startZone);
  const endClock = zoneClock(wall.endZone);

  function endOf(slot: Slot): number {
    const end = slot.wall + wallLength;
    if (allDay) return endClock.toEpoch(end);
    if (!startClock.isPlain(slot.wall) || !endClock.isPlain(end)) return slot.start + length;
    const found = endClock.toEpoch(end);
    return found > slot.start ? found : slot.start + length;
  }

  function plain(slot: Slot): ScheduleEvent {
    const end = endOf(slot);
    const originalStart = instantOf(slot.start);
    return {
      ...series,
      id: occurrenceId(series.id, originalStart),
      start: originalStart,
      end: instantOf(end),
      wall: allDay
        ? {
            ...wall,
            start: { date: dateOf(Math.floor(slot.wall / daySeconds)) },
            end: { date: dateOf(Math.floor((slot.wall + wallLength) / daySeconds)) },
          }
        : {
            ...wall,
            start: clockTextOf(startClock.toWall(slot.start)),
            end: clockTextOf(endClock.toWall(end)),
          },
      series: { id: own.id, rule: own.rule, originalStart },
    };
  }

  // In another zone the wall can be a day further than the time that passes.
  return { plain, endOf, longest: Math.max(wallLength, length, 0) + margin };
}

export function startOf({ wall }: Pick<ScheduleEvent, 'wall'>): WallMoment {
  return momentOf(secondsOf(wall.start));
}

export function secondsOf(wall: { date: string; time?: string }): WallSeconds {
  const { time } = wall;
  const clock = time === undefined ? 0 : Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;
  return dayOf(wall.date) * daySeconds + clock;
}

export function momentOf(seconds: WallSeconds): WallMoment {
  const day = Math.floor(seconds / daySeconds);
  return { day, second: seconds - day * daySeconds };
}

/** `2026-11-27T09:00`; the date alone for a whole day. */
export function keyOf(wall: WallSeconds, allDay: boolean): string {
  const { date, time } = clockTextOf(wall);
  return allDay ? date : `${date}T${time}`;
}

export function wallOfKey(key: string): WallSeconds {
  return secondsOf(key.length > 10 ? { date: key.slice(0, 10), time: key.slice(11, 16) } : { date: key });
}

/** As an event has it: no time for a whole day. */
export function wallText(wall: WallSeconds, allDay: boolean): { date: string; time?: string } {
  const { date, time } = clockTextOf(wall);
  return allDay ? { date } : { date, time };
}

function clockTextOf(wall: WallSeconds): { date: string; time: string } {
  const day = Math.floor(wall / daySeconds);
  const minutes = Math.floor((wall - day * daySeconds) / 60);
  return { date: dateOf(day), time: `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}` };
}

/** `2026-11-27T08:00:00Z`, as Temporal writes it. */
export function instantOf(epoch: number): string {
  const day = Math.floor(epoch / daySeconds);
  const second = epoch - day * daySeconds;
  return `${dateOf(day)}T${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}:${pad(second % 60)}Z`;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
