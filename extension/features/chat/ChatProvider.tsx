/**
 * The chat's place in the panel: whether it is open, which talk is the current one, and the way to ask.
 * Small, because the panel's first script holds it; the rest is loaded when the chat is first used.
 */
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import type { Outcome } from '#shared/outcome.ts';
import type { ChatController } from './chat-controller.ts';

export type Chat = {
  isOpen: boolean;
  /** Null until the chat was used. */
  controller: ChatController | null;
  /** What a tool answered in the chat last. */
  heard: Outcome | null;
  open(): void;
  close(): void;
  /** Opens the thread and sends the words. */
  ask(words: string): void;
  /** The call that is on, or was, is where typed words go on. */
  adopt(conversationId: string): void;
};

const ChatContext = createContext<Chat | null>(null);

export function ChatProvider({ children }: { children: ReactNode }) {
  const { chat, newId, timeZone } = usePorts();
  const [isOpen, setOpen] = useState(false);
  const [controller, setController] = useState<ChatController | null>(null);
  const [heard, setHeard] = useState<Outcome | null>(null);
  const zone = useRef(timeZone);
  zone.current = timeZone;
  const life = useRef<AbortController>(null);
  const loading = useRef<Promise<ChatController> | null>(null);

  const load = useCallback(() => {
    loading.current ??= begin();
    return loading.current;

    async function begin() {
      const signal = (life.current ??= new AbortController()).signal;
      const { createChatController } = await import('./chat-controller.ts');
      const made = createChatController({
        ...chat,
        newId,
        timeZone: () => zone.current,
        onOutcome: setHeard,
        pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        signal,
      });
      const current = await chat.current.get();
      if (current?.conversationId != null) void made.show(current.conversationId);
      setController(made);
      return made;
    }
  }, [chat, newId]);

  const remember = useCallback(
    async (isOpenNow: boolean) => {
      const current = await chat.current.get();
      await chat.current.set({ conversationId: current?.conversationId ?? null, isOpen: isOpenNow });
    },
    [chat],
  );
  const open = useCallback(() => {
    setOpen(true);
    void load().then(() => remember(true));
  }, [load, remember]);
  useEffect(() => {
    // A panel that is opened again shows the talk it showed.
    void chat.current.get().then((current) => current?.isOpen && open());
    return () => {
      life.current?.abort();
      life.current = null;
      loading.current = null;
    };
  }, [chat, open]);
  const close = useCallback(() => {
    setOpen(false);
    void remember(false);
  }, [remember]);
  const ask = useCallback(
    (words: string) => {
      setOpen(true);
      void load().then((made) => made.send(words));
    },
    [load],
  );
  const adopt = useCallback(
    (conversationId: string) => {
      void chat.current.get().then(async (current) => {
        await chat.current.set({ conversationId, isOpen: current?.isOpen ?? false });
        // Loaded already: it follows at once. Otherwise it finds the talk when it is.
        if (loading.current) void (await loading.current).show(conversationId);
      });
    },
    [chat],
  );

  const value = useMemo(
    () => ({ isOpen, controller, heard, open, close, ask, adopt }),
    [isOpen, controller, heard, open, close, ask, adopt],
  );
  return <ChatContext value={value}>{children}</ChatContext>;
}

export function useChat(): Chat {
  const chat = use(ChatContext);
  if (!chat) throw new Error('useChat needs a ChatProvider above it');
  return chat;
}
