/** Times that are free for the person first, each of both kinds by when it is. */
import type { FreeSlot } from '#shared/outcome.ts';

export function slotsInOrder(slots: readonly FreeSlot[]): FreeSlot[] {
  const isTaken = ({ clash }: FreeSlot): number => (clash && clash.length > 0 ? 1 : 0);
  return slots.toSorted((a, b) => isTaken(a) - isTaken(b) || Date.parse(a.start) - Date.parse(b.start));
}
