/**
 * Where free times stand on the days of the page. They are kept as instants: a page that has been turned
 * may draw in another zone, and what was free may have been taken since.
 */
import type { FreeSlot } from '#shared/outcome.ts';
import { minutesInDay } from '#shared/schedule/day-layout.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';

/** Minutes after midnight of that day, as the page's clocks show them. */
type Stretch = { date: string; start: number; end: number };
export type PlacedSlot = { slot: FreeSlot; date: string; from: number; to: number };

/** @param taken what stands on the page, ours and theirs */
export function placeSlots(
  slots: readonly FreeSlot[],
  { timeZone, taken }: { timeZone: string; taken: readonly Stretch[] },
): PlacedSlot[] {
  return slots.flatMap((slot) => {
    const start = instantToWall(slot.start, timeZone);
    const end = instantToWall(slot.end, timeZone);
    const from = minutesOf(start.time);
    const to = end.date === start.date ? minutesOf(end.time) : minutesInDay;
    const isTaken = taken.some((one) => one.date === start.date && one.start < to && from < one.end);
    return isTaken ? [] : [{ slot, date: start.date, from, to }];
  });
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
