/**
 * One answer of the model, with what may be tried again: a broken or busy one once more, quickly,
 * because somebody is listening. Words of an answer that broke off stay said; the model is told, and
 * whole sentences that come again are left out.
 */
import type Anthropic from '@anthropic-ai/sdk';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Model, ModelAnswer, ModelRequest } from './model.ts';
import { ModelError } from './model.ts';
import type { Mouth } from './mouth.ts';

export type Patience = {
  /** Retries left in this turn. */
  retries: number;
};

/** A person waits so long in silence without thinking that the line is dead. */
const longestWaitMs = 1_500;

/** A `ModelError` is answered, not thrown; only an abort and bugs are thrown. */
export async function askModel(
  deps: { model: Model },
  asked: { request: ModelRequest; mouth: Mouth; patience: Patience },
  signal: AbortSignal,
): Promise<ModelAnswer | ModelError> {
  const { request, mouth, patience } = asked;
  mouth.begin();
  for (;;) {
    try {
      let answer: ModelAnswer | null = null;
      for await (const piece of deps.model.stream(request, signal)) {
        if (piece.type === 'text') await mouth.hear(piece.text);
        else answer = piece.answer;
      }
      if (!answer) throw new ModelError('broken', 'the model ended without an answer');
      if (answer.stopReason === 'tool_use') await mouth.pause();
      else if (answer.stopReason !== 'pause_turn') await mouth.finish();
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ModelError)) throw error;
      const waitMs = waitBefore(error);
      if (waitMs === null || patience.retries <= 0) return error;
      patience.retries -= 1;
      await sleep(waitMs, undefined, { signal });
      noteWhatWasSaid(request.messages, mouth.saidOfAnswer());
      mouth.beginAgain();
    }
  }
}

/** Null where asking again is of no use, or comes too late to be of any. */
function waitBefore(error: ModelError): number | null {
  switch (error.fault) {
    case 'broken':
      return 100;
    case 'busy': {
      const wait = error.retryAfterMs ?? 300;
      return wait <= longestWaitMs ? wait : null;
    }
    case 'silent':
    case 'key':
    case 'rejected':
      return null;
  }
}

/** Goes before the person's words, or after the results of tools: there it stays, as history does. */
function noteWhatWasSaid(messages: Anthropic.MessageParam[], said: string): void {
  const last = messages.at(-1);
  if (said.trim() === '' || !last || typeof last.content === 'string') return;
  const text = `(Your answer broke off. The person has heard this much of it: ${JSON.stringify(said.trim())}. Say only what is missing.)`;
  const content = [...last.content];
  const hasResults = content[0]?.type === 'tool_result';
  content.splice(hasResults ? content.length : -1, 0, { type: 'text', text });
  messages[messages.length - 1] = { ...last, content } as Anthropic.MessageParam;
}
