/**
 * The side panel, top to bottom: header, call stage, latest receipt, schedule, answers, composer. What
 * belongs to other features (stage, talk, menu) is handed in, so that this file only arranges.
 */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Announcer } from '#extension/components/Announcer.tsx';
import { BookingDesk, type BookingWish } from '#extension/features/bookings/BookingDesk.tsx';
import type { LiveTalk } from '#extension/features/conversations/LiveWords.tsx';
import {
  SuggestionsProvider,
  useSuggestions,
} from '#extension/features/conversations/SuggestionsProvider.tsx';
import { TalkDesk } from '#extension/features/conversations/TalkDesk.tsx';
import type { OpenTalk } from '#extension/features/conversations/talks-api.ts';
import { useChat } from '#extension/features/chat/ChatProvider.tsx';
import { usePorts, voiceAt } from '#extension/features/live-schedule/PanelPorts.tsx';
import { ScheduleProvider, useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { ScheduleView } from '#extension/features/live-schedule/ScheduleView.tsx';
import { useNow } from '#extension/features/live-schedule/use-now.ts';
import { windowOf } from '#extension/features/live-schedule/wall-span.ts';
import { Composer, type ComposerHandle } from '#extension/features/quick-add/Composer.tsx';
import type { PendingReadings } from '#extension/features/quick-add/use-pending-reading.ts';
import { ReceiptRow } from '#extension/features/receipts/ReceiptRow.tsx';
import type { WallSpan } from '#shared/schedule/day-layout.ts';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { instantToWall, wallMinutesBetween } from '#shared/schedule/wall-clock.ts';
import { AnswersPlace } from './AnswersPlace.tsx';
import { BookingsPlace } from './BookingsPlace.tsx';
import { Destinations } from './Destinations.tsx';
import { FirstDay } from './FirstDay.tsx';
import { OfflineNotice } from './FreshnessPill.tsx';
import { Header } from './Header.tsx';
import { HistoryPlace } from './HistoryPlace.tsx';
import { ScheduleTools } from './ScheduleTools.tsx';
import { TalkNews, TalksPlace } from './TalksPlace.tsx';
import { Unloaded } from './Unloaded.tsx';
import { useComposerTalk } from './use-composer-talk.ts';
import { useHeard } from './use-heard.ts';
import { useNews } from './use-news.ts';
import { usePlace } from './use-place.ts';
import { usePanelKeys } from './use-panel-keys.ts';
import { useIsWide } from './use-is-wide.ts';
import { isToldByTalks } from './who-tells.ts';
import { daysOf, pageNameOf, showsDate, titleOf, turned, type View } from './view.ts';

const FindTime = lazy(async () => ({
  default: (await import('#extension/features/live-schedule/FindTime.tsx')).FindTime,
}));
const ChatThread = lazy(async () => ({
  default: (await import('#extension/features/chat/ChatThread.tsx')).ChatThread,
}));
const ReadingPage = lazy(async () => ({
  default: (await import('#extension/features/quick-add/ReadingPage.tsx')).ReadingPage,
}));
const KeysDialog = lazy(async () => ({ default: (await import('./KeysDialog.tsx')).KeysDialog }));

type Slots = {
  stage: ReactNode;
  talk: ReactNode;
  menu: ReactNode;
  /** Told below the header, for example that the overlay is hidden. */
  notice?: ReactNode;
  /** What another page asked for: a day to look at, words to ask about, an appointment to change. */
  wish?: { id: string; date?: string; text?: string; booking?: BookingWish } | null;
  /** What was selected on pages and waits to be looked at. */
  pending?: PendingReadings;
  /** What a tool answered in the call last; shown when it was not simply done. */
  heard: Outcome | null;
  /** Says words in that call; absent where there is none. */
  speak?: (words: string) => void;
  /** The call is up: what is typed is said there. */
  isInCall?: boolean;
  /** The person's tap on a question for yes or no that was asked in the call. */
  confirm?: (nonce: string, yes: boolean) => Promise<void>;
  /** What is said in that call this moment. */
  live?: LiveTalk | null;
  /** The call that ended here just now: what was missed in it is looked for. */
  endedCall?: string | null;
  /** What to know about where the talk goes on; shown while nothing is typed. */
  talkNote?: string | null;
};

export function Panel(slots: Slots) {
  return (
    <Announcer>
      <ScheduleProvider>
        <SuggestionsProvider isSoon={slots.endedCall != null}>
          <Arranged {...slots} />
        </SuggestionsProvider>
      </ScheduleProvider>
    </Announcer>
  );
}

function Arranged({
  stage,
  talk,
  menu,
  heard: heardInCall,
  speak,
  confirm,
  isInCall = false,
  talkNote = null,
  notice = null,
  live: liveTalk = null,
  endedCall = null,
  wish = null,
  pending,
}: Slots) {
  const ports = usePorts();
  const { live, state, running, perform } = useSchedule();
  const chat = useChat();
  const now = useNow(15_000);
  const voice = useMemo(() => voiceAt(ports, now), [ports, now]);
  const today = instantToWall(voice.now, ports.timeZone).date;
  const isWide = useIsWide();
  const room = useMemo(() => ({ isWide, firstWeekday: ports.firstWeekday }), [isWide, ports.firstWeekday]);
  const [view, setView] = useState<View>({ kind: 'day', date: today });
  const [dialog, setDialog] = useState<'keys' | 'find-time' | null>(null);
  const [offered, setOffered] = useState<WallSpan | null>(null);
  const composer = useRef<ComposerHandle>(null);
  const [openTalk, setOpenTalk] = useState<OpenTalk | null>(null);
  const { open: questions } = useSuggestions();
  const { place, goTo, wish: deskWish, wishDone, openDesk } = usePlace();

  const days = useMemo(() => daysOf(view, room, ports.timeZone), [view, room, ports.timeZone]);
  const latestDays = useRef(days);
  latestDays.current = days;
  useEffect(() => live.show(windowOf(days)), [live, days]);

  useHeard(heardInCall, { speak, confirm });

  const bring = useCallback((date: string) => {
    if (!showsDate(latestDays.current, date)) setView((v) => ({ ...v, date }));
  }, []);
  const { receipt, hasToast } = useNews(voice, heardInCall, bring);
  const go = useCallback(
    (date: string) => {
      setView((v) => ({ ...v, date }));
      goTo('schedule');
    },
    [goTo],
  );
  const showEvent = (event: ScheduleEvent) => go(instantToWall(event.start, ports.timeZone).date);
  const showTalk = (talk: OpenTalk) => {
    setOpenTalk(talk);
    goTo('talks');
  };
  const turn = (by: -1 | 1) => go(turned(view, by, days));
  useEffect(() => {
    if (wish?.date !== undefined) go(wish.date);
    if (wish?.booking !== undefined) openDesk(wish.booking);
    if (wish?.text !== undefined) composer.current?.write(wish.text);
  }, [wish, go, openDesk]);
  const undo = () => {
    // The newest that still stands: pressed again, it goes one further back.
    void perform({ kind: 'undo', targets: [{ newest: true }] });
  };
  const takeSlot = (slot: FreeSlot) => {
    const start = instantToWall(slot.start, ports.timeZone);
    const next: View = { kind: view.kind === 'agenda' ? 'day' : view.kind, date: start.date };
    const drawn = daysOf(next, room, ports.timeZone);
    const from = wallMinutesBetween({ date: drawn.firstDate }, start);
    setDialog(null);
    goTo('schedule');
    setView(next);
    setOffered({ start: from, end: from + (Date.parse(slot.end) - Date.parse(slot.start)) / 60_000 });
  };

  const composerTalk = useComposerTalk({ isInCall, speak, talkNote }, composer);

  usePanelKeys({
    onView: (kind) => {
      setView((v) => ({ ...v, kind }));
      goTo('schedule');
    },
    onToday: () => go(today),
    onTurn: turn,
    onType: () => composer.current?.focus(),
    onFindTime: () => setDialog('find-time'),
    onChat: () => {
      chat.open();
      composer.current?.focus();
    },
    onUndo: undo,
    onKeys: () => setDialog('keys'),
  });

  const isEmptyCalendar =
    state.phase === 'ready' &&
    state.copy?.events.size === 0 &&
    running.length === 0 &&
    view.kind !== 'agenda' &&
    !offered;

  return (
    <BookingDesk value={openDesk}>
      <main className="panel flex h-dvh min-h-0 flex-col">
        <Header
          title={titleOf(days, ports.locale, false)}
          date={view.date}
          freshness={state.freshness}
          pageName={pageNameOf(view, isWide)}
          onTurn={turn}
          onGo={go}
          talk={talk}
          menu={menu}
        />
        <Destinations
          place={place}
          waiting={{ talks: questions.length }}
          onGo={(next) => {
            // Tapped again, a place is shown from its beginning.
            if (next === place) setOpenTalk(null);
            goTo(next);
          }}
        />
        <OfflineNotice freshness={state.freshness} />
        {notice}
        {(endedCall === null || place === 'schedule') && stage}
        {receipt && !isToldByTalks(receipt) && (
          <ReceiptRow
            receipt={receipt}
            canUndo={!hasToast && receipt.undo.length > 0}
            onUndo={() => void perform({ kind: 'undo', targets: receipt.undo })}
            onShow={showEvent}
          />
        )}
        <TalkNews place={place} voice={voice} ended={endedCall} onShow={showEvent} onTalk={showTalk} />
        {place === 'bookings' && (
          <BookingsPlace voice={voice} wish={deskWish} onWishDone={wishDone} onShow={go} />
        )}
        {place === 'history' && <HistoryPlace voice={voice} onShow={showEvent} onTalk={showTalk} />}
        {place === 'talks' && (
          <TalksPlace voice={voice} open={openTalk} onOpen={setOpenTalk} live={liveTalk} onShow={showEvent} />
        )}
        {place === 'schedule' && (
          <TalkDesk value={showTalk}>
            <ScheduleTools
              kind={view.kind}
              isTodayShown={showsDate(days, today)}
              onKind={(kind) => setView((v) => ({ ...v, kind }))}
              onToday={() => go(today)}
              onFindTime={() => setDialog('find-time')}
            />
            <div className="relative mx-3 flex min-h-0 flex-1 flex-col border-t border-line">
              {state.phase === 'failed' ? (
                <Unloaded onTryAgain={live.reload} />
              ) : (
                <ScheduleView
                  kind={view.kind === 'agenda' ? 'agenda' : 'grid'}
                  days={days}
                  voice={voice}
                  offered={offered}
                  onOfferedUsed={() => setOffered(null)}
                  onTurn={turn}
                  onPickDay={(date) => setView({ kind: 'day', date })}
                  onGo={go}
                />
              )}
              {state.phase === 'loading' && (
                <span className="loading-line" role="progressbar" aria-label="Loading the schedule" />
              )}
              {isEmptyCalendar && <FirstDay onTry={(text) => composer.current?.write(text)} />}
            </div>
          </TalkDesk>
        )}
        <div className="relative z-20 flex min-h-0 flex-col">
          <AnswersPlace voice={voice} isInCall={isInCall} onTakeSlot={takeSlot} />
          <Suspense fallback={null}>
            {chat.isOpen && (
              <ChatThread
                voice={voice}
                note={talkNote}
                say={composerTalk.ask}
                onShow={showEvent}
                onTry={(words) => composer.current?.write(words)}
              />
            )}
          </Suspense>
          <Composer ref={composer} voice={voice} talk={composerTalk} onRead={pending?.read} />
        </div>
        <Suspense fallback={null}>
          {pending && pending.readings.length > 0 && (
            <ReadingPage readings={pending.readings} voice={voice} onDone={pending.done} />
          )}
          {dialog === 'keys' && <KeysDialog onClose={() => setDialog(null)} />}
          {dialog === 'find-time' && (
            <FindTime voice={voice} onTake={takeSlot} onClose={() => setDialog(null)} />
          )}
        </Suspense>
      </main>
    </BookingDesk>
  );
}
