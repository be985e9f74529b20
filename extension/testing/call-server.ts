/** The part of the server that a call talks to, in memory: told what to answer, remembers what it was asked. */
import type { Api } from '../platform/api.ts';
import type { AppMessage } from '#shared/conversation/app-message.ts';
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';

type Told = ConversationEvent extends infer E ? (E extends unknown ? Omit<E, 'seq' | 'at'> : never) : never;

export const roomOfTest = {
  conversationId: 'conversation-1',
  tavusConversationId: 'c0ffee',
  callUrl: 'http://127.0.0.1:9000/c0ffee',
  transport: 'simulated',
} as const;

export function createCallServer(
  answers: { start?: () => Promise<unknown>; relay?: (message: unknown) => AppMessage[] } = {},
) {
  const relayed: unknown[] = [];
  const ended: string[] = [];
  const events: ConversationEvent[] = [];
  const asked: number[] = [];
  let tellListener: ((event: ConversationEvent) => void) | null = null;

  const api = {
    conversation: {
      start: {
        mutate: () =>
          answers.start?.() ?? Promise.resolve({ kind: 'started', brain: 'relay', ...roomOfTest }),
      },
      relay: {
        async mutate({ message }: { message: unknown }) {
          relayed.push(message);
          return { send: answers.relay?.(message) ?? [] };
        },
      },
      events: {
        subscribe(
          { since }: { since: number },
          { onData }: { onData(value: { data: ConversationEvent }): void },
        ) {
          asked.push(since);
          tellListener = (event) => onData({ data: event });
          for (const event of events) if (event.seq > since) tellListener(event);
          return { unsubscribe: () => (tellListener = null) };
        },
      },
    },
  } as unknown as Api;

  return {
    api,
    relayed,
    ended,
    asked,
    endConversation(conversationId: string) {
      ended.push(conversationId);
      return Promise.resolve(true);
    },
    /** As the server would after a message, a tool call or the end. */
    tell(event: Told, seq = events.length + 1) {
      const full = { ...event, seq, at: '2026-11-20T12:00:00Z' } as ConversationEvent;
      events.push(full);
      tellListener?.(full);
    },
  };
}
