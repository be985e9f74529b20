/** Does what a clause says of an event agree with the event, field by field? */
import type { Clock } from '#shared/language/clock.ts';
import { partsOf, weekdayOf } from '#shared/schedule/day-number.ts';
import type { Part } from '#shared/language/english-words.ts';
import { chooseHalf } from '#shared/language/half-of-day.ts';
import type { Cell } from './cells.ts';
import type { KnownEvent } from './knowledge.ts';
import type { ClockMark, DayMark, LengthMark, RangeMark } from './marks.ts';
import { rangeMinutes } from './range-minutes.ts';
import { clockOfWall, dayMinutes, dayOfWall } from './wall-minutes.ts';
import type { WallMinutes, WallSpan } from './wall-minutes.ts';

/** Minutes after midnight a part of the day lies in, half-open; generous at its edges. */
export const partHours: Readonly<Record<Part, readonly [number, number]>> = {
  morning: [0, 720],
  afternoon: [720, 1080],
  evening: [1020, 1440],
  night: [1080, 1740],
};

export function fits(event: KnownEvent, cell: Cell, today: number): boolean {
  return (
    timesFit(event, event, { cell, today }) &&
    cell.lengths.every((length) => lengthFits(event, length)) &&
    cell.numbers.every(({ said, value }) => event.words.has(said) || isGuestCount(event, { value, cell })) &&
    (cell.title !== null && namesTime(cell) ? cell.names : cell.extras).every((word) => isWordOf(word, event))
  );
}

const isGuestCount = (event: KnownEvent, { value, cell }: { value: number; cell: Cell }): boolean =>
  cell.words.some((word) => /^(?:guests?|people|attendees?|participants?)$/.test(word)) &&
  event.event.guests.length === value;

export function timesFit(
  span: WallSpan,
  event: KnownEvent,
  { cell, today }: { cell: Cell; today: number },
): boolean {
  if (event.event.allDay && (cell.clocks.length > 0 || cell.ranges.length > 0)) return false;
  const spans = isSaidThere(event, cell) ? [span, event.there] : [span];
  const isTwoDays = new Set(cell.days.map(({ day }) => day.from)).size > 1;
  const isIn = (part: Part): boolean =>
    isInPart(clockOfWall(span.from), part) || (isTwoDays && isInPart(clockOfWall(span.to), part));
  return (
    cell.days.every((day) =>
      spans.some((one) =>
        dayFits(day, one, { today, isEnd: isTwoDays || hasEnd(cell), isAllDay: event.event.allDay }),
      ),
    ) &&
    cell.parts.every(({ part }) => isIn(part)) &&
    cell.days.every(({ day }) => !day.part || isIn(day.part)) &&
    cell.clocks.every((clock, at) =>
      whereSpans(clock, { spans, event, span }).some(
        (one) =>
          clockFits(clock, one) || (at === 1 && clock.role === 'start' && sameClock(clock.clock, one.to)),
      ),
    ) &&
    cell.ranges.every((range) => spans.some((one) => rangeFits(range, one))) &&
    cell.moments.every(({ at, slack }) => Math.abs(at - span.from) <= slack)
  );
}

const hasEnd = (cell: Cell): boolean =>
  cell.clocks.length > 0 && cell.clocks.every(({ role }) => role === 'end');

function isSaidThere(event: KnownEvent, cell: Cell): boolean {
  return (
    event.there.from % dayMinutes !== event.from % dayMinutes &&
    cell.words.some((word) => event.words.has(word) || /^(?:there|local|over|here|time)$/.test(word))
  );
}

export function dayFits(
  { day, said }: DayMark,
  span: WallSpan,
  { today, isEnd, isAllDay }: { today: number; isEnd: boolean; isAllDay: boolean },
): boolean {
  if (day.problem) return false;
  const first = dayOfWall(span.from);
  const last = dayOfWall(Math.max(span.from, span.to - 1));
  if (day.grain === 'day' && day.to > day.from && last > first) return day.from === first && day.to === last;
  // Something that goes past midnight is on the day it begins.
  const until = isEnd || isAllDay ? last : first;
  if (day.from <= until && day.to >= first) return true;
  if (day.other !== undefined && day.other >= first && day.other <= until) return true;
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

export function rangeFits({ from, to, orClock }: RangeMark, span: WallSpan): boolean {
  if (orClock && (sameClock(orClock, span.from) || sameClock(orClock, span.to))) return true;
  if (!sameClock(from, span.from) || !sameClock(to, span.to)) return false;
  // `7–8 am` says which half for both.
  if (!from.isOpen || to.isOpen) return true;
  return rangeMinutes(from, to).from === clockOfWall(span.from);
}

function lengthFits(event: KnownEvent, { minutes, isBefore, isShift }: LengthMark): boolean {
  if (isShift) {
    return event.earlier.some(
      ({ from, to }) => Math.abs(event.from - from) === minutes || Math.abs(event.to - to) === minutes,
    );
  }
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

function whereSpans(
  { where }: ClockMark,
  { spans, event, span }: { spans: readonly WallSpan[]; event: KnownEvent; span: WallSpan },
): readonly WallSpan[] {
  if (where === undefined || event.there.from === event.from) return spans;
  return where === 'here' ? [span] : [event.there];
}

/** "Renew" is said of a renewal. */
export function isWordOf(word: string, event: KnownEvent): boolean {
  if (event.words.has(word)) return true;
  if (word.length < 4) return false;
  const stem = word.replace(/(?:ing|ed|er|e)$/, '');
  for (const one of event.words)
    if (one.length >= 4 && (one.startsWith(word) || (stem.length >= 4 && one.startsWith(stem)))) return true;
  return false;
}
