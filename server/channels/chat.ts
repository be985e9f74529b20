/**
 * Words typed to the agent, answered as they come. One message id is one turn: a connection that broke
 * follows the reply that is being made, and a message that is sent again is answered from what is
 * stored. Leaving stops the reply; what it did by then is recorded and told.
 */
import type { ChatEvent, ChatTrouble } from '#shared/conversation/chat-event.ts';
import { maxChatCharacters } from '#shared/conversation/chat-event.ts';
import { joinSaid } from '#shared/conversation/join-said.ts';
import { AppError, publicSentence } from '#shared/errors.ts';
import { isStorable } from '#shared/schedule/wall-text.ts';
import type { ReplyPart } from '#server/agent/reply-part.ts';
import type { ReplyTurn } from '#server/agent/reply.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import type { Clock } from '#server/clock.ts';
import { openChat } from '#server/domain/conversation/open-chat.ts';
import { chatTurnKeys, readChatTurn } from '#server/domain/conversation/read-chat-turn.ts';
import { readDoneByHand } from '#server/domain/conversation/read-done-by-hand.ts';
import { readEarlierTurns } from '#server/domain/conversation/read-earlier-turns.ts';
import { findConversation } from '#server/domain/conversation/find-conversation.ts';
import { recordTurn } from '#server/domain/conversation/record-turn.ts';
import { touchConversation } from '#server/domain/conversation/touch-conversation.ts';
import { toAppError } from '#server/errors/to-app-error.ts';
import type { Ids } from '#server/ids.ts';
import type { Log } from '#server/log.ts';
import type { Proof } from '#server/proof.ts';
import { brokeOff, replayChatTurn } from './replay-chat-turn.ts';
import type { ReplyRun, RunningReplies, RunningReply } from './running-replies.ts';

export type ChatDeps = {
  asPerson: AsPerson;
  clock: Clock;
  ids: Ids;
  log: Log;
  chats: RunningReplies;
  /** Null while no model is set up. */
  replyTo:
    | ((turn: ReplyTurn, run: Pick<ReplyRun, 'signal' | 'listened'>) => AsyncGenerator<ReplyPart>)
    | null;
};

export type ChatInput = {
  proof: Proof & { kind: 'session' };
  /** Null begins a new talk. */
  conversationId: string | null;
  text: string;
  timeZone: string | null;
  messageId: string | null;
  /** The last part that arrived, when this follows a broken connection. */
  lastEventId: string | null;
};

export type ChatPart = { id: string; event: ChatEvent };

/** Throws `unknown-conversation` and `unavailable`; everything else is told by events. */
export async function* sendChat(
  deps: ChatDeps,
  input: ChatInput,
  signal: AbortSignal,
): AsyncGenerator<ChatPart> {
  const words = input.text.trim();
  const refusal = refusalOf(deps, words);
  if (refusal) return yield* refused(refusal);
  const { personId } = input.proof;
  const messageId = input.messageId ?? deps.ids.next();
  if (input.conversationId !== null && !deps.chats.find(personId, messageId)) {
    const asked = { personId, conversationId: input.conversationId };
    if (!(await findConversation(deps, asked)))
      throw new AppError('unknown-conversation', 'no such conversation of this person');
  }
  // Nothing may wait between looking and starting: two connections would both start it.
  const reply = deps.chats.find(personId, messageId) ?? start(deps, { ...input, words, messageId });
  if (reply.words !== words) return yield* refused(reused);
  const after = partsSeen(reply, input.lastEventId);
  for await (const { n, event } of reply.follow(after, signal)) yield { id: `${reply.runId}.${n}`, event };
}

/** False when no such reply is being made here. */
export function stopChat(
  deps: { chats: RunningReplies },
  asked: { personId: string; messageId: string },
): boolean {
  const reply = deps.chats.find(asked.personId, asked.messageId);
  reply?.stop();
  return reply !== null;
}

/** So long a later message waits for the reply before it. */
const longestReplyMs = 15_000;

async function settledOrStopped(other: RunningReply): Promise<void> {
  const late = setTimeout(() => other.stop(), longestReplyMs);
  await other.settled;
  clearTimeout(late);
}

type Sent = ChatInput & { words: string; messageId: string };
type Refusal = { code: ChatTrouble; say: string };

function start(deps: ChatDeps, sent: Sent): RunningReply {
  return deps.chats.start({
    personId: sent.proof.personId,
    messageId: sent.messageId,
    runId: deps.ids.next(),
    words: sent.words,
    make: (run) => made(deps, sent, run),
  });
}

async function* made(deps: ChatDeps, sent: Sent, run: ReplyRun): AsyncGenerator<ChatEvent> {
  try {
    yield* answered(deps, sent, run);
  } catch (error) {
    const known = toAppError(error);
    if (!known) deps.log.error({ name: String(error), stack: (error as Error).stack }, 'bug in a chat reply');
    yield {
      type: 'error',
      code: 'failed',
      say: known?.code === 'unavailable' ? publicSentence.unavailable : broken,
    };
    yield { type: 'end', reason: 'cut' };
  }
}

async function* answered(deps: ChatDeps, sent: Sent, run: ReplyRun): AsyncGenerator<ChatEvent> {
  const { words, messageId, proof } = sent;
  const { personId } = proof;
  const stored = await readChatTurn(deps, { personId, messageId });
  if (stored) {
    if (stored.words !== words) return yield* asEvents(reused);
    return yield* replayChatTurn(deps, { personId, messageId, stored }, run.signal);
  }
  const { conversationId, timeZone } = sent;
  const id = conversationId ?? (await openChat(deps, { personId, messageId, text: words, timeZone }));
  // The person went on, here or in another panel: what was asked for before is answered first.
  for (let other = deps.chats.ofConversation(id); other; other = deps.chats.ofConversation(id)) {
    await settledOrStopped(other);
  }
  run.setConversation(id);
  const conversation = await findConversation(deps, { personId, conversationId: id });
  if (!conversation) throw new AppError('unknown-conversation', 'the conversation is gone');
  const personTurns = (conversation.personTurns ?? 0) + 1;
  const keys = chatTurnKeys(messageId);
  const saidHere = { turn: personTurns, isInterrupted: false };
  const isNew = await recordTurn(deps, conversation, {
    ...saidHere,
    sourceKey: keys.words,
    role: 'user',
    text: words,
  });
  if (!isNew || !deps.replyTo) return yield* asEvents(lost);
  await touchConversation(deps, conversation, null);
  yield { type: 'started', conversationId: id, turnId: messageId };

  const byHand = await readDoneByHand(deps, conversation);
  let said = '';
  let reason: Extract<ReplyPart, { type: 'end' }>['reason'] = 'cut';
  try {
    const parts = deps.replyTo(
      {
        conversation: { ...conversation, personTurns },
        proof,
        channel: 'chat',
        turnId: messageId,
        words,
        history: await readEarlierTurns(deps, conversation, keys.words),
        personTurns,
        ...(byHand === null ? {} : { context: [{ from: 'page' as const, text: byHand }] }),
      },
      run,
    );
    for await (const part of parts) {
      if (part.type === 'end') {
        reason = part.reason;
        continue;
      }
      // A word of waiting is no answer.
      if (part.type === 'text' && !part.isFiller) said = joinSaid(said, part.text);
      yield part;
    }
  } finally {
    if (reason !== 'complete' && run.isGoingDown()) said = `${said.trim()} ${brokeOff}`.trim();
    if (said.trim() !== '') {
      await recordTurn(deps, conversation, {
        turn: personTurns,
        sourceKey: keys.reply,
        role: 'agent',
        text: said.trim(),
        isInterrupted: reason === 'aborted' || reason === 'cut',
      });
    }
  }
  if (said.endsWith(brokeOff)) return yield* asEvents(lost);
  yield { type: 'end', reason };
}

function refusalOf(deps: ChatDeps, words: string): Refusal | null {
  if (!deps.replyTo) return off;
  if (words === '') return { code: 'empty', say: 'There are no words in that message.' };
  if (words.length > maxChatCharacters) {
    const length = words.length.toLocaleString('en');
    const most = maxChatCharacters.toLocaleString('en');
    return {
      code: 'too-long',
      say: `That is ${length} characters long; ${most} can be sent at once. Nothing was done with it.`,
    };
  }
  return isStorable(words)
    ? null
    : { code: 'unstorable', say: 'That contains characters that cannot be stored.' };
}

const off: Refusal = {
  code: 'off',
  say: 'The chat is off: no model key is set on the server. Adding, moving and removing by typing still work.',
};
const reused: Refusal = {
  code: 'reused',
  say: 'This message was sent before with other words. Nothing was done.',
};
const lost: Refusal = {
  code: 'lost',
  say: brokeOff,
};
const broken = 'Something went wrong on the server. What was done by then is on the calendar.';

function* asEvents({ code, say }: Refusal): Generator<ChatEvent> {
  yield { type: 'error', code, say };
  yield { type: 'end', reason: code === 'lost' ? 'cut' : 'refused' };
}

function* refused(refusal: Refusal): Generator<ChatPart> {
  let n = 0;
  for (const event of asEvents(refusal)) yield { id: `refused.${(n += 1)}`, event };
}

/** How many parts of this very run have arrived; another run begins anew. */
function partsSeen(reply: RunningReply, lastEventId: string | null): number {
  const [runId, n] = lastEventId?.split('.') ?? [];
  const seen = Number(n);
  return runId === reply.runId && Number.isSafeInteger(seen) && seen > 0 ? seen : 0;
}
