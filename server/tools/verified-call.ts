/**
 * A call that was proven and knows whose it is. `dispatch` takes nothing else, so a way in that
 * forgot to check does not compile.
 */
import { AppError } from '#shared/errors.ts';
import type { Channel } from '#shared/schedule/change.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import type { CallConversation } from '#server/domain/conversation/find-conversation.ts';
import type { Proof } from '../proof.ts';

declare const verified: unique symbol;

type CallParts = {
  proof: Proof;
  channel: Channel;
  conversation: CallConversation | null;
  /** The caller's own id for this call; a second delivery carries the same. */
  callId: string | null;
  tool: string;
  args: unknown;
  /** Zone of the device, when there is no conversation to take it from. */
  timeZone?: string | null;
  /** The person's last words, where this channel sees them; absent means nobody told. */
  words?: string | null;
  /** What they said before that, oldest first. */
  earlierWords?: readonly string[];
  /** Turns of the person, this one included, where the channel counts them itself. */
  personTurns?: number | null;
  /** Nonce of the question that the person answered with a tap; only `conversation.confirm` fills it in. */
  confirms?: string;
  /** What an older turn of the talk stored a moment ago, without the person having heard of it. */
  carried?: Act['carried'];
  /** Several calls that one undo takes back: this one's place among them, counted from 0. */
  group?: { id: string; index: number; size: number };
};

export type VerifiedCall = CallParts & { personId: string; readonly [verified]: true };

/** Throws `not-allowed` when the proof is not of this person or this conversation, `conversation-ended` when it is over. */
export function verifiedCall(parts: CallParts): VerifiedCall {
  const { proof, conversation } = parts;
  // A call that is over goes on in writing: there the person is proven anew with every turn.
  const goesOn =
    proof.kind === 'session' &&
    (parts.channel === 'chat' || (parts.channel === 'panel' && parts.confirms !== undefined));
  const isAfterwards = proof.kind === 'inbox' && parts.channel === 'post-call';
  if (isAfterwards !== (proof.kind === 'inbox' || parts.channel === 'post-call'))
    throw new AppError('not-allowed', 'what follows a call is proven by its transcript, and by nothing else');
  if (isAfterwards && !afterCallTools.has(parts.tool))
    throw new AppError('not-allowed', `nothing in a transcript leads to ${parts.tool.slice(0, 64)}`);
  if (conversation?.hasEnded && !goesOn && !isAfterwards)
    throw new AppError('conversation-ended', `conversation ${conversation.id} has ended`);
  return Object.freeze({ ...parts, personId: personOf(proof, conversation) }) as VerifiedCall;
}

/** A transcript can hold anybody's words: they reach the schedule, which can be taken back, and no further. */
const afterCallTools: ReadonlySet<string> = new Set([
  'add_event',
  'move_event',
  'update_event',
  'remove_event',
]);

function personOf(proof: Proof, conversation: CallConversation | null): string {
  switch (proof.kind) {
    case 'session':
      if (conversation && conversation.ownerId !== proof.personId) {
        throw new AppError('unknown-conversation', 'the conversation belongs to somebody else');
      }
      return proof.personId;
    case 'tavus-tool':
    case 'tavus-llm':
      if (!conversation || conversation.vendorId !== proof.vendorConversationId) {
        throw new AppError('not-allowed', 'the proof is of another conversation');
      }
      return conversation.ownerId;
    case 'inbox':
      if (conversation?.id !== proof.conversationId || conversation.ownerId !== proof.personId) {
        throw new AppError('not-allowed', 'the transcript is of another conversation');
      }
      return proof.personId;
  }
}
