/**
 * An outcome as text for the model behind a room, whose messages are short: the whole of it, else with
 * its free times cut down to what one is chosen by, else with only those that are said, else its
 * sentence. Without the times nobody could know what "the first one" is.
 */
import { maxAppMessageCharacters } from '#shared/conversation/app-message.ts';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';

/** Left for the rest of the message. */
const envelope = 500;

export function fitOutcome(outcome: Outcome): string {
  const candidates = [() => outcome, () => shortened(outcome), () => onlySaid(outcome)];
  for (const make of candidates) {
    const text = JSON.stringify(make());
    if (JSON.stringify(text).length < maxAppMessageCharacters - envelope) return text;
  }
  return JSON.stringify({ kind: outcome.kind, say: outcome.say });
}

function shortened(outcome: Outcome): unknown {
  if ('nearest' in outcome && outcome.nearest) return { ...outcome, nearest: outcome.nearest.map(short) };
  if (outcome.kind !== 'done') return outcome;
  const { slots, said, ...data } = timesOf(outcome);
  if (slots === undefined) return outcome;
  const times = { slots: slots.map(short), ...(said ? { said: said.map(short) } : {}) };
  return { ...outcome, receipt: { ...outcome.receipt, data: { ...data, ...times } } };
}

/** `isCut`: more are free than are listed. */
function onlySaid(outcome: Outcome): unknown {
  if (outcome.kind !== 'done') return shortened(outcome);
  const { slots, said, ...data } = timesOf(outcome);
  if (slots === undefined || said === undefined) return shortened(outcome);
  const times = { slots: said.map(short), isCut: true };
  return { ...outcome, receipt: { ...outcome.receipt, data: { ...data, ...times } } };
}

type Times = { slots?: FreeSlot[]; said?: FreeSlot[] };

const timesOf = (outcome: Outcome & { kind: 'done' }): Times => (outcome.receipt.data ?? {}) as Times;

const short = ({ id, clash, wall }: FreeSlot) => ({
  ...(id === undefined ? {} : { id }),
  ...(clash === undefined ? {} : { clash }),
  wall: { start: wall.start },
});
