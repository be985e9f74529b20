/**
 * The calls of one answer, run: reads that stand together at once, writes one after another in the
 * order the model asked for them. Each goes through `dispatch` with the proof of the turn, under an
 * id that is the same when the whole turn is made again. An abort stops before the next call; one
 * that is under way is finished and told.
 */
import type Anthropic from '@anthropic-ai/sdk';
import { publicSentence } from '#shared/errors.ts';
import type { AppError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import { toAppError } from '#server/errors/to-app-error.ts';
import { sha256 } from '#server/ids.ts';
import type { Log } from '#server/log.ts';
import { dispatch } from '#server/tools/dispatch.ts';
import type { DispatchDeps } from '#server/tools/dispatch.ts';
import { findTool } from '#server/tools/registry.ts';
import { verifiedCall } from '#server/tools/verified-call.ts';
import { outcomeForModel } from './outcome-for-model.ts';
import type { ReplyPart } from './reply-part.ts';
import type { ReplyTurn } from './reply.ts';
import type { Asked } from './turn-outcomes.ts';

export type ToolRun = {
  turn: ReplyTurn;
  out: { push(part: ReplyPart): void };
  /** Called for each call in the order of the calls; takes its outcome as it arrives, and answers what the model is told. */
  expect(asked: Asked): (outcome: Outcome) => Promise<Outcome> | Outcome;
  /** How often each call was made in this turn; two equal ones are two calls. */
  counts: Map<string, number>;
  /** Ids of events this turn has dealt with: each is carried on once. */
  claimed: Set<string>;
};

type Use = Anthropic.ToolUseBlock;

/** Results in the order of the calls, one for each. Throws `superseded` and the signal's reason. */
export async function runTools(
  deps: DispatchDeps & { log: Log },
  run: ToolRun & { uses: readonly Use[] },
  signal: AbortSignal,
): Promise<Anthropic.ToolResultBlockParam[]> {
  const results: Anthropic.ToolResultBlockParam[] = [];
  for (const group of groupsOf(run.uses)) {
    signal.throwIfAborted();
    // Ids are given in order, before anything runs side by side.
    const calls = group.map((use) => ({
      use,
      callId: callIdOf(run, use),
      told: run.expect({ tool: use.name, args: use.input }),
    }));
    results.push(...(await Promise.all(calls.map((call) => runOne(deps, run, call)))));
  }
  return results;
}

/** Neighbouring reads together, every write for itself. */
function groupsOf(uses: readonly Use[]): Use[][] {
  const groups: { isWrite: boolean; uses: Use[] }[] = [];
  for (const use of uses) {
    const isWrite = findTool(use.name)?.isWrite ?? true;
    const last = groups.at(-1);
    if (last && !last.isWrite && !isWrite) last.uses.push(use);
    else groups.push({ isWrite, uses: [use] });
  }
  return groups.map((group) => group.uses);
}

function callIdOf({ turn, counts }: ToolRun, use: Use): string {
  const asked = `${use.name}\n${sorted(use.input)}`;
  const count = (counts.get(asked) ?? 0) + 1;
  counts.set(asked, count);
  return `${turn.turnId}:${sha256(asked).slice(0, 16)}:${count}`;
}

async function runOne(
  deps: DispatchDeps & { log: Log },
  run: ToolRun,
  { use, callId, told }: { use: Use; callId: string; told: ReturnType<ToolRun['expect']> },
): Promise<Anthropic.ToolResultBlockParam> {
  const { turn, out } = run;
  const result = { type: 'tool_result' as const, tool_use_id: use.id };
  out.push({ type: 'tool', callId, tool: use.name });
  try {
    const outcome = await dispatch(
      deps,
      verifiedCall({
        proof: turn.proof,
        channel: turn.channel,
        conversation: turn.conversation,
        callId,
        tool: use.name,
        args: use.input,
        words: turn.words,
        earlierWords: turn.history.flatMap(({ role, text }) => (role === 'user' ? [text] : [])),
        personTurns: turn.personTurns,
        carried: (turn.carried ?? []).filter(({ event }) => !run.claimed.has(event.id)),
      }),
    );
    if (outcome.kind === 'done' || outcome.kind === 'pending')
      for (const { event } of outcome.receipt.changes) run.claimed.add(event.id);
    const judged = await told(outcome);
    out.push({ type: 'outcome', callId, tool: use.name, outcome: judged });
    return { ...result, content: outcomeForModel(judged) };
  } catch (error) {
    const refusal = toAppError(error);
    if (refusal?.code === 'superseded' || refusal?.code === 'conversation-ended') throw error;
    if (!refusal) deps.log.error({ tool: use.name, name: String(error) }, 'bug in a tool call of a reply');
    const outcome = toOutcome(refusal);
    await told(outcome);
    out.push({ type: 'outcome', callId, tool: use.name, outcome });
    return { ...result, is_error: true, content: outcomeForModel(outcome) };
  }
}

/** A refusal the person may hear of: a bug says nothing about what was stored. */
function toOutcome(refusal: AppError | null): Outcome {
  if (refusal?.code === 'unavailable') {
    const retryAfterSeconds = refusal.retryAfterSeconds;
    return {
      kind: 'unavailable',
      say: publicSentence.unavailable,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    };
  }
  if (refusal) return { kind: 'not-allowed', say: publicSentence[refusal.code] };
  return { kind: 'unavailable', say: 'Something went wrong with that. Please look at your calendar.' };
}

function sorted(input: unknown): string {
  return (
    JSON.stringify(input, (_key, inner: unknown) =>
      inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'null'
  );
}
