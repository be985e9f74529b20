/** A change that waits for the person: why it is asked, the words it rests on, and yes, no, or otherwise. */
import './talks.css';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { Check, CircleHelp, Quote, X } from 'lucide-react';
import { useAnnounce } from '#extension/components/Announcer.tsx';
import { Button } from '#extension/components/Button.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import { changeableOf, changeOf, pickOf, type Changeable } from './suggestion-change.ts';
import { useSuggestions } from './SuggestionsProvider.tsx';
import type { SuggestionChange } from './talks-api.ts';

type Props = {
  suggestion: Suggestion;
  /** Shows the words it rests on; absent where the talk is open anyway. */
  onQuote?: () => void;
  onSettled?: () => void;
};

const yesWords: Record<string, string> = {
  add_event: 'Add',
  move_event: 'Move',
  update_event: 'Change it',
  remove_event: 'Remove',
};

export function SuggestionCard({ suggestion, onQuote, onSettled }: Props) {
  const { accept, dismiss } = useSuggestions();
  const announce = useAnnounce();
  const [isChanging, setChanging] = useState(false);
  const { present } = useSchedule();
  const isGone = useRef(false);
  useEffect(() => () => void (isGone.current = true), []);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { state, summary, question, choices, quote, tool, why } = suggestion;
  const open = changeableOf(suggestion);
  const needsMore = open.missing.length > 0;

  const run = async (work: () => Promise<string | null>) => {
    setBusy(true);
    try {
      const words = await work();
      setSaid(words);
      // Answered: it is not asked a second time while the list is read again.
      if (words === null) return;
      announce(words);
    } catch {
      setSaid('No answer from the server. Nothing was done. Try again.');
    }
    setBusy(false);
  };
  const yes = (change?: SuggestionChange) =>
    run(async () => {
      const outcome = await accept(suggestion.id, change);
      if (outcome.kind !== 'done' && outcome.kind !== 'pending') {
        // Answered elsewhere meanwhile, so that this card is no longer there to say it.
        if (isGone.current) present(outcome);
        return outcome.say;
      }
      announce(outcome.say);
      onSettled?.();
      return null;
    });
  const no = () =>
    run(async () => {
      await dismiss(suggestion.id);
      announce('Left as it is.');
      onSettled?.();
      return null;
    });

  if (state !== 'open') return <Settled suggestion={suggestion} />;
  return (
    <article className="suggestion" aria-label={summary} aria-busy={isBusy}>
      <p className="flex gap-1.5 font-semibold" dir="auto">
        <CircleHelp size={15} className="mt-0.5 shrink-0 text-warn" aria-hidden="true" />
        {summary}?
      </p>
      <p className="text-muted">{question}</p>
      {onQuote ? (
        <button type="button" className="suggestion-quote" onClick={onQuote} title="Show it in the talk">
          <Words text={quote.text} />
        </button>
      ) : (
        <p className="suggestion-quote">
          <Words text={quote.text} />
        </p>
      )}
      {isChanging || needsMore ? (
        <ChangeForm
          of={open}
          isBusy={isBusy}
          yes={yesWords[tool] ?? 'Yes'}
          onSend={(change) => void yes(change)}
          onCancel={needsMore ? () => void no() : () => setChanging(false)}
          cancel={needsMore ? 'No' : 'Back'}
        />
      ) : choices.length > 0 ? (
        <div className="flex flex-wrap gap-1.5">
          {choices.map(({ label, value }) => (
            <Button
              key={value}
              disabled={isBusy}
              className="tabular"
              onClick={() => void yes(pickOf(tool, value))}
            >
              {label}
            </Button>
          ))}
          {open.fields.length > 0 && (
            <Button weight="quiet" disabled={isBusy} onClick={() => setChanging(true)}>
              Another time…
            </Button>
          )}
          <Button weight="quiet" disabled={isBusy} onClick={() => void no()}>
            None of them
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap gap-1.5">
          <Button weight="main" disabled={isBusy} onClick={() => void yes()}>
            {why === 'conflict' && tool !== 'remove_event'
              ? `${yesWords[tool] ?? 'Yes'} anyway`
              : (yesWords[tool] ?? 'Yes')}
          </Button>
          <Button disabled={isBusy} onClick={() => void no()}>
            No
          </Button>
          {open.fields.length > 0 && (
            <Button weight="quiet" disabled={isBusy} onClick={() => setChanging(true)}>
              Change…
            </Button>
          )}
        </div>
      )}
      <p role="alert" className="text-bad empty:hidden">
        {said}
      </p>
    </article>
  );
}

function Words({ text }: { text: string }) {
  return (
    <>
      <Quote size={12} className="mt-1 shrink-0" aria-hidden="true" />
      <q dir="auto">{text}</q>
    </>
  );
}

type FormProps = {
  of: Changeable;
  isBusy: boolean;
  yes: string;
  cancel: string;
  onSend(change: SuggestionChange): void;
  onCancel(): void;
};

const labels = { title: 'What', date: 'Day', time: 'Time' } as const;

function ChangeForm({ of, isBusy, yes, cancel, onSend, onCancel }: FormProps) {
  const id = useId();
  const [values, setValues] = useState(of.values);
  const send = (e: FormEvent) => {
    e.preventDefault();
    onSend(changeOf(of, values));
  };
  return (
    <form className="flex flex-wrap items-end gap-1.5" onSubmit={send}>
      {of.fields.map((field) => (
        <label key={field} htmlFor={`${id}-${field}`} className="flex min-w-24 flex-1 flex-col gap-0.5">
          <span className="text-xs text-muted">{labels[field]}</span>
          <input
            id={`${id}-${field}`}
            type={field === 'title' ? 'text' : field}
            required={field !== 'time' || of.missing.includes('time') || of.fields.length === 1}
            maxLength={200}
            value={values[field]}
            className="suggestion-field"
            onChange={(e) => setValues({ ...values, [field]: e.target.value })}
          />
        </label>
      ))}
      <span className="flex gap-1.5">
        <Button type="submit" weight="main" disabled={isBusy}>
          {yes}
        </Button>
        <Button disabled={isBusy} onClick={onCancel}>
          {cancel}
        </Button>
      </span>
    </form>
  );
}

function Settled({ suggestion }: { suggestion: Suggestion }) {
  const isYes = suggestion.state === 'accepted';
  return (
    <p className="suggestion-settled">
      {isYes ? <Check size={14} aria-hidden="true" /> : <X size={14} aria-hidden="true" />}
      <span dir="auto">
        {isYes ? (suggestion.outcome?.say ?? suggestion.summary) : `No: ${suggestion.summary}.`}
      </span>
    </p>
  );
}
