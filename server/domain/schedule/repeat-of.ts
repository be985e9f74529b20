/**
 * Is this call the same request once more? Models repeat themselves, retry and speculate; people
 * sometimes want two. It is a repeat only while the earlier effect still stands as it was left, and
 * only if the words do not mean another event now (docs/decisions/004).
 */
import type { Done, Outcome, Pending } from '#shared/outcome.ts';
import { sayEventWhen } from '#shared/schedule/say-outcome.ts';
import type { Act } from './act.ts';
import type { Decision } from './perform-act.ts';
import type { Snapshot } from './snapshot.ts';

/** The earlier receipt with `repeat: true`, or null when the call means something new. */
export async function repeatOf(
  snapshot: Snapshot,
  earlier: Outcome,
  { act, decision }: { act: Act; decision: Decision },
): Promise<Outcome | null> {
  if (earlier.kind !== 'done' && earlier.kind !== 'pending') return null;
  const touched = earlier.receipt.changes;
  if (touched.length === 0) return null;
  if ('outcome' in decision && decision.outcome.kind === 'ambiguous') return null;
  // The same again with something more to it is laid over what stands.
  if ('writes' in decision && decision.writes.some(({ before, shown }) => before && shown?.kind === 'add'))
    return null;
  if (decision.target !== undefined && !touched.some(({ event }) => event.id === decision.target))
    return null;
  for (const { kind, event } of touched) {
    const current = await snapshot.byId(event.id);
    const stands = kind === 'remove' ? current === null : current?.version === event.version;
    if (!stands) return null;
  }
  return { ...earlier, say: sayAgain(snapshot, act, earlier), repeat: true };
}

/** Asked for once more in a later turn, it is no news: it stands since then. */
function sayAgain(snapshot: Snapshot, act: Act, earlier: Done | Pending): string {
  const [change, ...others] = earlier.receipt.changes;
  const turn = snapshot.meant?.turn ?? null;
  const isLater = turn !== null && act.personTurns !== null && turn < act.personTurns;
  const isUnheard = act.carried?.some(({ event }) => event.id === change?.event.id) ?? false;
  if (!isLater || isUnheard || change?.kind !== 'add' || others.length > 0 || earlier.kind === 'pending')
    return earlier.say;
  return `${change.event.title} is on your calendar already: ${sayEventWhen(change.event, snapshot.teller)}.`;
}
