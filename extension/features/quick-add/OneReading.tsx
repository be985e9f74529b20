/** One reading as a form: other readings as buttons, conflicts as they are, and saving it. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { OutcomeCard, type OutcomeActions } from '#extension/features/receipts/OutcomeCard.tsx';
import { newId } from '#extension/platform/clock.ts';
import type { Reading } from '#shared/language/reading.ts';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import { sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import { wholeDay, withAlternative } from './reading-draft.ts';
import { faultOf, formOf, inputOf, type PageOfReading, type ReadingForm } from './reading-form.ts';
import { ReadingFields } from './ReadingFields.tsx';
import { useClashes } from './use-clashes.ts';

type Props = {
  /** Null when nothing was understood: then everything is typed. */
  reading: Reading | null;
  page: PageOfReading;
  voice: Voice;
  onEdited(): void;
  onCancel(): void;
  onAdded(): void;
};

/** Below this the words leave open what is meant: it is asked, not taken. */
const sure = 0.6;

export function OneReading({ reading, page, voice, onEdited, onCancel, onAdded }: Props) {
  const { perform, dismiss } = useSchedule();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => formOf(reading, { page, timeZone: voice.timeZone }));
  const [picked, setPicked] = useState<number | null>(null);
  const [isTried, setTried] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Outcome | null>(null);
  const callId = useRef(newId());
  const isGone = useRef(false);
  useEffect(() => () => void (isGone.current = true), []);
  const fault = faultOf(draft);
  const known = useClashes(draft);
  const offers = offersOf(reading);
  const isOpen = reading !== null && reading.confidence < sure && offers.length > 0 && picked === null;

  const focusOn = (field: string) => {
    const input = form.current?.elements.namedItem(field);
    if (input instanceof HTMLElement) input.focus();
  };
  // The hand is where something is missing, else on Save: Enter is all it takes.
  const wanted = useRef(fault?.field ?? 'save');
  useEffect(() => focusOn(wanted.current), []);
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) answer.current?.scrollIntoView({ block: 'center' });
  }, [refused]);

  const change = (next: ReadingForm) => {
    setDraft(next);
    setRefused(null);
    // Another wish is another call.
    callId.current = newId();
    onEdited();
  };
  const pick = (n: number) => {
    if (!reading) return;
    const { startDate, startTime, endDate, endTime, allDay } = formOf(withAlternative(reading, n), {
      page,
      timeZone: voice.timeZone,
    });
    setPicked(n);
    change({ ...draft, startDate, startTime, endDate, endTime, allDay });
  };
  const save = async (sent = draft, allowOverlap = false) => {
    setTried(true);
    const wrong = faultOf(sent);
    if (wrong) return focusOn(wrong.field);
    if (isOpen || isSaving) return;
    setSaving(true);
    try {
      const how = allowOverlap ? { allowOverlap } : { callId: callId.current };
      const outcome = await perform({ kind: 'add', input: inputOf(sent) }, how);
      if (outcome.kind === 'done') return onAdded();
      // Told here, not below as well; unless another one is looked at by now.
      if (isGone.current) return;
      dismiss();
      setRefused(outcome);
    } finally {
      setSaving(false);
    }
  };
  const actions: OutcomeActions = {
    anyway: { label: 'Add anyway', run: () => void save(draft, true) },
    takeSlot(slot) {
      const at = atSlot(draft, slot);
      change(at);
      void save(at);
    },
    tryAgain: () => void save(),
    ...(refused?.kind === 'invalid' &&
      refused.problems.some(({ field }) => field === 'repeat') && {
        once() {
          const once = { ...draft, repeat: null };
          change(once);
          void save(once);
        },
      }),
  };
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-2.5"
      onSubmit={(e) => {
        e.preventDefault();
        void save();
      }}
    >
      {reading?.problem !== undefined && (
        <p role="alert" className="rounded-control bg-warn-soft px-2.5 py-1.5 text-warn">
          {reading.problem}
        </p>
      )}
      {offers.length > 0 && (
        <div role="group" aria-label="Other readings" className="flex flex-wrap items-center gap-1.5">
          <span className={isOpen ? 'font-semibold' : 'text-xs text-muted'}>
            {isOpen
              ? 'Which is meant?'
              : draft.startTime === '' && !draft.allDay
                ? 'No time is said. Is it'
                : 'Or is it'}
          </span>
          {isOpen && reading.start && <Button onClick={() => setPicked(-2)}>{labelOf(draft, voice)}</Button>}
          {offers.map(({ n, label }) => (
            <Button
              key={label}
              weight={picked === n ? 'main' : 'plain'}
              aria-pressed={picked === n}
              onClick={() => pick(n)}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      <ReadingFields form={draft} voice={voice} onChange={change} />
      <div aria-live="polite" className="flex min-h-5 flex-col gap-1">
        {isTried && (fault || isOpen) && (
          <p className="text-bad">{fault?.problem ?? 'Say which time is meant first.'}</p>
        )}
        {known && !refused && (
          <p className={`tabular ${known.clashes.length > 0 ? 'text-warn' : 'text-ok'}`}>
            {known.clashes.length === 0
              ? 'You are free then.'
              : `Clashes with ${known.clashes
                  .slice(0, 3)
                  .map((event) => `${event.title}, ${sayWhen(event, voice)}`)
                  .join('; ')}${known.clashes.length > 3 ? `; and ${known.clashes.length - 3} more` : ''}.`}
          </p>
        )}
      </div>
      {refused && (
        <div ref={answer} role="alert">
          <OutcomeCard outcome={refused} voice={voice} actions={actions} onClose={() => setRefused(null)} />
        </div>
      )}
      <footer className="reading-footer">
        <Button onClick={onCancel}>Cancel</Button>
        <Button weight="main" type="submit" name="save" disabled={isSaving}>
          {isSaving ? 'Adding…' : 'Add to calendar'}
        </Button>
      </footer>
    </form>
  );
}

function offersOf(reading: Reading | null): { n: number; label: string }[] {
  if (!reading) return [];
  const isTimeless = reading.start !== null && reading.start.time === undefined && !reading.allDay;
  const others = reading.alternatives.slice(0, isTimeless ? 2 : 3).map(({ label }, n) => ({ n, label }));
  return isTimeless ? [{ n: wholeDay, label: 'All day' }, ...others] : others;
}

function labelOf(draft: ReadingForm, voice: Voice): string {
  const [day, clock] = [draft.startDate, draft.startTime];
  const at = new Date(`${day}T${clock || '00:00'}:00Z`);
  const words = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const time = { hour: 'numeric', minute: '2-digit', hour12: voice.hour12 } as const;
  return new Intl.DateTimeFormat(voice.locale, clock === '' ? words : { ...words, ...time }).format(at);
}

function atSlot(draft: ReadingForm, { wall }: FreeSlot): ReadingForm {
  const { start, end, timeZone } = wall;
  return {
    ...draft,
    allDay: false,
    startDate: start.date,
    startTime: start.time,
    endDate: end.date,
    endTime: end.time,
    timeZone,
  };
}
