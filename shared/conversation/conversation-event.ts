/**
 * What a panel hears about a talk while it runs and after it (`conversation.events`). Every member has
 * a `seq` that grows by one per conversation, without gaps: `since` and the stream's event id resume
 * behind the last one that was seen, and nothing is told twice or left out. What goes wrong has a form
 * of its own: a tool that failed is a `function_result` with `status: 'error'`, everything else that
 * failed is an `error` that says what did and whether it is tried again.
 */
import type { Outcome } from '../outcome.ts';
import type { AppMessage } from './app-message.ts';
import type { Suggestion } from './suggestion.ts';

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
  /** An appointment was made, moved or called off at Cal.com; `pending` waits for the host. */
  | { type: 'booking_confirmed'; tool: string; isPending: boolean; outcome: Outcome }
  /** A question that came up or was settled (`state`): the newest one of an id holds. */
  | { type: 'suggestion'; suggestion: Suggestion }
  /** Added, moved or removed afterwards, because of what was said: one group, one undo. */
  | { type: 'after_call'; done: number; asked: number; groupId: string | null; say: string }
  /** The transcript was stored, or the analysis of it: `conversation.get` has it. */
  | { type: 'ready'; what: 'transcript' | 'analysis' | 'recording' | 'perception' }
  /** The panel must send this app-message into the room. */
  | { type: 'send'; message: AppMessage }
  | { type: 'ended'; reason: string; say: string }
  | {
      type: 'error';
      say: string;
      /** What could not be done; absent in a running call. */
      about?: 'transcript' | 'extraction' | 'analysis' | 'recording';
      isRetried?: boolean;
    }
);
