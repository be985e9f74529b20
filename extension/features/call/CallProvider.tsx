/** Holds the one call of this page; put it inside `SignInGate`, around everything that shows or starts a call. */
import { createContext, use, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { chance, deviceTimeZone, now } from '#extension/platform/clock.ts';
import type { Api } from '#extension/platform/api.ts';
import {
  accountItem,
  activeCallItem,
  currentChatItem,
  handedCallItem,
  type Account,
} from '#extension/platform/storage.ts';
import { useSession } from '../sign-in/SessionContext.tsx';
import { createCallController, type CallController, type CallDeps } from './call-controller.ts';
import { openCallTab, placeOfThisPage, showPlace } from './call-places.ts';
import type { CallResult, CallState } from './call-state.ts';
import { endConversation } from './end-conversation.ts';
import { readMediaAccess, watchMediaAccess } from './media-access.ts';

const CallContext = createContext<CallController | null>(null);

type Props = {
  children: ReactNode;
  /** Everything a tool answered during the call, as the server stored it. */
  onResult?: (result: CallResult) => void;
};

export function CallProvider({ children, onResult }: Props) {
  const api = useApi();
  const { account } = useSession();
  const tell = useRef(onResult);
  tell.current = onResult;
  const [call, setCall] = useState<CallController | null>(null);

  useEffect(() => {
    const life = new AbortController();
    const listener = (result: CallResult) => tell.current?.(result);
    setCall(createCallController(callDeps(life.signal, { api, account, onResult: listener })));
    return () => life.abort();
  }, [api, account]);

  return call && <CallContext value={call}>{children}</CallContext>;
}

export function useCall(): CallController {
  const call = use(CallContext);
  if (!call) throw new Error('useCall needs a CallProvider above it');
  return call;
}

export function useCallState(): CallState {
  const { state } = useCall();
  return useSyncExternalStore(state.subscribe, state.get);
}

function callDeps(
  signal: AbortSignal,
  given: { api: Api; account: Account; onResult(result: CallResult): void },
): CallDeps {
  const { serverUrl, key } = given.account;
  // A page that goes away cannot wait for storage: the token is kept at hand.
  let { token } = given.account;
  accountItem.watch(signal, (changed) => {
    if (changed?.key === key) token = changed.token;
  });
  return {
    api: given.api,
    onResult: given.onResult,
    endConversation: (conversationId) => endConversation({ serverUrl, token, conversationId }),
    now,
    chance,
    media: { read: readMediaAccess, watch: watchMediaAccess },
    items: { activeCall: activeCallItem, handedCall: handedCallItem },
    locks: navigator.locks,
    place: placeOfThisPage,
    openTab: openCallTab,
    showPlace,
    timeZone: deviceTimeZone,
    async continues() {
      const chat = await currentChatItem.get();
      return chat?.isOpen ? chat.conversationId : null;
    },
    async loadSession() {
      const [{ startSession }, { frames }] = await Promise.all([
        import('./call-session.ts'),
        import('./frames.ts'),
      ]);
      return { startSession, frames };
    },
    takesCall: location.hash === '#take-call',
    signal,
  };
}
