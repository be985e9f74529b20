/** Many at the same moment, by two instances and several ways in: one slot for 64, one call fifty times. */
import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from '#shared/outcome.ts';
import type { Chance } from './chance.ts';
import { sendCall } from './send-call.ts';
import type { CallToSend, Desk } from './send-call.ts';

export type RoundResult = { done: number; conflict: number; other: string[] };

/** 64 (or `writers`) ask for times that all overlap; nobody consents. */
export async function oneSlotRound(
  chance: Chance,
  input: { ports: readonly number[]; desk: Desk; round: number; writers: number },
): Promise<RoundResult> {
  // A day of its own for each round: rounds must not be in each other's way.
  const date = Temporal.PlainDate.from('2031-01-01').add({ days: input.round }).toString();
  const asked = Array.from({ length: input.writers }, (_, index) => {
    const start_time = `12:${chance.pick(['00', '05', '10', '15'])}`;
    const args = { title: `Round ${input.round} writer ${index}`, date, start_time, duration: 60 };
    const channel = chance.pick(['tavus-tools', 'panel', 'daily-relay'] as const);
    const call: CallToSend = { channel, callId: `r${input.round}-${index}`, tool: 'add_event', args };
    return sendUntilAnswered(chance.pick(input.ports), input.desk, call);
  });
  return tally(await Promise.all(asked));
}

/** The same call `times` times at once, by the two ways that share a talk. */
export async function sameCallRound(
  chance: Chance,
  input: { ports: readonly number[]; desk: Desk; round: number; times: number },
): Promise<{ firsts: number; areEqual: boolean }> {
  const date = Temporal.PlainDate.from('2041-01-01').add({ days: input.round }).toString();
  const args = { title: `Same ${input.round}`, date, start_time: '12:00' };
  const answers = await Promise.all(
    Array.from({ length: input.times }, () => {
      const channel = chance.pick(['tavus-tools', 'daily-relay'] as const);
      return sendUntilAnswered(chance.pick(input.ports), input.desk, {
        channel,
        callId: `same-${input.round}`,
        tool: 'add_event',
        args,
      });
    }),
  );
  const plain = answers.map(({ repeat: _repeat, ...outcome }) => outcome);
  return {
    firsts: answers.filter(({ kind, repeat }) => kind === 'done' && !repeat).length,
    areEqual: plain.every((outcome) => isDeepStrictEqual(outcome, plain[0])),
  };
}

async function sendUntilAnswered(port: number, desk: Desk, call: CallToSend): Promise<Outcome> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const answer = await sendCall(port, desk, call).catch(() => null);
    if (answer?.status === 200 && answer.outcome && answer.outcome.kind !== 'unavailable')
      return answer.outcome;
    if (answer && answer.status !== 503 && answer.status !== 200)
      throw new Error(`${call.channel} answered ${answer.status}`);
  }
  throw new Error(`${call.channel} never answered`);
}

function tally(outcomes: readonly Outcome[]): RoundResult {
  const of = (kind: string) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const other = outcomes
    .filter(({ kind }) => kind !== 'done' && kind !== 'conflict')
    .map(({ kind, say }) => `${kind}: ${say}`);
  return { done: of('done'), conflict: of('conflict'), other };
}
