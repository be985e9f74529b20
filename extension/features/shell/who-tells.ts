/** Which part of the panel tells of something, so that nothing stands there twice. Pure. */
import { availabilityOf, bookingOf } from '#extension/features/bookings/booking-data.ts';
import { sayChannel } from '#extension/features/live-schedule/grid/block-words.ts';
import type { Outcome } from '#shared/outcome.ts';

/** What was added after a call has a card of its own. */
export function isToldByTalks({ how, isUndo }: { how: string | null; isUndo: boolean }): boolean {
  return how === sayChannel('post-call') && !isUndo;
}

/** Told by a card in the call as well: times to pick from, and what Cal.com confirmed. */
export function isOfCal(outcome: Outcome): boolean {
  return bookingOf(outcome) !== null || availabilityOf(outcome) !== null;
}

/** It is what made this version. */
export function hasDone(outcome: Outcome | null, version: number | undefined): boolean {
  return outcome?.kind === 'done' && outcome.receipt.version === version;
}
