/** Does something at Cal.com as an act: once, then on the schedule, then nothing of it is left to be done. */
import type { Outcome } from '#shared/outcome.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import { performAct } from '#server/domain/schedule/perform-act.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import type { BookingDeps } from './bookings.ts';
import { markIntent } from './carry-out.ts';
import { decideSettled } from './finish-deed.ts';
import type { Settled } from './finish-deed.ts';
import { runOnce } from './run-once.ts';

export type CarriedOut = Outcome | (Settled & { intentId: string });

export async function performDeed(
  deps: BookingDeps,
  act: Act,
  carry: (snapshot: Snapshot) => Promise<CarriedOut>,
): Promise<Outcome> {
  const carried = runOnce(carry);
  const done: { intentId: string; uid: string }[] = [];
  const outcome = await performAct(deps, act, {
    isAuthorised: true,
    async decide(snapshot) {
      const settled = await carried(snapshot);
      if ('kind' in settled) return { outcome: settled };
      done[0] = { intentId: settled.intentId, uid: settled.row.uid };
      return decideSettled(snapshot, settled);
    },
  });
  for (const { intentId: id, uid } of done)
    await markIntent(deps, act.personId, { id, state: 'booked', uid });
  return outcome;
}
