/**
 * From what was found in a text to when the event is: which day, which half of the day, where it
 * ends, and which other reading is as likely. `read-event.ts` and `read-command.ts` share it.
 */
import type { WallTime } from '../schedule/event.ts';
import { sayDay } from '../schedule/say-day.ts';
import { saysHalves } from './says-halves.ts';
import { sayClock } from '../schedule/say-time.ts';
import { clockOf, dateOf } from '../schedule/day-number.ts';
import type { DayNumber } from '../schedule/day-number.ts';
import { sortOut, spansDays } from './found-time.ts';
import type { Found } from './found-time.ts';
import { chooseHalf, chooseHalves } from './half-of-day.ts';
import type { ChosenTime } from './half-of-day.ts';
import type { ClockPiece, DayPiece, Piece } from './pieces.ts';
import type { ReadingNow } from './reading-now.ts';
import type { Reading } from './reading.ts';

export type EventTime = Pick<Reading, 'start' | 'end' | 'durationMinutes' | 'allDay' | 'alternatives'> & {
  confidence: number;
  /** What to say when the words contradict themselves. */
  problem: string | null;
};

const longestNight = 16 * 60;

const nothing: EventTime = {
  start: null,
  end: null,
  durationMinutes: null,
  allDay: false,
  alternatives: [],
  confidence: 0.3,
  problem: null,
};

const endsFirst: EventTime = { ...nothing, confidence: 0.2, problem: 'That ends before it starts.' };

export function eventTime(pieces: readonly Piece[], words: ReadonlySet<string>, now: ReadingNow): EventTime {
  const found = sortOut(pieces, now);
  const { day, clock } = found;
  const length = found.isDaysLong ? null : found.durationMinutes;
  if (day?.day.problem) return contradiction(found);
  if (!day && !clock) return { ...nothing, durationMinutes: length, allDay: found.isAllDay };
  if (day && (found.isAllDay || (!clock && day.day.minutes === undefined))) return wholeDays(found, day);
  if (!clock && day?.day.minutes !== undefined) {
    const minutes = day.day.minutes;
    return timed(found, { first: day.day.from, chosen: { minutes, other: null, isGuess: false }, end: null });
  }
  if (!clock) return nothing;
  return clocked(found, { clock, words });
}

function wholeDays(found: Found, piece: DayPiece): EventTime {
  const { day } = piece;
  const start = wall(found, day.from);
  const last =
    found.endDay && found.endDay.day.to > day.from
      ? found.endDay.day.to
      : day.grain === 'day' || day.grain === 'weekend'
        ? day.to
        : day.from;
  const days =
    found.isDaysLong && found.durationMinutes !== null
      ? Math.max(1, Math.round(found.durationMinutes / 1440))
      : last - day.from + 1;
  const allDay = found.isAllDay || days > 1 || found.isDaysLong;
  return {
    start,
    end: allDay ? wall(found, day.from + days) : null,
    durationMinutes: allDay ? null : found.durationMinutes,
    allDay,
    alternatives:
      day.other === undefined
        ? []
        : [{ label: sayDay(dateOf(day.other), voice(found)), start: wall(found, day.other) }],
    confidence: day.grain === 'day' || day.grain === 'weekend' ? (day.other === undefined ? 0.9 : 0.65) : 0.5,
    problem: null,
  };
}

function clocked(
  found: Found,
  { clock, words }: { clock: ClockPiece; words: ReadonlySet<string> },
): EventTime {
  const { day, now } = found;
  const hints = { part: day?.day.part, words };
  const endClock = clock.to ?? found.endClock?.from ?? null;
  const pair =
    endClock && !found.endDay && !spansDays(day) ? chooseHalves(clock.from, endClock, hints) : null;
  // Over midnight is meant by a night shift, not by "5 pm to 3 pm".
  if (pair && !clock.from.isOpen && !endClock?.isOpen && pair.end - pair.start.minutes > longestNight)
    return endsFirst;
  let chosen = pair?.start ?? chooseHalf(clock.from, hints);
  // "Friday at midnight" begins or ends that day; people mean both.
  if (clock.from.isSpokenMidnight && day && !pair && chosen.minutes === 0) {
    chosen = { minutes: 0, other: 1440, isGuess: true };
  }
  const first = dayFor(found, chosen.minutes);
  if (
    day &&
    day.day.from === now.today &&
    chosen.minutes <= now.minutes &&
    chosen.other !== null &&
    chosen.other > now.minutes
  ) {
    chosen = { minutes: chosen.other, other: null, isGuess: false };
  }
  const shift = pair ? chosen.minutes - pair.start.minutes : 0;
  const end = pair ? first * 1440 + pair.end + shift : farEnd(found, { endClock, first, hints });
  if (end !== null && end <= first * 1440 + chosen.minutes) return endsFirst;
  return timed(found, { first, chosen, end });
}

/** The end where it lies on another day: `noon Friday through Sunday at 5 PM`. */
function farEnd(
  found: Found,
  {
    endClock,
    first,
    hints,
  }: {
    endClock: ClockPiece['from'] | null;
    first: DayNumber;
    hints: { part?: undefined | NonNullable<DayPiece['day']['part']>; words: ReadonlySet<string> };
  },
): number | null {
  const last = found.endDay?.day.to ?? (spansDays(found.day) ? found.day?.day.to : undefined);
  if (last === undefined || !endClock) return null;
  // `Friday 5pm to Sunday 3pm`: the Sunday after that Friday.
  const day = last < first && found.endDay?.day.isWeekday ? first + ((((last - first) % 7) + 7) % 7) : last;
  return day * 1440 + chooseHalf(endClock, { words: hints.words }).minutes;
}

/** An omitted day is that of the next time the clock shows this. */
function dayFor({ day, now }: Found, minutes: number): DayNumber {
  if (day) return day.day.from;
  return minutes > now.minutes ? now.today : now.today + 1;
}

function timed(
  found: Found,
  { first, chosen, end }: { first: DayNumber; chosen: ChosenTime; end: number | null },
): EventTime {
  const startAt = first * 1440 + chosen.minutes;
  const length = found.durationMinutes;
  const endAt = end ?? (length === null ? null : startAt + length);
  const alternatives = otherTimes(found, { first, chosen, minutes: endAt === null ? null : endAt - startAt });
  const isOpenDay = found.day?.day.other !== undefined;
  return {
    start: wallAt(found, startAt),
    end: endAt === null ? null : wallAt(found, endAt),
    durationMinutes: endAt === null ? null : endAt - startAt,
    allDay: false,
    alternatives,
    confidence: chosen.isGuess ? 0.55 : isOpenDay ? 0.65 : chosen.other === null ? 0.95 : 0.75,
    problem: null,
  };
}

function otherTimes(
  found: Found,
  { first, chosen, minutes }: { first: DayNumber; chosen: ChosenTime; minutes: number | null },
): EventTime['alternatives'] {
  const others: number[] = [];
  const { now, day } = found;
  if (chosen.other !== null) {
    const isOverToday = !day && chosen.other <= now.minutes;
    others.push((day ? first : now.today + (isOverToday ? 1 : 0)) * 1440 + chosen.other);
  }
  if (day?.day.other !== undefined) others.push(day.day.other * 1440 + chosen.minutes);
  const isFuture = (at: number): boolean => at > now.today * 1440 + now.minutes;
  return others.filter(isFuture).map((at) => ({
    label: `${sayDay(dateOf(Math.floor(at / 1440)), voice(found))} ${sayClock(clockOf(at), voice(found))}`,
    start: wallAt(found, at),
    ...(minutes === null ? {} : { end: wallAt(found, at + minutes) }),
  }));
}

/** Weekday and date disagree, or the day does not exist: nothing is guessed. */
function contradiction(found: Found): EventTime {
  const problem = found.day?.day.problem;
  if (!problem) return nothing;
  const first = found.clock ? chooseHalf(found.clock.from, { words: new Set() }).minutes : null;
  return {
    ...nothing,
    alternatives: problem.days.map((day) => ({
      label: sayDay(dateOf(day), voice(found)),
      start: first === null ? wall(found, day) : wallAt(found, day * 1440 + first),
    })),
    confidence: 0.2,
    problem: problem.say,
  };
}

function wall({ zone }: Found, day: DayNumber): WallTime {
  return { date: dateOf(day), ...(zone === null ? {} : { timeZone: zone }) };
}

function wallAt(found: Found, at: number): WallTime {
  return { ...wall(found, Math.floor(at / 1440)), time: clockOf(at) };
}

function voice({ now }: Found): { now: string; timeZone: string; hour12: boolean } {
  return { now: now.context.now, timeZone: now.context.timeZone, hour12: saysHalves(now.context) };
}
