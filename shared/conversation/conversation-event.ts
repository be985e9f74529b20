/**
 * What the panel that holds a call hears about it (`conversation.events`). Every member has a
 * `seq` that grows by one per conversation, so a reconnect can resume.
 */
import type { Outcome } from '../outcome.ts';
import type { AppMessage } from './app-message.ts';

export type ConversationEvent = { seq: number; at: string } & (
  | {
      type: 'transcript';
      role: 'user' | 'agent';
      text: string;
      isFinal: boolean;
      turn: number;
      /**
       * What the check of the agent's words found. `corrected`: it was said, was not true and is put
       * right at once; `held`: something else was stopped before it was said; `unchecked`: nobody could.
       */
      claim?: 'corrected' | 'held' | 'unchecked';
    }
  | { type: 'agent_speaking' | 'user_speaking'; isSpeaking: boolean }
  | {
      type: 'function_result';
      tool: string;
      callId?: string;
      status: 'success' | 'refused' | 'error';
      outcome: Outcome;
    }
  /** The panel must send this app-message into the room. */
  | { type: 'send'; message: AppMessage }
  | { type: 'ended'; reason: string; say: string }
  | { type: 'error'; say: string }
);
