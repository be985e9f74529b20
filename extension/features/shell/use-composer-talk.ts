/** Where the composer's words go that are not for the calendar: into the call that is up, else into the chat. */
import { useEffect, type RefObject } from 'react';
import { useChat } from '#extension/features/chat/ChatProvider.tsx';
import { useChatState } from '#extension/features/chat/use-chat-state.ts';
import type { ComposerHandle, ComposerTalk } from '#extension/features/quick-add/Composer.tsx';

type Call = {
  /** It is up: what is typed is said there. */
  isInCall: boolean;
  speak: ((words: string) => void) | undefined;
  talkNote: string | null;
};

export function useComposerTalk(
  { isInCall, speak, talkNote }: Call,
  composer: RefObject<ComposerHandle | null>,
): ComposerTalk {
  const chat = useChat();
  const state = useChatState();
  // Nobody is there to ask: the words come back, to be added or done from here.
  const unasked = state?.isOff
    ? state.exchanges.findLast(({ trouble }) => trouble?.code === 'off')
    : undefined;
  const unaskedWords = unasked?.words;
  useEffect(() => {
    if (unaskedWords != null) composer.current?.write(unaskedWords);
  }, [unasked?.id, unaskedWords, composer]);

  const isAnswering = state?.exchanges.some(({ status }) => status === 'sending' || status === 'answering');
  return {
    canAsk: isInCall || state?.isOff !== true,
    isTalking: isInCall || chat.isOpen,
    isInCall,
    isOpen: chat.isOpen,
    isAnswering: isAnswering === true,
    note: talkNote,
    ask: isInCall && speak ? speak : chat.ask,
    stop: () => chat.controller?.stop(),
    onToggle: chat.isOpen ? chat.close : chat.open,
  };
}
