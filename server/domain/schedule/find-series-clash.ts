/**
 * The rule of intake for a series: its occurrences of the next 400 days against everything else, other
 * series as well. Names the first dates it clashes on and times that are free each time.
 */
import type { Conflict, FreeSlot } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { expandSeries } from '#shared/schedule/recurrence/expand-series.ts';
import { instantOf } from '#shared/schedule/recurrence/clock-text.ts';
import { nextOccurrence } from '#shared/schedule/recurrence/seen-series.ts';
import { rowIdOf } from '#shared/schedule/recurrence/series.ts';
import type { Series } from '#shared/schedule/recurrence/series.ts';
import { occupies } from '#shared/schedule/overlaps.ts';
import { sayConflict } from '#shared/schedule/say-outcome.ts';
import { sayClock, sayList } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import type { Snapshot } from './snapshot.ts';

export const daysChecked = 400;
const step = 30 * 60;
const furthest = 6 * 3600;

type Stretch = { start: number; end: number };

/** Null when nothing is in the way. */
export async function findSeriesClash(
  snapshot: Snapshot,
  series: Series,
  verb: Parameters<typeof sayConflict>[0],
): Promise<Conflict | null> {
  if (!occupies(series)) return null;
  const first = nextOccurrence(series, snapshot.now);
  if (!first) return null;
  const from = Date.parse(first.start) / 1000;
  const window = { from, to: from + daysChecked * 86_400 };
  const own = expandSeries(series, window).filter(
    (event) => occupies(event) && Date.parse(event.start) / 1000 >= from,
  );
  // A day further on both sides, for the times that are offered instead.
  const near = await snapshot.between(instantOf(from - 86_400), instantOf(window.to + 86_400));
  const others = near.filter((event) => occupies(event) && rowIdOf(event.id) !== series.id);
  const hits = clashing(own.map(stretchOf), others);
  if (hits.length === 0) return null;
  const alternatives = series.allDay ? [] : freeEachTime(own, others.map(stretchOf), snapshot);
  const clash = { with: hits.slice(0, 10), alternatives };
  const named = sayConflict(verb, { of: [series], with: hits, alternatives: [] }, snapshot.teller);
  return { kind: 'conflict', say: `${named}${sayFree(alternatives, snapshot)}`, ...clash };
}

/** Those of `others` that touch one of ours, earliest first. Both are in order of their starts. */
function clashing(own: readonly Stretch[], others: readonly ScheduleEvent[]): ScheduleEvent[] {
  let at = 0;
  return others.filter((event) => {
    const { start, end } = stretchOf(event);
    // Nothing after this event begins before it, so what ended by then is done with.
    while ((own[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    return (own[at]?.start ?? Number.POSITIVE_INFINITY) < end;
  });
}

function freeEachTime(
  own: readonly ScheduleEvent[],
  others: readonly Stretch[],
  snapshot: Snapshot,
): FreeSlot[] {
  const [first] = own;
  if (!first) return [];
  const hour = Number(first.wall.start.time?.slice(0, 2) ?? 9);
  const [opens, closes] = [hour < 8 ? '06:00' : '08:00', hour >= 19 ? '23:00' : '21:00'];
  const stretches = own.map(stretchOf);
  const found: { shift: number; slot: FreeSlot }[] = [];
  for (let shift = -furthest; shift <= furthest && found.length < 24; shift += step) {
    const start = instantOf(stretchOf(first).start + shift);
    const end = instantOf(stretchOf(first).end + shift);
    const wall = {
      start: instantToWall(start, snapshot.timeZone),
      end: instantToWall(end, snapshot.timeZone),
    };
    const isThatDay =
      wall.start.date === instantToWall(first.start, snapshot.timeZone).date &&
      wall.end.date === wall.start.date;
    if (!isThatDay || wall.start.time < opens || wall.end.time > closes || start < snapshot.now) continue;
    if (isAnyTaken(stretches, others, shift)) continue;
    found.push({ shift, slot: { start, end, wall: { ...wall, timeZone: snapshot.timeZone } } });
  }
  return found
    .toSorted((a, b) => Math.abs(a.shift) - Math.abs(b.shift))
    .slice(0, 3)
    .map(({ slot }) => slot)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

function isAnyTaken(own: readonly Stretch[], others: readonly Stretch[], shift: number): boolean {
  let from = 0;
  return own.some(({ start, end }) => {
    // Both are in order; an event of many days may have begun long before.
    while ((others[from]?.end ?? Number.POSITIVE_INFINITY) <= start + shift) from += 1;
    for (let at = from; (others[at]?.start ?? Number.POSITIVE_INFINITY) < end + shift; at += 1)
      if ((others[at]?.end ?? 0) > start + shift) return true;
    return false;
  });
}

function sayFree(slots: readonly FreeSlot[], { teller }: Snapshot): string {
  if (slots.length === 0) return '';
  const said = sayList(slots.map(({ wall }) => sayClock(wall.start.time, teller)));
  return ` ${said} ${slots.length === 1 ? 'is' : 'are'} free each time.`;
}

function stretchOf({ start, end }: { start: string; end: string }): Stretch {
  return { start: Date.parse(start) / 1000, end: Date.parse(end) / 1000 };
}
