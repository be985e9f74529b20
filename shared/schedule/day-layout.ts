/**
 * Where events stand on a drawing of days side by side: pure geometry in wall minutes, shared by the
 * panel and everything else that draws days. Minutes count from midnight of the first day as its
 * clocks show them, so every day is 1,440 minutes long, also when a clock change makes it 23 or 25
 * hours.
 */
import type { ScheduleEvent } from './event.ts';
import { instantToWall, wallMinutesBetween } from './wall-clock.ts';

export const minutesInDay = 1_440;

/** Wall minutes since midnight of the first day drawn; the end is exclusive and never before the start. */
export type WallSpan = { start: number; end: number };

/** The part of an item that falls on one day; `start` and `end` count from that day's midnight. */
export type DaySegment<T> = WallSpan & {
  item: T;
  column: number;
  continuesBefore: boolean;
  continuesAfter: boolean;
};

/** Of `lanes` equal strips of its day a segment starts at strip `lane` and takes `laneSpan` of them. */
export type PlacedSegment<T> = DaySegment<T> & { lane: number; lanes: number; laneSpan: number };

/** An item that takes whole days: drawn as a bar over `columns` days in row `lane`. */
export type DayBar<T> = {
  item: T;
  column: number;
  columns: number;
  lane: number;
  continuesBefore: boolean;
  continuesAfter: boolean;
};

export type Days = { firstDate: string; columns: number; timeZone: string };

/** Where an event stands, in the zone the days are drawn in. */
export function wallSpanOf(
  event: Pick<ScheduleEvent, 'start' | 'end' | 'wall' | 'allDay'>,
  days: Days,
): WallSpan {
  const { wall } = event;
  const first = { date: days.firstDate };
  const isHere = (zone: string) => event.allDay || zone === days.timeZone;
  const start = isHere(wall.startZone) ? wall.start : instantToWall(event.start, days.timeZone);
  const end = isHere(wall.endZone) ? wall.end : instantToWall(event.end, days.timeZone);
  const startMinutes = wallMinutesBetween(first, start);
  return { start: startMinutes, end: Math.max(startMinutes, wallMinutesBetween(first, end)) };
}

/** Whole days belong into the all-day row; so does a timed event of 24 hours or more. */
export function takesWholeDays(event: Pick<ScheduleEvent, 'allDay'>, span: WallSpan): boolean {
  return event.allDay || span.end - span.start >= minutesInDay;
}

/** One segment per drawn day that the span touches; a span without length is a segment without length. */
export function splitByDay<T>(item: T, span: WallSpan, columns: number): DaySegment<T>[] {
  const last = Math.max(span.start, span.end - 1);
  const from = Math.max(0, Math.floor(span.start / minutesInDay));
  const to = Math.min(columns - 1, Math.floor(last / minutesInDay));
  const segments: DaySegment<T>[] = [];
  for (let column = from; column <= to; column++) {
    const midnight = column * minutesInDay;
    segments.push({
      item,
      column,
      start: Math.max(0, span.start - midnight),
      end: Math.min(minutesInDay, span.end - midnight),
      continuesBefore: span.start < midnight,
      continuesAfter: span.end > midnight + minutesInDay,
    });
  }
  return segments;
}

/**
 * Puts overlapping segments side by side. Each takes the lowest free lane, in order of start (longer
 * first), and widens to the right until something is in its way. A segment shorter than
 * `minimumMinutes` is drawn that long, so it also keeps others away for that long.
 */
export function placeInLanes<T>(segments: DaySegment<T>[], minimumMinutes: number): PlacedSegment<T>[] {
  const drawnEnd = (s: WallSpan) => Math.max(s.end, s.start + minimumMinutes);
  const sorted = [...segments].sort(
    (a, b) => a.column - b.column || a.start - b.start || drawnEnd(b) - drawnEnd(a),
  );
  const placed: PlacedSegment<T>[] = [];
  let cluster: PlacedSegment<T>[] = [];
  let clusterEnd = -1;
  let column = -1;

  const closeCluster = () => {
    const lanes = Math.max(0, ...cluster.map((s) => s.lane + 1));
    for (const segment of cluster) {
      const rivals = cluster.filter(
        (s) => s.lane > segment.lane && s.start < drawnEnd(segment) && segment.start < drawnEnd(s),
      );
      const next = Math.min(lanes, ...rivals.map((s) => s.lane));
      placed.push({ ...segment, lanes, laneSpan: next - segment.lane });
    }
    cluster = [];
  };

  for (const segment of sorted) {
    if (segment.column !== column || segment.start >= clusterEnd) {
      closeCluster();
      clusterEnd = -1;
      column = segment.column;
    }
    const taken = new Set(cluster.filter((s) => drawnEnd(s) > segment.start).map((s) => s.lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    cluster.push({ ...segment, lane, lanes: 1, laneSpan: 1 });
    clusterEnd = Math.max(clusterEnd, drawnEnd(segment));
  }
  closeCluster();
  return placed;
}

/** Bars of whole days, each in the highest row that is free for all of its days. */
export function placeBars<T>(items: { item: T; span: WallSpan }[], columns: number): DayBar<T>[] {
  const rows: number[] = [];
  const bars: DayBar<T>[] = [];
  const sorted = [...items].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  for (const { item, span } of sorted) {
    const from = Math.floor(span.start / minutesInDay);
    const to = Math.max(from + 1, Math.ceil(span.end / minutesInDay));
    const column = Math.max(0, from);
    const end = Math.min(columns, to);
    if (end <= column) continue;
    let lane = rows.findIndex((busyUntil) => busyUntil <= column);
    if (lane < 0) lane = rows.length;
    rows[lane] = end;
    bars.push({
      item,
      column,
      columns: end - column,
      lane,
      continuesBefore: from < 0,
      continuesAfter: to > columns,
    });
  }
  return bars;
}

export type DayLayout<T> = {
  timed: PlacedSegment<T>[];
  wholeDays: DayBar<T>[];
  wholeDayRows: number;
};

/** Everything at once: what stands where on `days`. Cancelled events are left out. */
export function layOutDays<T extends ScheduleEvent>(
  events: Iterable<T>,
  days: Days,
  minimumMinutes = 15,
): DayLayout<T> {
  const segments: DaySegment<T>[] = [];
  const whole: { item: T; span: WallSpan }[] = [];
  for (const event of events) {
    if (event.status === 'cancelled') continue;
    const span = wallSpanOf(event, days);
    if (takesWholeDays(event, span)) whole.push({ item: event, span });
    else segments.push(...splitByDay(event, span, days.columns));
  }
  const wholeDays = placeBars(whole, days.columns);
  return {
    timed: placeInLanes(segments, minimumMinutes),
    wholeDays,
    wholeDayRows: Math.max(0, ...wholeDays.map((bar) => bar.lane + 1)),
  };
}
