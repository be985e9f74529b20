/**
 * The chat of one page: sends typed turns, follows their replies over connections that break, stops
 * them, and remembers which talk is the current one. Loaded when the chat is first used.
 *
 * One message has one id: sent again because the connection never said how it ended, it keeps it, and
 * the server answers from what it did. A reply that ended badly is asked for anew, with a new id.
 */
import { codeOf, mayPass } from '#extension/platform/api.ts';
import { createStore, type Store } from '#extension/platform/store.ts';
import type { CurrentChat, Item } from '#extension/platform/storage.ts';
import { maxChatCharacters, type ChatEvent } from '#shared/conversation/chat-event.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { ChatApi, TalkRead } from './chat-api.ts';
import {
  afterChatEvent,
  emptyChat,
  exchangesOf,
  isRunning,
  runningOf,
  withAnswer,
  withChanged,
  withExchange,
  withTapped,
  type ChatState,
  type Exchange,
} from './chat-state.ts';

export type ChatControllerDeps = {
  api: ChatApi;
  current: Item<CurrentChat | null>;
  newId(): string;
  timeZone(): string;
  /** Something was answered: what it did should be on the screen. */
  onOutcome(outcome: Outcome): void;
  /** Waits so many milliseconds. */
  pause(ms: number): Promise<void>;
  signal: AbortSignal;
};

export type ChatController = {
  state: Store<ChatState>;
  send(words: string): void;
  stop(): void;
  /** Only what failed. */
  retry(id: string): void;
  /** A tap on yes or no. */
  confirm(callId: string, nonce: string, yes: boolean): Promise<void>;
  /** Shows a talk, and goes on in it. */
  show(conversationId: string): Promise<void>;
  /** Reads the talk again while it goes on in a call. */
  refresh(): Promise<void>;
  begin(): void;
};

/** After Stop the reply may still tell of a write that was under way. */
const lastPartsMs = 3_000;
const mostEarlierTalks = 5;

export function createChatController(deps: ChatControllerDeps): ChatController {
  const { api, signal } = deps;
  const state = createStore<ChatState>(emptyChat);
  const leaving = new Map<string, () => void>();
  let shown = 0;
  /** Counts what is asked and answered here: what was read before that is older. */
  let touched = 0;
  let reads = 0;

  const set = (change: (now: ChatState) => ChatState) => {
    if (!signal.aborted) state.set(change(state.get()));
  };
  const change = (id: string, how: (exchange: Exchange) => Exchange) =>
    set((now) => withChanged(now, id, how));
  const leave = (id: string) => {
    leaving.get(id)?.();
    leaving.delete(id);
  };
  signal.addEventListener('abort', () => {
    for (const id of leaving.keys()) leave(id);
  });

  const hear = (id: string, event: ChatEvent) => {
    touched += 1;
    set((now) => afterChatEvent(now, id, event));
    if (event.type === 'started')
      void deps.current.set({ conversationId: event.conversationId, isOpen: true });
    if (event.type === 'outcome') deps.onOutcome(event.outcome);
    if (event.type === 'end') leave(id);
  };

  const fail = (id: string, trouble: NonNullable<Exchange['trouble']>) => {
    leave(id);
    change(id, (exchange) => (isRunning(exchange) ? { ...exchange, status: 'failed', trouble } : exchange));
  };

  const follow = (id: string, words: string) => {
    const { conversationId } = state.get();
    const begun = shown;
    const { unsubscribe } = api.chat.send.subscribe(
      { conversationId, text: words, timeZone: deps.timeZone(), messageId: id },
      {
        onData: ({ data }) => begun === shown && hear(id, data),
        onConnectionStateChange: ({ state: link, error }) => {
          const isReconnecting = link === 'connecting' && error !== null && error !== undefined;
          change(id, (exchange) => (isRunning(exchange) ? { ...exchange, isReconnecting } : exchange));
        },
        onError: (error) => fail(id, troubleOf(error)),
        onComplete: () => fail(id, unreached),
      },
    );
    leaving.set(id, unsubscribe);
  };

  const stop = (running: Exchange | null) => {
    if (!running) return;
    const { id } = running;
    void api.chat.stop.mutate({ messageId: id }).catch(() => undefined);
    void deps.pause(lastPartsMs).then(() => {
      leave(id);
      change(id, (exchange) =>
        isRunning(exchange)
          ? { ...exchange, status: 'stopped', pieces: exchange.pieces.filter(isAnswered) }
          : exchange,
      );
    });
  };

  return {
    state,
    send(words) {
      const text = words.trim();
      if (text === '') return;
      // The server stops the older reply itself, before it begins this one.
      const id = deps.newId();
      touched += 1;
      set((now) => withExchange(now, { id, words: text }));
      if (text.length > maxChatCharacters) return fail(id, tooLong(text.length));
      follow(id, text);
    },
    stop: () => stop(runningOf(state.get())),
    retry(id) {
      const failed = state.get().exchanges.find((exchange) => exchange.id === id);
      if (!failed || failed.status !== 'failed' || failed.words === null) return;
      const { words, trouble } = failed;
      const isOpenYet = trouble?.code === 'unreached';
      const next = isOpenYet ? id : deps.newId();
      set((now) => ({
        ...withExchange(
          { ...now, exchanges: now.exchanges.filter((exchange) => exchange.id !== id) },
          { id: next, words },
        ),
        ...(trouble?.code === 'gone' ? { conversationId: null } : {}),
      }));
      follow(next, words);
    },
    async confirm(callId, nonce, yes) {
      const { conversationId } = state.get();
      if (conversationId === null) return;
      touched += 1;
      set((now) => withTapped(now, callId, yes ? 'yes' : 'no'));
      try {
        const outcome = await api.conversation.confirm.mutate({ conversationId, nonce, yes });
        touched += 1;
        set((now) => withAnswer(now, callId, { callId: `${callId} tapped`, tool: 'confirm', outcome }));
        deps.onOutcome(outcome);
      } catch (error) {
        // The same tap again is the same answer: the question is open as before.
        set((now) => withTapped(now, callId, null));
        const outcome: Outcome = { kind: 'unavailable', say: troubleOf(error).say };
        set((now) => withAnswer(now, callId, { callId: `${callId} tapped`, tool: 'confirm', outcome }));
      }
    },
    async show(conversationId) {
      const mine = ++shown;
      for (const id of leaving.keys()) leave(id);
      set(({ isOff }) => ({ ...emptyChat, isOff, conversationId, isLoading: true }));
      const read = await readTalk(api, conversationId);
      if (mine !== shown) return;
      if (read === 'gone') {
        await deps.current.set(null);
        return set(({ isOff }) => ({ ...emptyChat, isOff }));
      }
      set((now) => ({
        ...now,
        isLoading: false,
        // What was sent while the rest was on its way stands below it.
        exchanges: [...(read?.exchanges ?? []), ...now.exchanges],
        takenBack: read?.takenBack ?? [],
        changes: read?.changes ?? [],
      }));
    },
    async refresh() {
      const { conversationId } = state.get();
      if (conversationId === null) return;
      const mine = shown;
      const before = touched;
      const nth = (reads += 1);
      const read = await readTalk(api, conversationId);
      if (mine !== shown || nth !== reads || read === null || read === 'gone') return;
      // What is or was answered here since is newer than what was read.
      if (before !== touched && !runningOf(state.get())) return void this.refresh();
      set((now) => (runningOf(now) ? now : { ...now, ...read }));
    },
    begin() {
      shown += 1;
      stop(runningOf(state.get()));
      set(({ isOff }) => ({ ...emptyChat, isOff }));
      void deps.current.set({ conversationId: null, isOpen: true });
    },
  };
}

/** Null when the server does not answer: the talk goes on all the same, its beginning is not shown. */
async function readTalk(
  api: ChatApi,
  conversationId: string,
): Promise<Pick<ChatState, 'exchanges' | 'takenBack' | 'changes'> | null | 'gone'> {
  const talks: { id: string; talk: TalkRead }[] = [];
  try {
    for (let id: string | null = conversationId; id !== null && talks.length < mostEarlierTalks;) {
      const talk: TalkRead = await api.conversation.get.query({ conversationId: id });
      talks.unshift({ id, talk });
      id = talk.continuesId;
    }
  } catch (error) {
    if (talks.length === 0) return codeOf(error) === 'NOT_FOUND' ? 'gone' : null;
  }
  return {
    exchanges: talks.flatMap(({ id, talk }) => exchangesOf(talk, id)),
    takenBack: talks.flatMap(({ talk }) => talk.takenBack),
    changes: talks.flatMap(({ talk }) => talk.changes),
  };
}

function isAnswered(piece: Exchange['pieces'][number]): boolean {
  return piece.kind === 'text' || piece.outcome !== null;
}

const unreached = {
  code: 'unreached',
  say: 'Your server does not answer. Nothing is done twice when this is sent again.',
} as const;

function troubleOf(error: unknown): NonNullable<Exchange['trouble']> {
  if (codeOf(error) === 'NOT_FOUND')
    return { code: 'gone', say: 'That talk was deleted. Sent again, this begins a new one.' };
  if (mayPass(error)) return unreached;
  return { code: 'failed', say: error instanceof Error ? error.message : 'The server refused this.' };
}

function tooLong(length: number): NonNullable<Exchange['trouble']> {
  const most = maxChatCharacters.toLocaleString('en');
  return {
    code: 'too-long',
    say: `That is ${length.toLocaleString('en')} characters long; ${most} can be sent at once.`,
  };
}
