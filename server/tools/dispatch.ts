/**
 * The one way in for everything the agent asks for, whatever way it came: find the tool, parse,
 * run it once, record it, answer. What it promises is in docs/decisions/004.
 */
import { AppError } from '#shared/errors.ts';
import type { Invalid, Outcome } from '#shared/outcome.ts';
import { nextPlace, nowInstant } from '#server/clock.ts';
import { sha256 } from '#server/ids.ts';
import { recordCall } from '#server/db/record-call.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import { toCallRow } from '#server/domain/schedule/call-row.ts';
import { answered } from '#server/domain/schedule/perform-act.ts';
import { problemsOf } from './problems-of.ts';
import { storableArguments } from './storable-arguments.ts';
import type { Tool, ToolDeps } from './define-tool.ts';
import { findTool } from './registry.ts';
import type { VerifiedCall } from './verified-call.ts';

export type DispatchDeps = ToolDeps & {
  /** Tells the panel that holds the call; called after the effect, never waits. */
  tellOfCall(news: { call: VerifiedCall; outcome: Outcome }): void;
};

/** Throws `unknown-tool`, `call-id-reused`, `superseded` and `unavailable`; everything else is an outcome. */
export async function dispatch(deps: DispatchDeps, call: VerifiedCall): Promise<Outcome> {
  const tool = findTool(call.tool);
  if (!tool) throw new AppError('unknown-tool', `no tool ${call.tool.slice(0, 64)}`);
  const args = storableArguments(call.args);
  const act = toAct(deps, call, { tool, args: args.storable });
  const parsed = parseCall(tool, { args, call });
  const outcome =
    'kind' in parsed
      ? await refuse(deps, act, parsed)
      : await tool.run(deps, withMeaning(deps, act, { tool, input: parsed.input }), parsed.input);
  deps.tellOfCall({ call, outcome });
  return outcome;
}

/** What the tool takes, or what is wrong with it. Arguments nested without end are cut before anything walks them. */
export function parseCall(
  tool: Tool,
  { args, call }: { args: ReturnType<typeof storableArguments>; call: VerifiedCall },
): { input: unknown } | Invalid {
  const parsed = tool.input.safeParse(withoutEmpty(tool, args.isClean ? call.args : args.storable));
  if (!args.isClean) return unstorable;
  return parsed.success ? { input: parsed.data } : problemsOf(parsed.error.issues);
}

const unstorable: Invalid = {
  kind: 'invalid',
  say: 'That contains characters or a depth that cannot be stored.',
  problems: [{ field: '', problem: 'It contains characters or a depth that cannot be stored.' }],
};

async function refuse(deps: DispatchDeps, act: Act, outcome: Invalid): Promise<Outcome> {
  const earlier = await recordCall(deps.asPerson, toCallRow(deps, act, { outcome, meaningKey: null }));
  return earlier ? answered(act, earlier) : outcome;
}

export function toAct(
  deps: DispatchDeps,
  call: VerifiedCall,
  { tool, args }: { tool: Tool; args: unknown },
): Act {
  const { conversation } = call;
  const scope = conversation ? conversation.id : `person:${call.personId}`;
  return {
    personId: call.personId,
    channel: call.channel,
    conversationId: conversation?.id ?? null,
    callId: call.callId,
    timeZone: conversation?.timeZone ?? call.timeZone ?? null,
    isByHand: call.channel === 'panel',
    personTurns: call.personTurns ?? conversation?.personTurns ?? null,
    words: call.words ?? null,
    earlierWords: call.earlierWords ?? [],
    confirms: call.confirms ?? null,
    ...(conversation?.turnFence === undefined ? {} : { turnFence: conversation.turnFence }),
    ...(call.group === undefined ? {} : { group: call.group }),
    ...(call.carried === undefined ? {} : { carried: call.carried }),
    call: {
      tool: tool.name,
      arguments: args,
      key: call.callId === null ? null : sha256(`${scope}\n${call.callId}`),
      argumentsHash: sha256(`${tool.name}\n${canonical(args)}`),
      meaning: null,
      startedAt: deps.clock.now(),
      asked: nextPlace(deps.clock),
    },
  };
}

/** Only talks have a meaning key: a hand that does a thing twice means it. */
function withMeaning(deps: DispatchDeps, act: Act, { tool, input }: { tool: Tool; input: unknown }): Act {
  if (!tool.meaning || act.conversationId === null) return act;
  const context = { now: nowInstant(deps.clock), timeZone: act.timeZone ?? 'UTC' };
  const turn = tool.name === 'undo_change' ? act.personTurns : null;
  // Where nobody tells of turns, a second "undo" can only be told by its id.
  if (tool.name === 'undo_change' && turn === null) return act;
  const meaning = canonical([act.conversationId, tool.name, tool.meaning(input, context), turn]);
  return { ...act, call: { ...act.call, meaning } };
}

/** Models fill what they leave open with null or an empty text; only some fields can be emptied. */
function withoutEmpty(tool: Tool, args: unknown): unknown {
  if (args === null || typeof args !== 'object' || Array.isArray(args)) return args;
  return Object.fromEntries(
    Object.entries(args).filter(
      ([name, value]) => (value !== null && value !== '') || tool.canBeEmptied?.includes(name),
    ),
  );
}

/** JSON with its keys in order, so that equal requests have equal text. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'null'
  );
}
