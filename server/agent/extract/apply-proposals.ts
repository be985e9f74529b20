/**
 * Does what is certain, through the same `dispatch` as everything else and as one group that one undo
 * takes back, and keeps the rest as questions. Running it again changes nothing: each call has an id
 * that follows from the words it rests on, each question a key.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';
import type { SuggestionWhy } from '#shared/conversation/suggestion.ts';
import { AppError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import { nowInstant } from '#server/clock.ts';
import { readLog, readSchedule } from '#server/db/read-schedule.ts';
import type { FoundConversation } from '#server/domain/conversation/find-conversation.ts';
import { createSnapshot, CalendarMoved } from '#server/domain/schedule/snapshot.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import { keepSuggestion } from '#server/domain/conversation/suggestions.ts';
import type { SuggestionDeps } from '#server/domain/conversation/suggestions.ts';
import { sha256 } from '#server/ids.ts';
import type { Proof } from '#server/proof.ts';
import { dispatch } from '#server/tools/dispatch.ts';
import type { DispatchDeps } from '#server/tools/dispatch.ts';
import { verifiedCall } from '#server/tools/verified-call.ts';
import { readLiveCalls, wasRefusedLive } from './refused-live.ts';
import { sayWish } from './say-suggestion.ts';
import type { TalkTurn } from './talk.ts';
import { weighProposals } from './weigh-proposals.ts';
import type { Weighed } from './weighed.ts';

export type ApplyDeps = DispatchDeps & SuggestionDeps;

export type Applied = {
  done: Outcome[];
  asked: number;
  /** For tests and logs: what was left, and why. */
  left: { title: string; why: string }[];
};

export async function applyProposals(
  deps: ApplyDeps,
  input: {
    proof: Proof & { kind: 'inbox' };
    conversation: FoundConversation;
    talk: readonly TalkTurn[];
    proposals: readonly Proposal[];
    groupId: string;
  },
): Promise<Applied> {
  const { conversation, talk } = input;
  const weighed = await weighAll(deps, input);
  const liveCalls = await readLiveCalls(deps, conversation);
  const isRefused = (one: Weighed) =>
    one.kind === 'do' && wasRefusedLive({ tool: one.wish.tool, title: one.proposal.title }, liveCalls);
  const toDo = weighed.filter((one) => one.kind === 'do').filter((one) => !isRefused(one));
  const applied: Applied = { done: [], asked: 0, left: [] };
  for (const one of weighed.filter((each) => each.kind === 'do').filter(isRefused)) {
    const question = 'It was asked for in the call and something was in the way then.';
    await ask(deps, { conversation, talk }, { ...one, why: 'refused', question, choices: [] });
    applied.asked += 1;
  }
  for (const [index, one] of toDo.entries()) {
    const outcome = await doOnce(deps, input, { one, index, size: toDo.length });
    if (!outcome) continue;
    if (outcome.kind === 'done' || outcome.kind === 'pending') applied.done.push(outcome);
    else if (outcome.kind === 'unavailable') throw new Error('the schedule is not available');
    else {
      await ask(deps, { conversation, talk }, { ...one, ...whyOf(outcome) });
      applied.asked += 1;
    }
  }
  for (const one of weighed) {
    if (one.kind === 'ask') {
      await ask(deps, { conversation, talk }, one);
      applied.asked += 1;
    }
    if (one.kind === 'nothing') applied.left.push({ title: one.proposal.title, why: one.why });
  }
  return applied;
}

/**
 * Null when it was done by an earlier run: its id follows from the proposal alone, so a calendar that
 * has moved since cannot make it mean another event.
 */
async function doOnce(
  deps: ApplyDeps,
  input: Parameters<typeof applyProposals>[1],
  { one, index, size }: { one: Extract<Weighed, { kind: 'do' }>; index: number; size: number },
): Promise<Outcome | null> {
  try {
    return await dispatch(
      deps,
      verifiedCall({
        proof: input.proof,
        channel: 'post-call',
        conversation: input.conversation,
        callId: `after:${sha256(JSON.stringify(one.proposal))}`,
        tool: one.wish.tool,
        args: one.wish.arguments,
        group: { id: input.groupId, index, size },
      }),
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'call-id-reused') return null;
    throw error;
  }
}

type Question = Pick<
  Extract<Weighed, { kind: 'ask' }>,
  'proposal' | 'wish' | 'quote' | 'event' | 'why' | 'question' | 'choices'
>;

async function ask(
  deps: ApplyDeps,
  { conversation, talk }: { conversation: FoundConversation; talk: readonly TalkTurn[] },
  one: Question,
): Promise<void> {
  const now = nowInstant(deps.clock);
  const { teller } = await snapshotOf(deps, conversation, now);
  await keepSuggestion(deps, conversation, {
    key: keyOf(one),
    tool: one.wish.tool,
    arguments: one.wish.arguments,
    summary: sayWish(one.wish, one.event, { ...teller, now: talk.at(-1)?.at ?? now }),
    why: one.why,
    question: one.question,
    choices: one.choices,
    quote: one.quote,
  });
}

async function weighAll(
  deps: ApplyDeps,
  { conversation, talk, proposals }: Parameters<typeof applyProposals>[1],
): Promise<Weighed[]> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const log = await readLog(deps.pools.app, { owner: conversation.ownerId, newest: true, limit: 500 });
      const live = (log?.changes ?? []).filter(
        (change) => change.conversationId === conversation.id && change.who.channel !== 'post-call',
      );
      return await weighProposals({
        talk,
        timeZone: conversation.timeZone,
        proposals,
        live,
        snapshotAt: (now) => snapshotOf(deps, conversation, now),
      });
    } catch (error) {
      if (!(error instanceof CalendarMoved) || attempt >= 5) throw error;
    }
  }
}

async function snapshotOf(
  deps: ApplyDeps,
  { ownerId, timeZone, id }: FoundConversation,
  now: string,
): Promise<Snapshot> {
  const look = await readSchedule(deps.pools.app, { owner: ownerId });
  if (!look) throw new Error('this person has no calendar');
  return createSnapshot(deps.pools.app, look, {
    owner: ownerId,
    now,
    timeZone,
    window: null,
    conversationId: id,
  });
}

/** Follows from the words alone: what was read a second time has it again. */
function keyOf({ proposal, quote }: { proposal: Proposal; quote: { turn: number; text: string } }): string {
  return sha256(
    [proposal.action, proposal.title.toLowerCase(), quote.turn, quote.text.toLowerCase()].join('\n'),
  );
}

function whyOf(
  outcome: Outcome,
):
  | { why: SuggestionWhy; question: string; choices: [] }
  | { why: SuggestionWhy; question: string; choices: Extract<Outcome, { kind: 'ambiguous' }>['choices'] } {
  switch (outcome.kind) {
    case 'conflict':
      return { why: 'conflict', question: outcome.say, choices: [] };
    case 'past':
      return { why: 'past', question: outcome.say, choices: [] };
    case 'ambiguous':
      return { why: 'ambiguous', question: outcome.question, choices: outcome.choices };
    case 'needs':
      return { why: 'incomplete', question: outcome.say, choices: [] };
    default:
      return { why: 'refused', question: outcome.say, choices: [] };
  }
}
