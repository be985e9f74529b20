/**
 * The panel is in the room, the server is not: it hands over every app-message of the call unread
 * (docs.tavus.io, interactions protocol). Utterances and speaking states are kept and told; a tool
 * call is dispatched, and what it answered goes back into the room as speech or as a tool result.
 */
import type { AppMessage } from '#shared/conversation/app-message.ts';
import { maxAppMessageCharacters } from '#shared/conversation/app-message.ts';
import { appendContext, echo, toolResult } from '#shared/conversation/to-room.ts';
import { AppError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { Log } from '#server/log.ts';
import { sha256 } from '#server/ids.ts';
import { appendFeed } from '#server/domain/conversation/append-feed.ts';
import type { FeedDeps } from '#server/domain/conversation/append-feed.ts';
import { findConversation } from '#server/domain/conversation/find-conversation.ts';
import type { FoundConversation } from '#server/domain/conversation/find-conversation.ts';
import { markEnded } from '#server/domain/conversation/end-conversation.ts';
import { tellEnd } from '#server/domain/conversation/tell-end.ts';
import { recordTurn } from '#server/domain/conversation/record-turn.ts';
import { touchConversation } from '#server/domain/conversation/touch-conversation.ts';
import type { Proof } from '#server/proof.ts';
import { dispatch } from '#server/tools/dispatch.ts';
import type { DispatchDeps } from '#server/tools/dispatch.ts';
import { verifiedCall } from '#server/tools/verified-call.ts';
import { readAppMessage } from '#server/vendors/tavus/read-app-message.ts';
import type { TavusMessage } from '#server/vendors/tavus/read-app-message.ts';

export type DailyRelayDeps = DispatchDeps & FeedDeps & { log: Log };

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
  await keep(deps, conversation, message);
  return { send: [] };
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
    const result = toolResult(conversation, { callId, output: fitting(outcome), status: 'success' });
    if (result) return [result];
  }
  return [...appendContext(conversation, fitting(outcome)), ...echo(conversation, outcome.say)];
}

/** The whole outcome, or its sentence alone where it would not go through the room. */
function fitting(outcome: Outcome): string {
  const whole = JSON.stringify(outcome);
  return JSON.stringify(whole).length < maxAppMessageCharacters - 500
    ? whole
    : JSON.stringify({ kind: outcome.kind, say: outcome.say });
}

async function keep(
  deps: DailyRelayDeps,
  conversation: FoundConversation,
  message: Exclude<TavusMessage, { type: 'tool-call' }>,
): Promise<void> {
  const turn = message.turn ?? 0;
  switch (message.type) {
    case 'utterance': {
      if (message.text === '') return;
      await touchConversation(deps, conversation, null);
      // Agent utterances come once as replica and once as PAL; person's ones once a turn.
      const name = message.inferenceId ?? String(message.turn ?? message.seq ?? '');
      const isNew = await recordTurn(deps, conversation, {
        sourceKey: sha256(`${message.role}\n${name}\n${message.text}`),
        turn,
        role: message.role,
        text: message.text,
        isInterrupted: message.isInterrupted,
      });
      if (!isNew) return;
      return appendFeed(deps, conversation, [
        { type: 'transcript', role: message.role, text: message.text, isFinal: true, turn },
      ]);
    }
    case 'utterance-part':
      return appendFeed(deps, conversation, [
        { type: 'transcript', role: message.role, text: message.text, isFinal: false, turn },
      ]);
    case 'speaking':
      return appendFeed(deps, conversation, [
        {
          type: message.role === 'user' ? 'user_speaking' : 'agent_speaking',
          isSpeaking: message.isSpeaking,
        },
      ]);
    case 'agent-joined':
      return touchConversation(deps, conversation, 'in-progress');
    case 'shutdown':
      await markEnded(deps, {
        id: conversation.id,
        ownerId: conversation.ownerId,
        reason: message.reason.slice(0, 200),
      });
      return tellEnd(deps, conversation, message.reason.slice(0, 200));
    case 'other':
      return touchConversation(deps, conversation, null);
  }
}
