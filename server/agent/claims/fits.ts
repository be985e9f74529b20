/** Does what a clause says of an event agree with the event, field by field? */
import type { Clock } from '#shared/language/clock.ts';
import { partsOf, weekdayOf } from '#shared/language/day-number.ts';
import type { Part } from '#shared/language/english-words.ts';
import { chooseHalf } from '#shared/language/half-of-day.ts';
import type { Cell } from './cells.ts';
import type { KnownEvent } from './knowledge.ts';
import type { ClockMark, DayMark, RangeMark } from './marks.ts';
import { rangeMinutes } from './read-marks.ts';
import { clockOfWall, dayMinutes, dayOfWall } from './wall-minutes.ts';
import type { WallMinutes, WallSpan } from './wall-minutes.ts';

/** Minutes after midnight a part of the day lies in, half-open; generous at its edges. */
export const partHours: Readonly<Record<Part, readonly [number, number]>> = {
  morning: [240, 720],
  afternoon: [720, 1080],
  evening: [1020, 1440],
  night: [1080, 1740],
};

export function fits(event: KnownEvent, cell: Cell, today: number): boolean {
  const spans = isSaidThere(event, cell) ? [event, event.there] : [event];
  return (
    spans.some((span) => timesFit(span, event, { cell, today })) &&
    cell.lengths.every((length) => lengthFits(event, length)) &&
    cell.numbers.every(({ said }) => event.words.has(said)) &&
    cell.extras.every((word) => event.words.has(word))
  );
}

export function timesFit(
  span: WallSpan,
  event: KnownEvent,
  { cell, today }: { cell: Cell; today: number },
): boolean {
  if (event.event.allDay && (cell.clocks.length > 0 || cell.ranges.length > 0)) return false;
  return (
    cell.days.every((day) => dayFits(day, span, today)) &&
    cell.parts.every(({ part }) => isInPart(clockOfWall(span.from), part)) &&
    cell.days.every(({ day }) => !day.part || isInPart(clockOfWall(span.from), day.part)) &&
    cell.clocks.every((clock) => clockFits(clock, span)) &&
    cell.ranges.every((range) => rangeFits(range, span)) &&
    cell.moments.every(({ at, slack }) => Math.abs(at - span.from) <= slack)
  );
}

function isSaidThere(event: KnownEvent, cell: Cell): boolean {
  return event.there.from !== event.from && cell.extras.some((word) => event.words.has(word));
}

export function dayFits({ day, said }: DayMark, span: WallSpan, today: number): boolean {
  if (day.problem) return false;
  const first = dayOfWall(span.from);
  const last = dayOfWall(Math.max(span.from, span.to - 1));
  if (day.grain === 'day' && day.to > day.from && last > first) return day.from === first && day.to === last;
  if (day.from <= last && day.to >= first) return true;
  if (day.other !== undefined && day.other >= first && day.other <= last) return true;
  if (day.isYearOpen && day.from === day.to) {
    const [one, other] = [partsOf(day.from), partsOf(first)];
    return one.month === other.month && one.day === other.day && Math.abs(first - today) < 300;
  }
  // "It was on Monday": a weekday alone may be the one that is over.
  const isBareWeekday =
    /^\p{L}+$/u.test(said) && day.from === day.to && day.from > today && day.from <= today + 7;
  return isBareWeekday && first < today && first >= today - 7 && weekdayOf(first) === weekdayOf(day.from);
}

export function isInPart(clock: number, part: Part): boolean {
  const [from, to] = partHours[part];
  return (clock >= from && clock < to) || (clock + dayMinutes >= from && clock + dayMinutes < to);
}

export function clockFits({ clock, role }: ClockMark, span: WallSpan): boolean {
  if (role === 'start') return sameClock(clock, span.from);
  if (role === 'end') return sameClock(clock, span.to);
  const said = chooseHalf(clock, { words: new Set() }).minutes;
  return role === 'after' ? clockOfWall(span.from) >= said : clockOfWall(span.from) < said;
}

export function sameClock(clock: Clock, at: WallMinutes): boolean {
  const is = clockOfWall(at);
  if (clock.part && !isInPart(is, clock.part)) return false;
  return clock.isOpen ? is % 720 === clock.minutes % 720 : is === clock.minutes;
}

function rangeFits({ from, to }: RangeMark, span: WallSpan): boolean {
  if (!sameClock({ ...from, isOpen: from.isOpen }, span.from) || !sameClock(to, span.to)) return false;
  // `7–8 am` says which half for both.
  if (!from.isOpen || to.isOpen) return true;
  return rangeMinutes(from, to).from === clockOfWall(span.from);
}

function lengthFits(
  event: KnownEvent,
  { minutes, isBefore }: { minutes: number; isBefore: boolean },
): boolean {
  if (isBefore) return event.event.reminders.includes(minutes);
  return event.to - event.from === minutes || event.event.reminders.includes(minutes);
}

/** Stretches of time that days, parts, clocks and lengths name together; empty when no day is known. */
export function spansSaid(cell: Cell, defaultDay: number | null): WallSpan[] {
  if (!namesTime(cell)) return [];
  const days = cell.days.flatMap(({ day }) =>
    day.problem || day.to - day.from > 62 ? [] : [{ from: day.from, to: day.to, part: day.part }],
  );
  const on =
    days.length > 0
      ? days
      : defaultDay === null
        ? []
        : [{ from: defaultDay, to: defaultDay, part: undefined }];
  const parts = cell.parts.map(({ part }) => part);
  return on.flatMap(({ from, to, part }) => {
    const within = part ?? parts[0];
    const base = from * dayMinutes;
    const narrow = narrowSpans(cell, { base, part: within });
    if (narrow.length > 0) return narrow;
    const every: WallSpan[] = [];
    for (let day = from; day <= to; day += 1) every.push(daySpan(day, within));
    return every;
  });
}

export function daySpan(day: number, part: Part | undefined): WallSpan {
  const base = day * dayMinutes;
  if (part === undefined) return { from: base, to: base + dayMinutes };
  const free: Readonly<Record<Part, readonly [number, number]>> = {
    morning: [480, 720],
    afternoon: [720, 1080],
    evening: [1080, 1320],
    night: [1080, 1440],
  };
  const [from, to] = free[part];
  return { from: base + from, to: base + to };
}

function narrowSpans(cell: Cell, { base, part }: { base: number; part: Part | undefined }): WallSpan[] {
  const [length] = cell.lengths;
  const hints = { part, words: new Set<string>() };
  const ranges = cell.ranges.map((range) => {
    const { from, to } = rangeMinutes(
      part === undefined || range.from.part ? range.from : { ...range.from, part },
      part === undefined || range.to.part ? range.to : { ...range.to, part },
    );
    return { from: base + from, to: base + to };
  });
  const starts = cell.clocks.map((clock) => ({
    ...clock,
    at: base + chooseHalf(clock.clock, hints).minutes,
  }));
  const [from] = starts.filter(({ role }) => role === 'after');
  const [to] = starts.filter(({ role }) => role === 'before' || role === 'end');
  const open = from || to ? [{ from: from?.at ?? base, to: to?.at ?? base + dayMinutes }] : [];
  const points = starts
    .filter(({ role }) => role === 'start')
    .map(({ at }) =>
      to && to.at > at ? { from: at, to: to.at } : { from: at, to: at + (length?.minutes ?? 1) },
    );
  const moments = cell.moments.map(({ at }) => ({ from: at, to: at + (length?.minutes ?? 1) }));
  return [...ranges, ...(points.length > 0 ? points : open), ...moments];
}

export function namesTime(cell: Cell): boolean {
  return (
    cell.days.length + cell.clocks.length + cell.ranges.length + cell.parts.length + cell.moments.length > 0
  );
}
