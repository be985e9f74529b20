/**
 * What `chat.send` yields while a typed turn is answered. Parts of one reply come in order; `end` is
 * always the last. When a reply is followed again after a broken connection and its first parts are
 * not known to have arrived, it begins with `started` once more: whoever listens starts that reply over.
 */
import type { Outcome } from '../outcome.ts';

/** Longest turn that is taken, in UTF-16 units. */
export const maxChatCharacters = 2_000;

export type ChatEnd = 'complete' | 'refused' | 'fallback' | 'cut' | 'aborted';

export type ChatTrouble =
  /** No model is set up: typed commands still work. */
  | 'off'
  | 'empty'
  | 'too-long'
  /** Characters that cannot be stored. */
  | 'unstorable'
  /** This message id was sent before with other words. */
  | 'reused'
  /** The reply broke off and cannot be followed any more; what was done is shown. */
  | 'lost'
  /** Something failed on our side. */
  | 'failed';

export type ChatEvent =
  | { type: 'started'; conversationId: string; turnId: string; isReplay?: true }
  /** Checked words; `isFiller` marks the short ones said while a tool works. */
  | { type: 'text'; text: string; isFiller?: true }
  | { type: 'tool'; callId: string; tool: string }
  | { type: 'outcome'; callId: string; tool: string; outcome: Outcome }
  | { type: 'error'; code: ChatTrouble; say: string }
  | { type: 'end'; reason: ChatEnd };
