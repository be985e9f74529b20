/**
 * What the chat needs of the server and of storage, stated by shape: the extension's tRPC client fits
 * it, and so does the gallery's chat in memory. Types only.
 */
import type { ChatEvent } from '#shared/conversation/chat-event.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { Outcome } from '#shared/outcome.ts';

export type SendInput = { conversationId: string | null; text: string; timeZone: string; messageId: string };

export type SendHandlers = {
  onData(part: { data: ChatEvent }): void;
  onError(error: unknown): void;
  onComplete(): void;
  onConnectionStateChange(link: { state: 'idle' | 'connecting' | 'pending'; error: unknown }): void;
};

export type TalkRead = {
  /** The talk this one goes on from. */
  continuesId: string | null;
  turns: { role: 'user' | 'agent'; turn: number; text: string; isInterrupted: boolean }[];
  /** `afterTurns`: how many turns stand before it. */
  calls: { callId: string; tool: string; outcome: Outcome; afterTurns: number }[];
  /** The vendor's id of a call; null for a talk in writing. */
  tavusConversationId: string | null;
  /** Versions of changes that do not stand any more. */
  takenBack: number[];
  changes: Pick<Change, 'version' | 'before'>[];
};

export type ChatApi = {
  chat: {
    send: { subscribe(input: SendInput, handlers: SendHandlers): { unsubscribe(): void } };
    stop: { mutate(input: { messageId: string }): Promise<unknown> };
  };
  conversation: {
    get: { query(input: { conversationId: string }): Promise<TalkRead> };
    confirm: {
      mutate(input: { conversationId: string; nonce: string; yes: boolean }): Promise<Outcome>;
    };
  };
};
