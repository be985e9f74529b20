/**
 * One turn asked of our model endpoint: the talk it belongs to, its right to write, the reply as it
 * is made. Requests of a talk overlap when a person goes on speaking, so a turn that begins stops
 * the one before it (docs/decisions/024).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { AppError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import { personaOf } from '#server/agent/personas/persona-of.ts';
import { reply } from '#server/agent/reply.ts';
import type { ReplyDeps } from '#server/agent/reply.ts';
import { beginTurn, finishTurn } from '#server/domain/conversation/begin-turn.ts';
import type { CarriedWrite } from '#server/domain/conversation/begin-turn.ts';
import { findConversationByVendor } from '#server/domain/conversation/find-conversation.ts';
import type { FoundConversation } from '#server/domain/conversation/find-conversation.ts';
import { readEarlierTurns } from '#server/domain/conversation/read-earlier-turns.ts';
import { isAnyStarting } from '#server/domain/conversation/is-any-starting.ts';
import { toAppError } from '#server/errors/to-app-error.ts';
import { sha256 } from '#server/ids.ts';
import type { Log } from '#server/log.ts';
import type { Proof } from '#server/proof.ts';
import type { LlmRequest } from '#server/vendors/tavus/read-llm-request.ts';

export type CustomLlmDeps = ReplyDeps & { pools: { app: Pool; system: Pool }; log: Log };

export type AskedTurn = {
  conversation: FoundConversation;
  proof: Proof & { kind: 'tavus-llm' };
  request: LlmRequest;
  /** Where what is said goes, as it comes. */
  out: { say(text: string): void; said(): string };
  /** Called once nothing can be refused any more, with the number of the turn. */
  onBegun(fence: number): void;
};

/** How long a request waits for its talk to be there. Tavus gives up after ten seconds of silence. */
const patienceMs = 2_000;

/**
 * Null for a talk that is not known yet although one is being started: it may be that one. Throws
 * `unknown-conversation` where none is, `conversation-ended` where it is over.
 */
export async function findTalk(
  deps: CustomLlmDeps,
  vendorId: string,
  signal: AbortSignal,
): Promise<FoundConversation | null> {
  for (let waited = 0; ; waited += 100) {
    const found = await findConversationByVendor(deps, vendorId);
    if (found?.hasEnded) throw new AppError('conversation-ended', `conversation ${found.id} has ended`);
    if (found) return found;
    if (waited >= patienceMs || signal.aborted) return null;
    if (waited === 0 && !(await isAnyStarting(deps)))
      throw new AppError('unknown-conversation', 'no conversation has this id at Tavus');
    await sleep(100);
  }
}

/** Whether somebody waits for an answer: Tavus also asks before anybody has spoken, and after a silence. */
export const isAsked = (request: LlmRequest): boolean => request.dialogue.at(-1)?.role === 'user';

/** What is said when nobody asked. The greeting comes from the call itself. */
export const sayUnasked = (conversation: FoundConversation, request: LlmRequest): string =>
  request.dialogue.length === 0
    ? personaOf(conversation.persona).greeting(conversation.language)
    : 'I’m listening.';

/** Says what is to be spoken, as it comes. Throws only what `beginTurn` throws, before the first word. */
export async function answerTurn(deps: CustomLlmDeps, asked: AskedTurn, signal: AbortSignal): Promise<void> {
  const { conversation, proof, request, out } = asked;
  const { dialogue } = request;
  const words = dialogue.at(-1)?.text ?? '';
  const earlier =
    conversation.continuesId === null ? [] : await earlierTalk(deps, conversation.continuesId, conversation);
  const turnId = sha256(JSON.stringify(['custom-llm', conversation.id, dialogue]));
  const begun = await beginTurn(deps, conversation, { turnId, dialogue });
  if (begun.kind === 'over')
    throw new AppError('conversation-ended', `conversation ${conversation.id} has ended`);
  // Whoever sent it is waiting for the newer one; a word of ours would be spoken over it.
  if (begun.kind === 'late') return;
  asked.onBegun(begun.fence);
  const spoken = dialogue.filter(({ role }) => role === 'user').length;
  const personTurns = Math.max(spoken, conversation.personTurns ?? 0);
  const held: { text: string; why: string }[] = [];
  const turn = {
    conversation: { ...conversation, personTurns, turnFence: begun.fence },
    proof,
    channel: 'custom-llm' as const,
    turnId,
    words,
    history: [...earlier, ...dialogue.slice(0, -1)],
    personTurns,
    context: [...request.context, ...contextOf(begun.carried)],
    carried: begun.carried.flatMap(({ outcome }) => changesOf(outcome)),
    onHeld: (stopped: { text: string; why: string }) => void held.push(stopped),
  };
  let isOvertaken = false;
  try {
    for await (const part of reply(deps, turn, signal)) {
      if (signal.aborted) break;
      if (part.type === 'text') out.say(part.text);
      if (part.type === 'end') isOvertaken = part.reason === 'aborted';
    }
  } catch (error) {
    if (!signal.aborted) out.say(sayFailure(deps, error));
  }
  if (isOvertaken || signal.aborted) return;
  // The face stays silent after an empty stream, and nobody would know why.
  if (out.said() === '') out.say('Sorry, I have no answer to that.');
  await finishTurn(deps, conversation, { fence: begun.fence, said: out.said(), held }).catch(
    (error: unknown) =>
      deps.log.warn({ conversation: conversation.id, name: String(error) }, 'a finished turn was not marked'),
  );
}

/** What was said in the talk that this one takes up; the request knows only its own. */
const earlierTalk = (deps: CustomLlmDeps, id: string, { ownerId }: FoundConversation) =>
  readEarlierTurns(deps, { id, ownerId }, '');

/** Not a word about what was stored: some of it may have been. */
function sayFailure(deps: { log: Log }, error: unknown): string {
  const known = toAppError(error);
  if (known?.code === 'superseded') return '';
  if (!known) deps.log.error({ name: String(error), stack: (error as Error).stack }, 'bug in a spoken reply');
  return known?.code === 'unavailable'
    ? 'I cannot reach your calendar right now. Please try again in a moment.'
    : 'Sorry, something went wrong. Please look at your calendar before you ask again.';
}

const changesOf = (outcome: Outcome) =>
  outcome.kind === 'done' || outcome.kind === 'pending' ? outcome.receipt.changes : [];

function contextOf(carried: CarriedWrite[]): { from: 'earlier-turn'; text: string }[] {
  if (carried.length === 0) return [];
  const stored = carried.map(({ outcome }) => {
    return `- ${outcome.say} (${changesOf(outcome)
      .map(({ kind, event }) => `${kind} ${event.id}`)
      .join(', ')})`;
  });
  const text = [
    'Stored a moment ago, while the person went on speaking. They have not heard of it:',
    ...stored,
    'Do not do it again. Where the words now ask for something else, change or remove exactly that event by its id; where they ask for the same, tell that it is done.',
  ].join('\n');
  return [{ from: 'earlier-turn', text }];
}
