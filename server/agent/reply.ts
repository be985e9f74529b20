/**
 * The agent's answer to one turn of the person, as it is made: words that passed the claim check,
 * calls of tools and what they answered. Every channel with our own model behind it reads from here.
 */
import type { Pool } from 'pg';
import type { Proof } from '#server/proof.ts';
import type { FoundConversation } from '#server/domain/conversation/find-conversation.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import type { Log } from '#server/log.ts';
import type { DispatchDeps } from '#server/tools/dispatch.ts';
import type { Ear } from './ear/ear.ts';
import type { Model } from './model.ts';
import { createPartQueue } from './part-queue.ts';
import { personaOf } from './personas/persona-of.ts';
import type { ReplyPart } from './reply-part.ts';
import { runTurn } from './run-turn.ts';
import { sayTrouble } from './say-trouble.ts';

export type ReplyDeps = DispatchDeps & {
  pools: { app: Pool };
  log: Log;
  ear: Ear;
  /** Null while there is none. */
  model: Model | null;
  /** How often one reply may go back to the model with what tools answered. */
  toolRounds: number;
  /** So long a person waits for the first word before one of waiting is said; milliseconds. */
  fillerAfterMs: number;
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
  /** What an older turn stored a moment ago, without the person having heard of it. */
  carried?: Act['carried'];
  /** Told of each sentence that the claim check stopped before it was said. */
  onHeld?(held: { text: string; why: string }): void;
};

/**
 * Never throws for what a model does: the last part says how it ended. Throws `unavailable` when
 * the database is away before anything was asked. Who stops reading stops the work, after the write
 * that is under way.
 */
export async function* reply(
  deps: ReplyDeps,
  turn: ReplyTurn,
  signal: AbortSignal,
): AsyncGenerator<ReplyPart> {
  const { model } = deps;
  if (turn.words.trim() === '') {
    yield { type: 'text', text: personaOf(turn.conversation.persona).greeting(turn.conversation.language) };
    yield { type: 'end', reason: 'complete' };
    return;
  }
  if (!model) {
    yield { type: 'text', text: sayTrouble('off', false) };
    yield { type: 'end', reason: 'fallback' };
    return;
  }
  let hasEnded = false;
  const left = new AbortController();
  const parts = createPartQueue();
  const running = runTurn({ ...deps, model }, turn, {
    out: parts,
    signal: AbortSignal.any([signal, left.signal]),
  }).then(
    (reason) => {
      hasEnded = true;
      parts.push({ type: 'end', reason });
      parts.close();
    },
    (error: unknown) => parts.close({ error }),
  );
  try {
    yield* parts.read();
  } finally {
    if (!hasEnded) left.abort();
    await running;
  }
}
