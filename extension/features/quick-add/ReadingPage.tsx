/**
 * What was selected on a page, read: its words marked, each field editable, whether it is free. Enter
 * saves, Esc leaves. Several events are a list to choose from; what is ambiguous is asked with buttons.
 * A second selection never takes edits away: it is offered.
 */
import './reading-page.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { X } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import type { PendingReading } from '#extension/platform/storage.ts';
import type { FoundEvent } from '#shared/language/read-selection.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { Improve } from './Improve.tsx';
import { MarkedSource } from './MarkedSource.tsx';
import { OneReading } from './OneReading.tsx';
import { sayReading } from './say-reading.ts';
import { SourceLine } from './SourceLine.tsx';

type Props = {
  /** Oldest first; the first is shown. */
  readings: readonly PendingReading[];
  voice: Voice;
  onDone(id: string): void;
};

export function ReadingPage({ readings, voice, onDone }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const [isEdited, setEdited] = useState(false);
  const [shown, next] = [readings[0], readings.at(-1)];
  useEffect(() => {
    const dialog = ref.current;
    if (shown && dialog && !dialog.open) dialog.showModal();
  }, [shown]);
  useEffect(() => {
    // Nobody has put work into it: the newer one is meant.
    if (!isEdited && shown && next && shown !== next) onDone(shown.id);
  }, [isEdited, shown, next, onDone]);
  if (!shown) return null;
  const leave = () => {
    setEdited(false);
    for (const one of readings) onDone(one.id);
  };
  return (
    <dialog
      ref={ref}
      aria-label="Add to calendar"
      className="reading-page"
      onCancel={(e) => {
        e.preventDefault();
        leave();
      }}
    >
      <header className="sticky top-0 z-10 flex min-h-12 items-center justify-between border-b border-line bg-surface ps-4 pe-2">
        <h1 className="text-[0.9375rem] font-semibold">Add to calendar</h1>
        <IconButton label="Close (Esc)" onClick={leave}>
          <X size={17} />
        </IconButton>
      </header>
      {next && next !== shown && isEdited && (
        <div
          role="alert"
          className="appear flex flex-wrap items-center gap-2 bg-warn-soft px-4 py-2 text-warn"
        >
          <p className="min-w-0 flex-1">
            You selected something else: “{next.text.trim().slice(0, 60)}”. What you changed here is kept
            until you say so.
          </p>
          <Button
            onClick={() => {
              setEdited(false);
              onDone(shown.id);
            }}
          >
            Read that instead
          </Button>
          <Button weight="quiet" onClick={() => onDone(next.id)}>
            Keep this
          </Button>
        </div>
      )}
      <Read
        key={shown.id}
        pending={shown}
        voice={voice}
        onEdited={() => setEdited(true)}
        onCancel={leave}
        onDone={() => {
          // What was selected meanwhile is read next.
          setEdited(false);
          onDone(shown.id);
        }}
      />
    </dialog>
  );
}

type ReadProps = {
  pending: PendingReading;
  voice: Voice;
  onEdited(): void;
  onCancel(): void;
  /** All that was found is added, or the person says that is enough. */
  onDone(): void;
};

function Read({ pending, voice, onEdited, onCancel, onDone }: ReadProps) {
  const { loadLanguage, firstWeekday } = usePorts();
  const [found, setFound] = useState<readonly FoundEvent[] | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [added, setAdded] = useState<readonly number[]>([]);
  const [read, setRead] = useState(0);
  const { now, timeZone, hour12, locale = 'en-US' } = voice;
  const context = useRef({ now, timeZone, locale, hour12, firstWeekday });
  useEffect(() => {
    let isOver = false;
    const { text, title, markup } = pending;
    void loadLanguage().then(({ readSelection }) => {
      if (isOver) return;
      const plain = readSelection(
        { text: text, ...(title !== undefined && { pageTitle: title }), ...(markup && { markup }) },
        context.current,
      );
      setFound(plain);
      if (plain.length < 2) setChosen(0);
    });
    return () => void (isOver = true);
  }, [pending, loadLanguage]);
  const takeImproved = (better: readonly FoundEvent[]) => {
    setFound(better);
    setAdded([]);
    setChosen(better.length < 2 ? 0 : null);
    setRead((n) => n + 1);
  };
  const isAllAdded = found !== null && added.length >= Math.max(1, found.length);
  const newest = useRef(read);
  newest.current = read;
  const end = useRef(onDone);
  end.current = onDone;
  useEffect(() => {
    if (isAllAdded) end.current();
  }, [isAllAdded]);
  const one = chosen === null ? undefined : found?.[chosen];
  const spans = useMemo(
    () => (one ? one.reading.spans : (found ?? []).flatMap(({ reading }) => reading.spans)),
    [one, found],
  );
  if (!found) return <p className="p-4 text-muted">Reading…</p>;
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      {pending.text.trim() !== '' && one?.from !== 'markup' && (
        <MarkedSource text={pending.text} spans={spans} />
      )}
      <SourceLine page={pending} isMarkup={one?.from === 'markup'} />
      <Improve text={pending.text} found={found} onFound={takeImproved} />
      {found.length > 1 && (
        <div role="group" aria-label="Which event?" className="flex flex-col gap-1.5">
          <p className="font-semibold">{found.length} events are in it. Which one?</p>
          {found.map(({ reading }, n) => (
            <button
              key={`${n} ${reading.title}`}
              type="button"
              aria-pressed={n === chosen}
              disabled={added.includes(n)}
              className="reading-choice"
              onClick={() => setChosen(n)}
            >
              <span dir="auto">{sayReading(reading, voice)}</span>
              {added.includes(n) && <span className="text-ok"> · added</span>}
            </button>
          ))}
        </div>
      )}
      {chosen !== null && !added.includes(chosen) && (
        <OneReading
          key={`${read} ${chosen}`}
          reading={one?.reading ?? null}
          page={pending}
          voice={voice}
          onEdited={onEdited}
          onCancel={onCancel}
          onAdded={() => {
            // Another one may have been opened while this one was on its way, or all of it read anew.
            if (newest.current !== read) return;
            setAdded((all) => [...all, chosen]);
            setChosen((now) => (now === chosen ? null : now));
          }}
        />
      )}
      {chosen === null && added.length > 0 && (
        <Button className="self-start" onClick={onDone}>
          Done
        </Button>
      )}
    </div>
  );
}
