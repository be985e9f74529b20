/**
 * What has to be drawn: for every event, a piece on each day that it touches. Pure: page and events go
 * in, pieces with their minutes come out. Days are the page's, which may hide weekends.
 */
import {
  minutesInDay,
  placeInLanes,
  splitByDay,
  wallSpanOf,
  type DaySegment,
  type Days,
  type WallSpan,
} from '#shared/schedule/day-layout.ts';
import { addDays, wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { ShownEvent } from '#extension/features/live-schedule/shown-events.ts';
import { daysBetween } from '../page/datekey.ts';

export type Piece = {
  key: string;
  event: ShownEvent;
  date: string;
  kind: 'timed' | 'whole';
  /** Minutes after the day's midnight as the page's clocks show them. */
  span: WallSpan;
  lane: number;
  lanes: number;
  laneSpan: number;
  /** Instants of this piece: the event's own, cut at midnight. */
  start: string;
  end: string;
  isFirst: boolean;
  isLast: boolean;
};

/** From the first to the last day of the page, hidden ones included. */
export function daysOf(dates: readonly string[], timeZone: string): Days {
  const first = dates[0] ?? '1970-01-01';
  return { firstDate: first, columns: daysBetween(first, dates.at(-1) ?? first) + 1, timeZone };
}

export function piecesOf(events: Iterable<ShownEvent>, days: Days, shown: ReadonlySet<string>): Piece[] {
  const timed: DaySegment<ShownEvent>[] = [];
  const whole: DaySegment<ShownEvent>[] = [];
  const firstDay = new Map<ShownEvent, number>();
  const nthOf = ({ item, column }: DaySegment<ShownEvent>) => column - (firstDay.get(item) ?? column);
  for (const event of events) {
    if (event.status === 'cancelled') continue;
    const span = wallSpanOf(event, days);
    firstDay.set(event, Math.floor(span.start / minutesInDay));
    (event.allDay ? whole : timed).push(...splitByDay(event, span, days.columns));
  }
  const dateOf = (column: number) => addDays(days.firstDate, column);
  const pieces: Piece[] = [];
  for (const segment of placeInLanes(timed, 15)) {
    const date = dateOf(segment.column);
    if (shown.has(date))
      pieces.push(
        pieceOf(segment, date, { kind: 'timed', nth: nthOf(segment), ...segment, timeZone: days.timeZone }),
      );
  }
  const rows = new Map<number, number>();
  for (const segment of whole) {
    const date = dateOf(segment.column);
    if (!shown.has(date)) continue;
    const lane = rows.get(segment.column) ?? 0;
    rows.set(segment.column, lane + 1);
    pieces.push(
      pieceOf(segment, date, {
        kind: 'whole',
        nth: nthOf(segment),
        lane,
        lanes: 1,
        laneSpan: 1,
        timeZone: days.timeZone,
      }),
    );
  }
  return pieces;
}

type Placing = {
  /** Which of the event's days it is. */
  nth: number;
  kind: Piece['kind'];
  lane: number;
  lanes: number;
  laneSpan: number;
  timeZone: string;
};

function pieceOf(segment: DaySegment<ShownEvent>, date: string, placing: Placing): Piece {
  const { item: event, start, end, continuesBefore, continuesAfter } = segment;
  const { kind, nth, lane, lanes, laneSpan, timeZone } = placing;
  const isFirst = !continuesBefore;
  const isLast = !continuesAfter && end > 0;
  const midnight = (day: string) => wallToInstant({ date: day }, timeZone);
  const isCut = kind === 'whole';
  return {
    // The same while the event is moved: whoever holds it keeps it, and the focus.
    key: `${event.id} ${nth}`,
    event,
    date,
    kind,
    span: { start, end },
    lane,
    lanes,
    laneSpan,
    start: isFirst && !isCut ? event.start : midnight(date),
    end: isLast && !isCut ? event.end : midnight(addDays(date, 1)),
    isFirst,
    isLast,
  };
}

/** Google's events that are in the way of one of ours, and ours that are in the way of one of theirs. */
export function clashesOf<T extends { date: string; start: number; end: number }>(
  pieces: readonly Piece[],
  theirs: readonly T[],
): { theirs: T[]; ours: Set<string> } {
  const hit = new Set<T>();
  const ours = new Set<string>();
  for (const piece of pieces) {
    const { event } = piece;
    // What came from Google is the same event, not one in its way.
    if (piece.kind === 'whole' || !event.busy || event.source === 'google' || event.source === 'ics')
      continue;
    for (const other of theirs) {
      if (other.date !== piece.date || other.start >= piece.span.end || piece.span.start >= other.end)
        continue;
      hit.add(other);
      ours.add(event.id);
    }
  }
  return { theirs: [...hit], ours };
}

/** A place on the page as minutes since the first day's midnight. */
export function minutesAt(days: Days, date: string, minute: number): number {
  return daysBetween(days.firstDate, date) * minutesInDay + minute;
}
