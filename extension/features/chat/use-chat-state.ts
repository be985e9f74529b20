/** The thread as it is now; the empty one until the chat was used. */
import { useSyncExternalStore } from 'react';
import { useChat } from './ChatProvider.tsx';
import type { ChatState } from './chat-state.ts';

const listensToNothing = () => () => {};

export function useChatState(): ChatState | null {
  const { controller } = useChat();
  return useSyncExternalStore(
    controller?.state.subscribe ?? listensToNothing,
    () => controller?.state.get() ?? null,
  );
}
