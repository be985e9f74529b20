/**
 * Always at the bottom: type to add or to ask. Words light up as they are understood and the reading
 * stands below, so that Enter holds no surprise. What is stored, and what is said about it, is the
 * server's answer.
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
import { CornerDownLeft, LoaderCircle } from 'lucide-react';
import { usePorts, type Language } from '#extension/features/live-schedule/PanelPorts.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { Reading, ReadingContext } from '#shared/language/reading.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { ComposerHint } from './ComposerHint.tsx';
import { MarkedText } from './MarkedText.tsx';
import { draftOf, previewOf, withAlternative } from './reading-draft.ts';
import { runCommand } from './run-command.ts';
import type { TypedCommand } from './typed-command.ts';
import { useLanguage } from './use-language.ts';

export type ComposerHandle = { focus(): void; write(text: string): void };

export function Composer({ ref, voice }: { ref: Ref<ComposerHandle>; voice: Voice }) {
  const { api } = usePorts();
  const { state, answer, perform, present } = useSchedule();
  const { language, load } = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
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

  const { now, timeZone, locale = 'en-US' } = voice;
  const words = text.trim();
  const { command, read } = useMemo(
    () => understood(language, text, { now, timeZone, locale }),
    [language, text, now, timeZone, locale],
  );
  const reading = read && chosen !== null ? withAlternative(read, chosen) : read;
  const preview = reading ? previewOf(reading, timeZone, state.copy) : null;

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

  const send = async () => {
    // The same words once more are one wish; other words are another, also while the first is on its way.
    if (words === '' || sending === text) return;
    setSending(text);
    try {
      if (await act()) {
        setText((t) => (t === text ? '' : t));
        setChosen(null);
      }
    } finally {
      setSending((s) => (s === text ? null : s));
    }
  };
  const act = async (): Promise<boolean> => {
    // Whoever types and presses Enter at once is understood all the same.
    const { command, read } = understood(language ?? (await load()), text, { now, timeZone, locale });
    const reading = read && chosen !== null ? withAlternative(read, chosen) : read;
    sent.current = command ? '' : text;
    if (command) {
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
      void send();
    } else if (e.key === 'Escape') {
      if (text !== '') write('');
      else field.current?.blur();
    }
  };

  return (
    <footer className="border-t border-line bg-surface px-3 pt-2.5 pb-2.5">
      <form
        className="composer-box flex items-end gap-1.5 rounded-[0.75rem] bg-bg py-1 ps-2.5 pe-1"
        onSubmit={(e) => {
          e.preventDefault();
          void send();
        }}
      >
        <div className="composer-field">
          <MarkedText text={text} spans={read?.spans ?? []} />
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            value={text}
            maxLength={1_000}
            aria-label="Add an event or ask"
            aria-describedby="composer-hint"
            placeholder="Add or ask: lunch tomorrow at noon"
            onFocus={() => void load()}
            onChange={(e) => write(e.target.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <button
          type="submit"
          aria-label={command ? 'Do it' : 'Add'}
          disabled={words === '' || isSending}
          className="mb-0.5 grid size-7 shrink-0 place-items-center rounded-control bg-accent text-on-accent transition-opacity duration-150 disabled:bg-sunk disabled:text-muted"
        >
          {isSending ? <LoaderCircle size={15} className="animate-spin" /> : <CornerDownLeft size={15} />}
        </button>
      </form>
      <ComposerHint
        words={words}
        command={command}
        reading={read}
        preview={preview}
        chosen={chosen}
        voice={voice}
        onChoose={(n) => {
          setChosen((c) => (c === n ? null : n));
          field.current?.focus();
        }}
      />
    </footer>
  );
}

type Understood = { command: TypedCommand | null; read: Reading | null };

function understood(language: Language | null, text: string, context: ReadingContext): Understood {
  if (!language || text.trim() === '') return { command: null, read: null };
  const command = language.readCommand(text.trim(), context);
  return { command, read: command ? null : language.readEvent(text, context) };
}
