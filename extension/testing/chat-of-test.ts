/** A chat whose server is told by the test what to say, and what it was asked. */
import { TRPCClientError } from '@trpc/client';
import type { ChatApi, SendHandlers, SendInput, TalkRead } from '#extension/features/chat/chat-api.ts';
import { createChatController } from '#extension/features/chat/chat-controller.ts';
import type { CurrentChat } from '#extension/platform/storage.ts';
import type { ChatEvent } from '#shared/conversation/chat-event.ts';
import type { Outcome } from '#shared/outcome.ts';
import { memoryItem } from './memory-item.ts';

type Sent = { input: SendInput; handlers: SendHandlers; isFollowed: boolean };

export type ChatAnswers = {
  talks?: Record<string, TalkRead>;
  confirm?: () => Promise<Outcome>;
  /** A talk that was read is on its way until this resolves. */
  way?: () => Promise<void>;
};

/** The server's side of a chat, told what to say. */
export function setUpChat(answers: ChatAnswers = {}) {
  const sent: Sent[] = [];
  const stops: string[] = [];
  const heard: Outcome[] = [];
  const life = new AbortController();
  let ids = 0;
  let pauses: (() => void)[] = [];
  const api: ChatApi = {
    chat: {
      send: {
        subscribe(input, handlers) {
          const one: Sent = { input, handlers, isFollowed: true };
          sent.push(one);
          return { unsubscribe: () => (one.isFollowed = false) };
        },
      },
      stop: {
        async mutate({ messageId }) {
          stops.push(messageId);
        },
      },
    },
    conversation: {
      get: {
        async query({ conversationId }) {
          const talk = answers.talks?.[conversationId];
          if (!talk) throw refusal('NOT_FOUND');
          await answers.way?.();
          return talk;
        },
      },
      confirm: { mutate: () => answers.confirm?.() ?? Promise.resolve({ kind: 'past', say: 'Over.' }) },
    },
  };
  const current = memoryItem<CurrentChat | null>(null);
  const chat = createChatController({
    api,
    current,
    newId: () => `message-${(ids += 1)}`,
    timeZone: () => 'Europe/Berlin',
    onOutcome: (outcome) => heard.push(outcome),
    pause: () => new Promise((resolve) => pauses.push(resolve)),
    signal: life.signal,
  });
  return {
    chat,
    sent,
    stops,
    heard,
    current,
    life,
    tell: (event: ChatEvent, n = sent.length - 1) => sent[n]?.handlers.onData({ data: event }),
    newest: () => chat.state.get().exchanges.at(-1),
    async later() {
      for (const resolve of pauses) resolve();
      pauses = [];
      await Promise.resolve();
    },
  };
}

export function refusal(code: string): TRPCClientError<never> {
  return new TRPCClientError(code, { result: { error: { message: code, data: { code } } } } as never);
}
