/**
 * The talk in writing, above the composer and below the schedule, so that what a sentence does is seen
 * where it happens. Loaded when the chat is first opened.
 */
import './chat.css';
import { useCallback, useState } from 'react';
import { ArrowDown, ChevronsDown, ChevronsUp, SquarePen, X } from 'lucide-react';
import { IconButton } from '#extension/components/IconButton.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { undoOf } from '#extension/features/receipts/latest-receipt.ts';
import { actionsInTalk } from '#extension/features/receipts/tap-words.ts';
import type { Receipt } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import type { CardWays } from './ChatCard.tsx';
import { useChat } from './ChatProvider.tsx';
import { isRunning, type Exchange } from './chat-state.ts';
import { EmptyThread } from './EmptyThread.tsx';
import { ExchangeView } from './ExchangeView.tsx';
import { useAnnounceReply } from './use-announce-reply.ts';
import { useChatState } from './use-chat-state.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

type Props = {
  voice: Voice;
  /** Where the talk goes on: in this thread, or in the call. */
  note: string | null;
  /** Says words where the talk is. */
  say(words: string): void;
  onShow(event: ScheduleEvent): void;
  /** Puts words into the composer. */
  onTry(words: string): void;
};

export function ChatThread({ voice, note, say, onShow, onTry }: Props) {
  const { controller, close } = useChat();
  const state = useChatState();
  const { state: live, perform } = useSchedule();
  const [isTall, setTall] = useState(false);
  const exchanges = state?.exchanges ?? [];
  const newest = exchanges.at(-1);
  useAnnounceReply(newest);
  const { scroller, isAtEnd, goToEnd } = useStickToEnd(exchanges);

  const { recent } = live;
  const takenBack = state?.takenBack;
  const isTakenBack = useCallback(
    ({ version, changes }: Receipt) => {
      const versions = new Set([version, ...changes.map(({ event }) => event.version)]);
      const since = recent.flatMap(({ change }) => (change.undoOf === undefined ? [] : [change]));
      const undone = since.findLast((change) => versions.has(change.undoOf ?? -1));
      // Taken back and then put back again stands.
      if (undone) return !since.some((change) => change.undoOf === undone.version);
      return takenBack?.some((one) => versions.has(one)) ?? false;
    },
    [recent, takenBack],
  );
  const changes = state?.changes;
  /** The event as it stood before a change, where it is known here. */
  const before = useCallback(
    ({ version }: ScheduleEvent) =>
      (
        recent.find(({ change }) => change.version === version)?.change ??
        changes?.find((change) => change.version === version)
      )?.before ?? null,
    [recent, changes],
  );
  const waysOf = (exchange: Exchange): CardWays => ({
    voice,
    said: exchange.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join(' '),
    isTakenBack,
    before,
    onShow,
    onUndo: (receipt) => void perform({ kind: 'undo', targets: undoOf(receipt) }),
    actions:
      exchange.id === newest?.id
        ? {
            ...actionsInTalk(voice, say),
            confirm: (nonce, yes) => {
              const card = exchange.pieces.find(
                (piece) =>
                  piece.kind === 'card' &&
                  piece.outcome?.kind === 'needs-yes' &&
                  piece.outcome.nonce === nonce,
              );
              if (card?.kind === 'card') void controller?.confirm(card.callId, nonce, yes);
            },
          }
        : null,
  });

  return (
    <section
      aria-label="Chat"
      className="chat appear"
      data-tall={isTall || undefined}
      onKeyDown={(e) => {
        if (e.key !== 'Escape' || e.defaultPrevented) return;
        e.preventDefault();
        if (newest && isRunning(newest)) controller?.stop();
        else close();
      }}
    >
      <header className="chat-head">
        <h2 className="font-semibold">Chat</h2>
        {note !== null && <p className="min-w-0 flex-1 truncate text-muted">{note}</p>}
        <span className="ms-auto flex">
          <IconButton label="New chat" disabled={exchanges.length === 0} onClick={() => controller?.begin()}>
            <SquarePen size={15} />
          </IconButton>
          <IconButton
            label={isTall ? 'Smaller chat' : 'Bigger chat'}
            aria-expanded={isTall}
            onClick={() => setTall(!isTall)}
          >
            {isTall ? <ChevronsDown size={16} /> : <ChevronsUp size={16} />}
          </IconButton>
          <IconButton label="Close the chat" onClick={close}>
            <X size={16} />
          </IconButton>
        </span>
      </header>
      <div ref={scroller} className="chat-scroll" tabIndex={0} role="group" aria-label="What was said">
        {state?.isLoading && exchanges.length === 0 ? (
          <p className="chat-note p-3">Looking up what was said…</p>
        ) : exchanges.length === 0 ? (
          <EmptyThread isOff={state?.isOff === true} onTry={onTry} />
        ) : (
          <ol className="chat-list">
            {exchanges.map((exchange) => (
              <ExchangeView
                key={exchange.id}
                exchange={exchange}
                waysOf={waysOf}
                onRetry={(id) => controller?.retry(id)}
              />
            ))}
          </ol>
        )}
      </div>
      {!isAtEnd && (
        <button type="button" className="chat-to-end" onClick={goToEnd}>
          <ArrowDown size={14} aria-hidden="true" />
          Newest
        </button>
      )}
    </section>
  );
}
