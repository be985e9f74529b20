/**
 * Words of the agent that were spoken in a call: true, to be corrected at once, or checked before
 * they were spoken. A vendor's model says what it likes; ours passed the gate already, and its
 * transcript only tells what the gate stopped (docs/decisions/007).
 */
import type { Pool } from 'pg';
import type { ClaimMarks } from '#shared/conversation/claim-marks.ts';
import { sayChange } from '#shared/schedule/say-outcome.ts';
import { checkUtterance } from '#server/agent/claims/check-utterance.ts';
import type { Ear } from '#server/agent/ear/ear.ts';
import type { KnownOutcome, SpeechFacts } from '#server/agent/claims/speech-facts.ts';
import { speechFactsOf } from '#server/agent/speech-facts-of.ts';
import type { Clock } from '#server/clock.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { readLog } from '#server/db/read-schedule.ts';
import type { FoundConversation } from '#server/domain/conversation/find-conversation.ts';
import { readClaimState } from '#server/domain/conversation/read-claim-state.ts';
import type { Log } from '#server/log.ts';

export type CheckDeps = { asPerson: AsPerson; pools: { app: Pool }; clock: Clock; log: Log; ear: Ear };

export type Checked = {
  /** Kept with the turn; null when there is nothing to tell. */
  claims: ClaimMarks | null;
  /** To be said at once; null when nothing false was heard. */
  correction: string | null;
};

const nothing: Checked = { claims: null, correction: null };

/** Never throws: what cannot be checked is kept as unchecked. */
export async function checkSpoken(
  deps: CheckDeps,
  conversation: FoundConversation,
  text: string,
): Promise<Checked> {
  try {
    if (conversation.brain === 'custom-llm') return await stoppedBefore(deps, conversation, text);
    const facts = await factsOfCall(deps, conversation);
    const verdict = await checkUtterance(facts, text, deps.ear);
    if (verdict.ok) return nothing;
    // Our own correction is heard as the agent's words, whole or as far as it came.
    const { corrections } = await readClaimState(deps, conversation);
    if (corrections.some((ours) => plain(ours).startsWith(plain(text)))) return nothing;
    const { held, correction } = verdict;
    return { claims: { held, correction }, correction };
  } catch (error) {
    deps.log.warn({ conversation: conversation.id, name: String(error) }, 'an utterance was not checked');
    return { claims: { held: [], isUnchecked: true }, correction: null };
  }
}

async function stoppedBefore(
  deps: CheckDeps,
  conversation: FoundConversation,
  text: string,
): Promise<Checked> {
  const { reply } = await readClaimState(deps, conversation);
  const isOfReply = reply !== null && plain(reply.said ?? '').startsWith(plain(text));
  return isOfReply && reply.held ? { claims: { held: reply.held }, correction: null } : nothing;
}

/** A vendor's model was also told what changed outside of the call; it may speak of that. */
async function factsOfCall(deps: CheckDeps, conversation: FoundConversation): Promise<SpeechFacts> {
  const [facts, log] = await Promise.all([
    speechFactsOf(deps, { conversation }),
    readLog(deps.pools.app, { owner: conversation.ownerId, newest: true, limit: 20 }),
  ]);
  const teller = { now: facts.now, timeZone: facts.timeZone, hour12: facts.hour12 };
  const since = deps.clock.now() - longestCallMs;
  const outside = (log?.changes ?? [])
    .filter(({ conversationId, at }) => conversationId !== conversation.id && Date.parse(at) >= since)
    .flatMap(({ kind, before, after, version, at }): KnownOutcome[] => {
      const event = after ?? before;
      if (!event) return [];
      const receipt = { version, changes: [{ kind, event }] };
      const outcome = { kind: 'done' as const, say: sayChange(kind, event, teller), receipt };
      return [{ tool: 'outside', outcome, at, isThisTurn: false }];
    });
  return { ...facts, outcomes: [...outside, ...facts.outcomes] };
}

const longestCallMs = 65 * 60_000;

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
