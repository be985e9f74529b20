/** The free slots an outcome carries as data, checked by shape: data of a receipt is not typed. */
import type { FreeSlot, Outcome } from '#shared/outcome.ts';

export function slotsOf(outcome: Outcome): FreeSlot[] {
  if (outcome.kind === 'taken' || outcome.kind === 'not-offered') return outcome.nearest;
  if (outcome.kind !== 'done') return [];
  const { data } = outcome.receipt;
  const list = Array.isArray(data) ? data : isRecord(data) && Array.isArray(data.slots) ? data.slots : [];
  return list.filter(isSlot);
}

function isSlot(value: unknown): value is FreeSlot {
  return (
    isRecord(value) &&
    typeof value.start === 'string' &&
    typeof value.end === 'string' &&
    isRecord(value.wall)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
