/**
 * Is this call the same request once more? Models repeat themselves, retry and speculate; people
 * sometimes want two. It is a repeat only while the earlier effect still stands as it was left, and
 * only if the words do not mean another event now (docs/decisions/004).
 */
import type { Outcome } from '#shared/outcome.ts';
import type { Decision } from './perform-act.ts';
import type { Snapshot } from './snapshot.ts';

/** The earlier receipt with `repeat: true`, or null when the call means something new. */
export async function repeatOf(
  snapshot: Snapshot,
  earlier: Outcome,
  decision: Decision,
): Promise<Outcome | null> {
  if (earlier.kind !== 'done' && earlier.kind !== 'pending') return null;
  const touched = earlier.receipt.changes;
  if (touched.length === 0) return null;
  if ('outcome' in decision && decision.outcome.kind === 'ambiguous') return null;
  if (decision.target !== undefined && !touched.some(({ event }) => event.id === decision.target))
    return null;
  for (const { kind, event } of touched) {
    const current = await snapshot.byId(event.id);
    const stands = kind === 'remove' ? current === null : current?.version === event.version;
    if (!stands) return null;
  }
  return { ...earlier, repeat: true };
}
