/** Joins the panel to the browser and the server: who is signed in, their settings, the stream, the call. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { CallProvider, useCall, useCallState } from '#extension/features/call/CallProvider.tsx';
import { CallStage } from '#extension/features/call/CallStage.tsx';
import { TalkButton } from '#extension/features/call/TalkButton.tsx';
import { ChatProvider, useChat } from '#extension/features/chat/ChatProvider.tsx';
import { ConsentNote } from '#extension/features/conversations/ConsentNote.tsx';
import { PanelPortsProvider, type PanelPorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { loadLanguage } from '#extension/features/quick-add/load-language.ts';
import { usePendingReading } from '#extension/features/quick-add/use-pending-reading.ts';
import { useHandedWish } from '#extension/features/overlay/use-handed-wish.ts';
import { SettingsMenu } from '#extension/features/settings/SettingsMenu.tsx';
import { useSettings } from '#extension/features/settings/SettingsProvider.tsx';
import { useSession } from '#extension/features/sign-in/SessionContext.tsx';
import { SignInGate } from '#extension/features/sign-in/SignInGate.tsx';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { newId, now } from '#extension/platform/clock.ts';
import { sendMessage } from '#extension/platform/messages.ts';
import { currentChatItem, seenVersionOf } from '#extension/platform/storage.ts';
import { connectScheduleStream } from '#extension/platform/stream.ts';
import type { Outcome } from '#shared/outcome.ts';
import { Panel } from './Panel.tsx';

// Nothing of these is seen at first: they come right after it.
const DropIcs = lazy(async () => ({
  default: (await import('#extension/features/calendar-files/DropIcs.tsx')).DropIcs,
}));
const OverlayNotice = lazy(async () => ({
  default: (await import('#extension/features/overlay/OverlayNotice.tsx')).OverlayNotice,
}));

export function SidePanel() {
  return (
    <SignInGate>
      <SignedInPanel />
    </SignInGate>
  );
}

function SignedInPanel() {
  const api = useApi();
  const { settings, timeZone } = useSettings();
  const { hour12, locale, firstWeekday } = settings;
  const { key } = useSession().account;
  const [heard, setHeard] = useState<Outcome | null>(null);
  const ports: PanelPorts = useMemo(
    () => ({
      api,
      connect: connectScheduleStream,
      now,
      newId,
      timeZone,
      hour12,
      locale,
      firstWeekday,
      chat: { api, current: currentChatItem },
      booking: api,
      openSettings: () => void browser.runtime.openOptionsPage(),
      talks: api,
      history: api,
      seenVersion: seenVersionOf(key),
      // Nobody listens while the background is being updated.
      tellChanged: () => void sendMessage('schedule-changed', null).catch(() => undefined),
      loadLanguage,
      // A procedure that is refused tells the gate; asking one is how the stream's word is checked.
      onSignedOut: () => void api.settings.get.query().catch(() => undefined),
    }),
    [api, key, timeZone, hour12, locale, firstWeekday],
  );
  return (
    <CallProvider onResult={({ outcome }) => setHeard(outcome)}>
      <PanelPortsProvider ports={ports}>
        <ChatProvider>
          <PanelOfCall heard={heard} onHeard={setHeard} />
          <Suspense fallback={null}>
            <DropIcs />
          </Suspense>
        </ChatProvider>
      </PanelPortsProvider>
    </CallProvider>
  );
}

type HeardInCall = { heard: Outcome | null; onHeard(outcome: Outcome): void };

function PanelOfCall({ heard, onHeard }: HeardInCall) {
  const { say } = useCall();
  const call = useCallState();
  const { adopt, isOpen, controller } = useChat();
  const wish = useHandedWish();
  const pending = usePendingReading();
  const api = useApi();
  const speak = useCallback((words: string) => say(words), [say]);
  const conversationId = 'room' in call ? call.room.conversationId : null;
  // The call's talk is the one that typed words go on in: during the call, and after it.
  const isOver = call.at === 'ended';
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (conversationId !== null) last.current = conversationId;
    // Once more when it is over: by then all that was said is stored.
    if (last.current !== null && (conversationId !== null || isOver)) adopt(last.current);
  }, [conversationId, isOver, adopt]);
  const heardLast = 'captions' in call ? call.captions.findLast(({ isFinal }) => isFinal)?.text : undefined;
  useEffect(() => {
    if (!isOpen || heardLast === undefined) return;
    // Several things are said and done in one breath.
    const timer = setTimeout(() => void controller?.refresh(), 500);
    return () => clearTimeout(timer);
  }, [isOpen, heardLast, controller]);
  const talk = conversationId ?? last.current;
  const confirm = useCallback(
    async (nonce: string, yes: boolean) => {
      // Also when the call has ended meanwhile: what was asked in it can still be answered.
      onHeard(await api.conversation.confirm.mutate({ conversationId: talk, nonce, yes }));
    },
    [api, onHeard, talk],
  );
  const isOn = 'captions' in call;
  const captions = isOn ? call.captions : null;
  const speaker = isOn ? call.speaker : null;
  const live = useMemo(
    () => (conversationId !== null && captions ? { conversationId, captions, speaker } : null),
    [conversationId, captions, speaker],
  );
  const isUp = call.at === 'on' && call.isRoomUp && !call.isLeaving;
  return (
    <Panel
      stage={<CallStage />}
      talk={<TalkButton />}
      menu={<SettingsMenu />}
      notice={
        <>
          <Suspense fallback={null}>
            <OverlayNotice />
          </Suspense>
          {(call.at === 'starting' || call.at === 'connecting') && <ConsentNote />}
        </>
      }
      wish={wish}
      pending={pending}
      heard={heard}
      speak={speak}
      confirm={confirm}
      isInCall={isUp}
      live={live}
      endedCall={isOver ? last.current : null}
      talkNote={
        isUp ? 'Typed words are said in the call.' : isOver ? 'The talk goes on here, in writing.' : null
      }
    />
  );
}
