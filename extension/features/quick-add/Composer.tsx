/**
 * Always at the bottom: type to add or to ask. Words light up as they are understood; the button and
 * the line below say what Enter will do, so that it holds no surprise. What is stored, and what is said
 * about it, is the server's answer.
 */
import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { ArrowUp, CornerDownLeft, LoaderCircle, MessageCircle, Square } from 'lucide-react';
import { IconButton } from '#extension/components/IconButton.tsx';
import { usePorts, type Language } from '#extension/features/live-schedule/PanelPorts.tsx';
import { unanswered } from '#extension/features/live-schedule/unanswered.ts';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { Reading, ReadingContext } from '#shared/language/reading.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { ComposerHint } from './ComposerHint.tsx';
import { MarkedText } from './MarkedText.tsx';
import { draftOf, previewOf, withAlternative } from './reading-draft.ts';
import { routesOf, type Route } from './route-words.ts';
import type { TypedCommand } from './typed-command.ts';
import { useLanguage } from './use-language.ts';
import { useSayReading } from './use-say-reading.ts';

export type ComposerHandle = { focus(): void; write(text: string): void };

/** Where words go that are not for the calendar itself. */
export type ComposerTalk = {
  /** False when nobody is there to ask. */
  canAsk: boolean;
  /** The thread is open or a call is up: words go there first. */
  isTalking: boolean;
  isInCall: boolean;
  isOpen: boolean;
  isAnswering: boolean;
  /** What the talk says about itself, when nothing is typed. */
  note: string | null;
  ask(words: string): void;
  stop(): void;
  onToggle(): void;
};

type Props = {
  ref: Ref<ComposerHandle>;
  voice: Voice;
  talk: ComposerTalk;
  /** Opens what was typed or pasted with each field to be looked at; absent where there is no such page. */
  onRead?: ((text: string) => void) | undefined;
};

/** A message, not a sentence: it is read as one. */
const longPaste = 400;

export function Composer({ ref, voice, talk, onRead }: Props) {
  const { api, firstWeekday, onSignedOut } = usePorts();
  const { state, answer, perform, present } = useSchedule();
  const { language, load } = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const typed = useRef(text);
  typed.current = text;
  const [sending, setSending] = useState<string | null>(null);
  const isSending = sending !== null && sending === text;

  const write = (next: string) => {
    setText(next);
    setChosen(null);
    void load();
  };
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    write: (next) => {
      write(next);
      field.current?.focus();
    },
  }));

  const { now, timeZone, hour12, locale = 'en-US' } = voice;
  const words = text.trim();
  const { command, read, isAdding } = useMemo(
    () => understood(language, text, { now, timeZone, locale, hour12, firstWeekday }),
    [language, text, now, timeZone, locale, hour12, firstWeekday],
  );
  const reading = read && chosen !== null ? withAlternative(read, chosen) : read;
  // A copy that may be old says nothing about what is free.
  const known = state.freshness?.state === 'live' ? state.copy : null;
  const preview = reading ? previewOf(reading, voice, known) : null;
  const isClearAdd = preview !== null && (isAdding || chosen !== null);
  const routes = routesOf({ words, command, isClearAdd, isAddable: (reading?.title ?? '') !== '' }, talk);
  const enter: Route = words === '' ? (talk.isTalking && talk.canAsk ? 'ask' : 'add') : routes.enter;

  // A reply or a question has no event in it that could light up.
  const isUnderstood = read !== null && (read.start !== null || read.repeat !== null);
  useSayReading(isUnderstood && enter !== 'ask' ? read : null, voice);

  // What was refused and then went through by a button of the answer needs no second Enter.
  const sent = useRef('');
  useEffect(() => {
    const isAdded =
      answer?.outcome.kind === 'done' && (answer.act?.kind === 'add' || answer.act?.kind === 'quick-add');
    const was = sent.current;
    if (!isAdded || was === '') return;
    sent.current = '';
    setText((t) => (t === was ? '' : t));
  }, [answer]);

  const send = async (key: 'enter' | 'other') => {
    // The same words once more are one wish; other words are another, also while the first is on its way.
    if (words === '' || sending === text) return;
    setSending(text);
    try {
      const route = await routeNow(key);
      if (route === 'ask') talk.ask(words);
      if (route === 'ask' || (await act())) {
        setText((t) => (t === text ? '' : t));
        // Of other words that were typed meanwhile another reading may be chosen.
        if (typed.current === text) setChosen(null);
      }
    } catch (error) {
      const said = unanswered(error);
      if (said === 'signed-out') onSignedOut();
      else present(said);
    } finally {
      setSending((s) => (s === text ? null : s));
    }
  };
  /** Whoever types and presses Enter at once is understood all the same. */
  const routeNow = async (key: 'enter' | 'other'): Promise<Route> => {
    if (language) return routes[key] ?? routes.enter;
    const late = understood(await load(), text, { now, timeZone, locale, hour12, firstWeekday });
    const lateDraft = late.read && draftOf(late.read, timeZone);
    const lateRoutes = routesOf(
      {
        words,
        command: late.command,
        isClearAdd: late.isAdding && lateDraft !== null,
        isAddable: (late.read?.title ?? '') !== '',
      },
      talk,
    );
    return lateRoutes[key] ?? lateRoutes.enter;
  };
  const act = async (): Promise<boolean> => {
    const { command, read } = understood(language ?? (await load()), text, {
      now,
      timeZone,
      locale,
      hour12,
      firstWeekday,
    });
    const reading = read && chosen !== null ? withAlternative(read, chosen) : read;
    sent.current = command ? '' : text;
    if (command) {
      const { runCommand } = await import('./run-command.ts');
      const events = state.copy?.events.values() ?? [];
      return runCommand({ api, events, voice, perform, present }, command);
    }
    const draft = reading ? draftOf(reading, timeZone) : null;
    const input = reading && chosen !== null ? { reading, timeZone } : { text: words, timeZone, locale };
    return (await perform({ kind: 'quick-add', input, ...(draft && { draft }) })).kind === 'done';
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key === 'Enter' && !e.shiftKey && !e.nativeEvent.isComposing) {
      e.preventDefault();
      void send(e.ctrlKey || e.metaKey ? 'other' : 'enter');
    } else if (e.key === 'Escape') {
      if (text !== '') write('');
      else if (talk.isAnswering) talk.stop();
      else field.current?.blur();
    }
  };

  return (
    <footer className="border-t border-line bg-surface px-3 pt-2.5 pb-2.5">
      <form
        className="composer-box flex items-end gap-1 rounded-[0.75rem] bg-bg p-1"
        onSubmit={(e) => {
          e.preventDefault();
          void send('enter');
        }}
      >
        <IconButton
          label={talk.isOpen ? 'Close the chat' : 'Open the chat'}
          aria-expanded={talk.isOpen}
          isOn={talk.isOpen}
          className="mb-0.5"
          onClick={talk.onToggle}
        >
          <MessageCircle size={16} />
        </IconButton>
        <div className="composer-field">
          <MarkedText ref={copy} text={text} spans={isUnderstood ? read.spans : []} />
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            value={text}
            maxLength={2_000}
            aria-label="Add an event or ask"
            aria-describedby="composer-hint"
            placeholder={
              talk.isInCall
                ? 'Say it by typing'
                : talk.isTalking
                  ? 'Ask, or say what to do'
                  : 'Add or ask: lunch at noon'
            }
            onFocus={() => void load()}
            onChange={(e) => write(e.target.value)}
            onKeyDown={onKeyDown}
            onPaste={(e) => {
              const pasted = e.clipboardData.getData('text/plain');
              if (!onRead || text !== '' || pasted.length < longPaste) return;
              e.preventDefault();
              onRead(pasted);
            }}
            onScroll={(e) => {
              // Letter on letter, also where it is longer than the box.
              if (copy.current) copy.current.scrollTop = e.currentTarget.scrollTop;
            }}
          />
        </div>
        {talk.isAnswering && words === '' ? (
          <button type="button" aria-label="Stop" title="Stop (Esc)" onClick={talk.stop} className={doLooks}>
            <Square size={11} fill="currentColor" aria-hidden="true" />
            Stop
          </button>
        ) : (
          <button type="submit" disabled={words === '' || isSending} className={doLooks}>
            {isSending ? (
              <LoaderCircle size={14} className="animate-spin" aria-hidden="true" />
            ) : enter === 'ask' ? (
              <ArrowUp size={14} aria-hidden="true" />
            ) : (
              <CornerDownLeft size={14} aria-hidden="true" />
            )}
            {nameOf(enter, talk)}
          </button>
        )}
      </form>
      <ComposerHint
        words={words}
        command={command}
        reading={read}
        preview={preview}
        chosen={chosen}
        voice={voice}
        route={enter}
        other={routes.other && { name: nameOf(routes.other, talk), run: () => void send('other') }}
        talk={talk}
        onRead={
          onRead && read?.title && enter !== 'ask'
            ? () => {
                onRead(text);
                write('');
              }
            : null
        }
        onChoose={(n) => {
          setChosen((c) => (c === n ? null : n));
          field.current?.focus();
        }}
      />
    </footer>
  );
}

const doLooks =
  'mb-0.5 inline-flex h-7 shrink-0 items-center justify-center gap-1 rounded-control bg-accent px-2 font-semibold text-on-accent transition-opacity duration-150 disabled:bg-sunk disabled:text-muted';

function nameOf(route: Route, { isInCall }: ComposerTalk): string {
  if (route === 'ask') return isInCall ? 'Say' : 'Ask';
  return route === 'add' ? 'Add' : 'Do it';
}

type Understood = { command: TypedCommand | null; read: Reading | null; isAdding: boolean };

function understood(language: Language | null, text: string, context: ReadingContext): Understood {
  if (!language || text.trim() === '') return { command: null, read: null, isAdding: false };
  const command = language.readCommand(text.trim(), context);
  return {
    command,
    read: command ? null : language.readEvent(text, context),
    isAdding: language.isAdding(text.trim(), context),
  };
}
