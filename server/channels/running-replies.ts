/**
 * Replies that are being made, so that a connection that broke can follow its reply again instead of
 * sending the words a second time. A reply waits while nobody listens: it is asked for its next part
 * only as long as somebody takes it, and stopped when nobody came back.
 */
import type { ChatEvent } from '#shared/conversation/chat-event.ts';

export type RunningReply = {
  /** Names this run in the ids of its events. */
  runId: string;
  words: string;
  conversationId: string | null;
  /** The parts after the first `after` of them, then those that follow; ends after the last or with the signal. */
  follow(after: number, signal: AbortSignal): AsyncGenerator<{ n: number; event: ChatEvent }>;
  /** No more parts but those that tell of what is under way. */
  stop(): void;
  /** Resolves when the last part is there and everything is recorded; never rejects. */
  settled: Promise<void>;
};

export type RunningReplies = {
  find(personId: string, messageId: string): RunningReply | null;
  /** The one that is being made in this conversation. */
  ofConversation(conversationId: string): RunningReply | null;
  start(input: NewReply): RunningReply;
};

type NewReply = {
  personId: string;
  messageId: string;
  runId: string;
  words: string;
  /** Must not throw. */
  make(run: ReplyRun): AsyncGenerator<ChatEvent>;
};

export type ReplyRun = {
  /** Stop. */
  signal: AbortSignal;
  /** It was stopped by the end of this process, and by nobody's wish. */
  isGoingDown(): boolean;
  /** Resolves as soon as somebody listens, or the reply was stopped. */
  listened(): Promise<void>;
  setConversation(id: string): void;
};

export type Patience = {
  /** How long a reply waits for somebody to come back. An event source tries again after three seconds. */
  aloneMs: number;
  /** How long the parts of a finished reply are kept at hand. */
  keptMs: number;
};

export function createRunningReplies(
  life: AbortSignal,
  { aloneMs, keptMs }: Patience = { aloneMs: 8_000, keptMs: 60_000 },
): RunningReplies {
  const replies = new Map<string, RunningReply>();
  const nameOf = (personId: string, messageId: string) => `${personId} ${messageId}`;

  return {
    find: (personId, messageId) => replies.get(nameOf(personId, messageId)) ?? null,
    ofConversation: (id) => [...replies.values()].find((reply) => reply.conversationId === id) ?? null,
    start(input) {
      const name = nameOf(input.personId, input.messageId);
      const { reply, done } = run(input, { life, aloneMs });
      replies.set(name, reply);
      void done.then(() => {
        reply.conversationId = null;
        setTimeout(() => replies.get(name) === reply && replies.delete(name), keptMs).unref();
      });
      return reply;
    },
  };
}

function run(
  input: NewReply,
  { life, aloneMs }: { life: AbortSignal; aloneMs: number },
): { reply: RunningReply; done: Promise<void> } {
  const events: ChatEvent[] = [];
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, life]);
  let listeners = 0;
  let isDone = false;
  let changed = Promise.withResolvers<void>();
  const ring = () => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const stop = () => stopping.abort();
  let alone = setTimeout(stop, aloneMs);
  const leave = () => {
    listeners -= 1;
    if (listeners === 0 && !isDone) alone = setTimeout(stop, aloneMs);
  };

  const reply: RunningReply = {
    runId: input.runId,
    words: input.words,
    conversationId: null,
    stop,
    settled: Promise.resolve(),
    async *follow(after, gone) {
      listeners += 1;
      clearTimeout(alone);
      ring();
      gone.addEventListener('abort', ring, { once: true });
      try {
        for (let n = after; !gone.aborted; n += 1) {
          while (events[n] === undefined && !isDone && !gone.aborted) await changed.promise;
          const event = events[n];
          if (event === undefined || gone.aborted) return;
          yield { n: n + 1, event };
        }
      } finally {
        gone.removeEventListener('abort', ring);
        leave();
      }
    },
  };

  const listened = async () => {
    while (listeners === 0 && !signal.aborted) await changed.promise;
  };
  signal.addEventListener('abort', ring);
  const pump = async () => {
    const setConversation = (id: string) => (reply.conversationId = id);
    const isGoingDown = () => life.aborted && !stopping.signal.aborted;
    for await (const event of input.make({ signal, isGoingDown, listened, setConversation })) {
      events.push(event);
      ring();
      await listened();
    }
  };
  const finish = () => {
    isDone = true;
    signal.removeEventListener('abort', ring);
    clearTimeout(alone);
    ring();
  };
  const done = pump().then(finish, finish);
  reply.settled = done;
  return { reply, done };
}
