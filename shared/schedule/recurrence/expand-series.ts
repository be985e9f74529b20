/**
 * The occurrences of a series as events. Wall times come from the rule, instants from the zone, so a
 * weekly nine o'clock stays nine o'clock when clocks change and when the zone's rules do. The end
 * keeps its wall time as well, except where a clock change falls on the start or end itself: there
 * the length counts.
 */
import { dayOf } from '../day-number.ts';
import type { ScheduleEvent } from '../event.ts';
import { zoneClock } from '../zone-clock.ts';
import type { WallSeconds } from '../zone-clock.ts';
import { occurrences } from './occurrences.ts';
import type { Rule, WallMoment } from './rule.ts';
import { clockText, dateText, instantOf } from './clock-text.ts';
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

/** An event, and its start as seconds since 1970. */
export type Placed = { at: number; event: ScheduleEvent };

/** Events that touch the window, in order of their starts; nothing that was taken out. */
export function expandSeries(series: Series, window: EpochWindow): ScheduleEvent[] {
  const found: Placed[] = [];
  addOccurrences(found, series, window);
  return found.sort((a, b) => a.at - b.at).map(({ event }) => event);
}

/** The same, in no order, behind what is in `found` already. */
export function addOccurrences(found: Placed[], series: Series, window: EpochWindow): void {
  const make = occurrenceMaker(series);
  const { exdates, overrides = {} } = series.series;
  const own = Object.keys(overrides);
  const isPlain = own.length === 0 && (exdates?.length ?? 0) === 0;
  const wide = { from: window.from - make.longest, to: window.to };
  const isTaken = (slot: Slot | Moment) => 'key' in slot && overrides[slot.key] !== undefined;
  for (const slot of isPlain ? momentsOf(series, wide) : slotsOf(series, wide)) {
    if (isTaken(slot)) continue;
    const end = make.endOf(slot);
    if (end > window.from && slot.start < window.to)
      found.push({ at: slot.start, event: make.plain(slot, end) });
  }
  for (const key of own) {
    const slot = slotOfKey(series, key);
    const event = patched(make.plain(slot, make.endOf(slot)), overrides[key]);
    const at = Date.parse(event.start) / 1000;
    if (Date.parse(event.end) / 1000 > window.from && at < window.to) found.push({ at, event });
  }
}

/** When it happens, by original starts within the window, without what was taken out. */
export function* slotsOf(series: Series, window: EpochWindow): Generator<Slot> {
  const except = new Set(series.series.exdates ?? []);
  for (const moment of momentsOf(series, window)) {
    const key = keyOf(moment.wall, series.allDay);
    if (!except.has(key)) yield { key, ...moment };
  }
}

type Moment = Omit<Slot, 'key'>;

/** Also what was taken out. */
function* momentsOf(series: Series, window: EpochWindow): Generator<Moment> {
  const clock = zoneClock(series.wall.startZone);
  const start = startOf(series);
  const limits = {
    from: momentOf(Math.max(window.from, -endOfTime) + offsetNear(clock, window.from) - margin),
    to: momentOf(Math.min(window.to, endOfTime) + margin),
  };
  let last = Number.NEGATIVE_INFINITY;
  for (const { day, second } of occurrences(uncounted(series.series.rule, start), start, limits)) {
    const wall = day * daySeconds + second;
    const begins = clock.toEpoch(wall);
    // A gap can put two wall times onto one instant; that is one occurrence.
    if (begins <= last) continue;
    last = begins;
    if (begins < window.from) continue;
    if (begins >= window.to || begins >= endOfTime) return;
    yield { wall, start: begins };
  }
}

const lasts = new Map<string, Rule>();

/** A number of times is an end as well, once it was counted: then a window needs no counting from the start. */
function uncounted(text: string, start: WallMoment): Rule {
  const rule = ruleOf(text);
  if (rule.count === null) return rule;
  const key = `${text} ${start.day} ${start.second}`;
  const known = lasts.get(key);
  if (known) return known;
  let until: WallMoment = start;
  for (const moment of occurrences(rule, start)) until = moment;
  const ended = { ...rule, count: null, until: { ...until, isUtc: false, isDate: false } };
  if (lasts.size > 5_000) lasts.clear();
  lasts.set(key, ended);
  return ended;
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
  return slot && patched(plainOccurrence(series, slot), series.series.overrides?.[slot.key]);
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
  const make = occurrenceMaker(series);
  return make.plain(slot, make.endOf(slot));
}

function occurrenceMaker(series: Series) {
  const { wall, allDay } = series;
  const { exdates: _exdates, overrides: _overrides, ...own } = series.series;
  const first = secondsOf(wall.start);
  const wallLength = secondsOf(wall.end) - first;
  const length = (Date.parse(series.end) - Date.parse(series.start)) / 1000;
  const startClock = zoneClock(wall.startZone);
  const endClock = zoneClock(wall.endZone);

  function endOf(slot: Moment): number {
    const end = slot.wall + wallLength;
    if (allDay) return endClock.toEpoch(end);
    if (!startClock.isPlain(slot.wall) || !endClock.isPlain(end)) return slot.start + length;
    const found = endClock.toEpoch(end);
    return found > slot.start ? found : slot.start + length;
  }

  function plain(slot: Moment, end: number): ScheduleEvent {
    const originalStart = instantOf(slot.start);
    return {
      ...series,
      id: occurrenceId(series.id, slot.start),
      start: originalStart,
      end: instantOf(end),
      wall: allDay
        ? {
            ...wall,
            start: { date: dateText(Math.floor(slot.wall / daySeconds)) },
            end: { date: dateText(Math.floor((slot.wall + wallLength) / daySeconds)) },
          }
        : {
            ...wall,
            start: clockText(startClock.toWall(slot.start)),
            end: clockText(endClock.toWall(end)),
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
  const { date, time } = clockText(wall);
  return allDay ? date : `${date}T${time}`;
}

export function wallOfKey(key: string): WallSeconds {
  return secondsOf(key.length > 10 ? { date: key.slice(0, 10), time: key.slice(11, 16) } : { date: key });
}

/** As an event has it: no time for a whole day. */
export function wallText(wall: WallSeconds, allDay: boolean): { date: string; time?: string } {
  const { date, time } = clockText(wall);
  return allDay ? { date } : { date, time };
}
