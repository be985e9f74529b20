/**
 * The agent's answer to one turn of the person, as it is made: words that passed the claim check,
 * calls of tools and what they answered. Every channel with our own model behind it reads from here.
 */
import type { Proof } from '#server/proof.ts';
import type { FoundConversation } from '#server/domain/conversation/find-conversation.ts';
import type { DispatchDeps } from '#server/tools/dispatch.ts';
import type { Model } from './model.ts';
import type { ReplyPart } from './reply-part.ts';

export type ReplyDeps = DispatchDeps & {
  /** Null while there is none. */
  model: Model | null;
  /** How often one reply may go back to the model with what tools answered. */
  toolRounds: number;
};

export type ReplyTurn = {
  conversation: FoundConversation;
  proof: Proof;
  channel: 'custom-llm' | 'chat';
  /** Stable name of this turn; ids of calls are made unique with it. */
  turnId: string;
  /** The person's last words; empty when nobody has spoken yet. */
  words: string;
  /** Earlier turns, oldest first, without `words`. */
  history: { role: 'user' | 'agent'; text: string }[];
  /** Turns of the person so far, this one included. */
  personTurns: number;
  /** Untrusted or incidental; fenced into the last user message. */
  context?: { from: 'perception' | 'vendor' | 'page' | 'earlier-turn'; text: string }[];
};

/** Never throws for what a model does: the last part says how it ended. */
export async function* reply(
  deps: ReplyDeps,
  turn: ReplyTurn,
  signal: AbortSignal,
): AsyncGenerator<ReplyPart> {
  if (!deps.model) {
    yield { type: 'text', text: 'I can’t think right now: no model is set up on the server.' };
    yield { type: 'end', reason: 'fallback' };
    return;
  }
  const messages = [
    ...turn.history.map(({ role, text }) => ({
      role: role === 'agent' ? ('assistant' as const) : ('user' as const),
      content: text,
    })),
    { role: 'user' as const, content: turn.words },
  ];
  for await (const piece of deps.model.stream(
    { tools: [], system: [], messages, mayCallTools: false },
    signal,
  )) {
    if (piece.type === 'text') yield piece;
  }
  yield { type: 'end', reason: 'complete' };
}
