/**
 * The panel is in the room, the server is not: it hands over every app-message of the call unread
 * (docs.tavus.io, interactions protocol). Utterances and speaking states are kept and told; a tool
 * call is dispatched, and what it answered goes back into the room as speech or as a tool result.
 */
import type { AppMessage } from '#shared/conversation/app-message.ts';
import type { ClaimMarks } from '#shared/conversation/claim-marks.ts';
import { appendContext, echo, interrupt, toolResult } from '#shared/conversation/to-room.ts';
import { AppError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import { sha256 } from '#server/ids.ts';
import { appendFeed } from '#server/domain/conversation/append-feed.ts';
import type { FeedDeps } from '#server/domain/conversation/append-feed.ts';
import { findConversation } from '#server/domain/conversation/find-conversation.ts';
import type { FoundConversation } from '#server/domain/conversation/find-conversation.ts';
import { markEnded } from '#server/domain/conversation/end-conversation.ts';
import { tellEnd } from '#server/domain/conversation/tell-end.ts';
import { areLastWords, recordTurn } from '#server/domain/conversation/record-turn.ts';
import { touchConversation } from '#server/domain/conversation/touch-conversation.ts';
import type { Proof } from '#server/proof.ts';
import { dispatch } from '#server/tools/dispatch.ts';
import type { DispatchDeps } from '#server/tools/dispatch.ts';
import { verifiedCall } from '#server/tools/verified-call.ts';
import { readAppMessage } from '#server/vendors/tavus/read-app-message.ts';
import type { TavusMessage } from '#server/vendors/tavus/read-app-message.ts';
import { checkSpoken } from './check-spoken.ts';
import type { CheckDeps } from './check-spoken.ts';
import { fitOutcome } from './fit-outcome.ts';

export type DailyRelayDeps = DispatchDeps & FeedDeps & CheckDeps;

export type Relayed = { outcome?: Outcome; send: AppMessage[] };

/** Throws `unknown-conversation`, `conversation-ended`, and `bad-request` for what is no app-message. */
export async function relayMessage(
  deps: DailyRelayDeps,
  input: { proof: Proof & { kind: 'session' }; conversationId: string; message: unknown },
): Promise<Relayed> {
  const conversation = await findConversation(deps, {
    personId: input.proof.personId,
    conversationId: input.conversationId,
  });
  if (!conversation) throw new AppError('unknown-conversation', 'no such conversation of this person');
  const message = readAppMessage(input.message);
  if (!message) throw new AppError('bad-request', 'this is no app-message');
  if (message.conversationId !== null && message.conversationId !== conversation.vendorId) {
    throw new AppError('not-allowed', 'the message is of another conversation');
  }
  if (message.type === 'tool-call') return relayToolCall(deps, { ...input, conversation, message });
  if (conversation.hasEnded) {
    // A talk that is over is told by its transcript; the last words may have missed that.
    if (message.type === 'utterance' && message.role === 'user')
      await keepLastWords(deps, conversation, message);
    return { send: [] };
  }
  return { send: await keep(deps, conversation, message) };
}

async function relayToolCall(
  deps: DailyRelayDeps,
  input: {
    proof: Proof & { kind: 'session' };
    conversation: FoundConversation;
    message: TavusMessage & { type: 'tool-call' };
  },
): Promise<Relayed> {
  const { conversation, message } = input;
  // Old examples carry no call id; inference and arguments name the call then.
  const named = `${message.inferenceId ?? ''}\n${message.name}\n${JSON.stringify(message.arguments)}`;
  const callId = message.callId ?? (message.inferenceId === null ? null : `inference:${sha256(named)}`);
  const outcome = await dispatch(
    deps,
    verifiedCall({
      proof: input.proof,
      channel: 'daily-relay',
      conversation,
      callId,
      tool: message.name,
      args: message.arguments,
    }),
  );
  return { outcome, send: answer(conversation, message.callId, outcome) };
}

/**
 * Registry tools are answered by their result. Inline tools are answered by speech, word for word;
 * the outcome goes into the model's context first, or it could not say what "the second one" is.
 */
function answer(conversation: FoundConversation, callId: string | null, outcome: Outcome): AppMessage[] {
  if (conversation.brain === 'tavus-tools' && callId !== null) {
    const result = toolResult(conversation, { callId, output: fitOutcome(outcome), status: 'success' });
    if (result) return [result];
  }
  return [...appendContext(conversation, fitOutcome(outcome)), ...echo(conversation, outcome.say)];
}

/** Answers what to put into the room. */
async function keep(
  deps: DailyRelayDeps,
  conversation: FoundConversation,
  message: Exclude<TavusMessage, { type: 'tool-call' }>,
): Promise<AppMessage[]> {
  switch (message.type) {
    case 'utterance':
      return message.text === '' ? [] : keepUtterance(deps, conversation, message);
    case 'utterance-part': {
      const { role, text } = message;
      const turn = message.turn ?? 0;
      await appendFeed(deps, conversation, [{ type: 'transcript', role, text, isFinal: false, turn }]);
      return [];
    }
    case 'speaking': {
      const type = message.role === 'user' ? 'user_speaking' : 'agent_speaking';
      await appendFeed(deps, conversation, [{ type, isSpeaking: message.isSpeaking }]);
      return [];
    }
    case 'agent-joined':
      await touchConversation(deps, conversation, 'in-progress');
      return [];
    case 'shutdown': {
      const reason = message.reason.slice(0, 200);
      await markEnded(deps, { id: conversation.id, ownerId: conversation.ownerId, reason });
      await tellEnd(deps, conversation, reason);
      return [];
    }
    case 'other':
      await touchConversation(deps, conversation, null);
      return [];
  }
}

/** Said before the end and handed over after it. */
async function keepLastWords(
  deps: DailyRelayDeps,
  conversation: FoundConversation,
  { text, turn, isInterrupted }: TavusMessage & { type: 'utterance' },
): Promise<void> {
  if (text === '' || !(await areLastWords(deps, conversation, text))) return;
  const sourceKey = sha256(`user\nlast words\n${text}`);
  await recordTurn(deps, conversation, { sourceKey, turn: turn ?? 0, role: 'user', text, isInterrupted });
}

/** What the agent said is held against what is known; what is false is put right in the next breath. */
async function keepUtterance(
  deps: DailyRelayDeps,
  conversation: FoundConversation,
  message: TavusMessage & { type: 'utterance' },
): Promise<AppMessage[]> {
  const { role, text } = message;
  await touchConversation(deps, conversation, null);
  const { claims, correction } =
    role === 'agent' ? await checkSpoken(deps, conversation, text) : { claims: null, correction: null };
  // Agent utterances come once as replica and once as PAL; person's ones once a turn.
  const name = message.inferenceId ?? String(message.turn ?? message.seq ?? '');
  const turn = message.turn ?? 0;
  const isNew = await recordTurn(deps, conversation, {
    sourceKey: sha256(`${role}\n${name}\n${text}`),
    turn,
    role,
    text,
    isInterrupted: message.isInterrupted,
    claims,
  });
  if (!isNew) return [];
  const claim = markOf(claims);
  await appendFeed(deps, conversation, [
    { type: 'transcript', role, text, isFinal: true, turn, ...(claim === null ? {} : { claim }) },
  ]);
  return correction === null ? [] : [interrupt(conversation), ...echo(conversation, correction)];
}

function markOf(claims: ClaimMarks | null): 'corrected' | 'held' | 'unchecked' | null {
  if (claims === null) return null;
  if (claims.isUnchecked) return 'unchecked';
  return claims.correction === undefined ? 'held' : 'corrected';
}
