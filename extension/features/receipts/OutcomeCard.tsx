/**
 * Every answer that is not simply "done", in the server's own sentence and with what can be done next.
 * The switch is exhaustive: an outcome that is added to the union does not compile until it is drawn.
 */
import { lazy, Suspense, type ReactNode } from 'react';
import { CircleAlert, CircleHelp, CircleX, Info, X } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import type { Choice, FreeSlot, Outcome } from '#shared/outcome.ts';
import { sayDuration, sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import {
  addressIn,
  availabilityOf,
  bookingOf,
  isOfBooking,
  stateOf,
} from '#extension/features/bookings/booking-data.ts';
import { slotsOf } from '#extension/features/live-schedule/slots-of.ts';
import { ReceiptMarks } from './ReceiptMarks.tsx';
import { SlotChoices } from './SlotChoices.tsx';

const BookingAnswer = lazy(async () => ({
  default: (await import('#extension/features/bookings/BookingAnswer.tsx')).BookingAnswer,
}));

export type OutcomeActions = {
  /** `Add anyway`; absent where consent means nothing. */
  anyway?: { label: string; run(): void };
  takeSlot?: (slot: FreeSlot) => void;
  choose?: (choice: Choice) => void;
  takeMine?: () => void;
  tryAgain?: () => void;
  /** Adds it without what is not possible yet. */
  once?: () => void;
  /** The person's own tap on a question for yes or no. */
  confirm?: (nonce: string, yes: boolean) => void;
  /** Says words in the talk that asked. */
  tell?: (words: string) => void;
};

type Props = {
  outcome: Outcome;
  voice: Voice;
  actions: OutcomeActions;
  onClose(): void;
  /** Beside a call: what was said aloud is not written out again. */
  isTight?: boolean;
};

export function OutcomeCard({ outcome, voice, actions, onClose, isTight = false }: Props) {
  const tone = toneOf(outcome);
  return (
    <section
      role="group"
      aria-label="Answer"
      className="appear flex max-h-[45vh] gap-2 overflow-y-auto rounded-card border border-line bg-raised py-2 ps-3 pe-1.5 shadow-high"
      onKeyDown={(e) => e.key === 'Escape' && onClose()}
    >
      <span className={`mt-0.5 shrink-0 ${tone.colour}`} aria-hidden="true">
        {tone.icon}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <p className="tabular pt-px break-words">
          {isTight ? shortWordsOf(outcome, actions) : wordsOf(outcome)}
        </p>
        <ReceiptMarks isRepeat={outcome.repeat === true} isSimulated={outcome.simulated === true} />
        <OutcomeDetail
          outcome={outcome}
          voice={voice}
          actions={actions}
          onClose={onClose}
          isTight={isTight}
        />
      </div>
      <IconButton label="Close" onClick={onClose} className="-mt-1">
        <X size={15} />
      </IconButton>
    </section>
  );
}

/** Slots that stand there as buttons are not read out as well. */
export function wordsOf(outcome: Outcome): string {
  if (outcome.kind === 'ambiguous') return outcome.question;
  const booking = bookingOf(outcome);
  if (booking) return `${stateOf(booking)}: ${booking.title}`;
  if (outcome.kind === 'needs-yes' && addressIn(outcome.summary) !== null) return 'Shall I?';
  const bookable = availabilityOf(outcome);
  if (bookable && bookable.slots.length > 0) {
    const what = `${bookable.title}, ${sayDuration(bookable.minutes)}`;
    return bookable.isLater ? `Nothing is free then. The next times for ${what}:` : `${what}. Pick a time:`;
  }
  return slotsOf(outcome).length > 0 && outcome.kind === 'done' ? 'These times are free:' : outcome.say;
}

/** What stands there as buttons: free times, and which ones there are. */
function shortWordsOf(outcome: Outcome, { takeSlot, choose }: OutcomeActions): string {
  const words = wordsOf(outcome);
  if (outcome.kind === 'ambiguous' && choose) return words.replace(/^([^:]{2,40}): .+\?$/s, '$1?');
  const isShown = outcome.kind === 'conflict' && takeSlot !== undefined && outcome.alternatives.length > 0;
  return isShown ? (/^.+?[.!?](?=\s\d)/.exec(words)?.[0] ?? words) : words;
}

export function OutcomeDetail({ outcome, voice, actions, onClose, isTight = false }: Props): ReactNode {
  if (isOfBooking(outcome)) {
    return (
      <Suspense fallback={null}>
        <BookingAnswer outcome={outcome} voice={voice} actions={actions} />
      </Suspense>
    );
  }
  switch (outcome.kind) {
    case 'conflict':
      if (!actions.takeSlot && !actions.anyway) return null;
      return (
        <SlotChoices
          slots={actions.takeSlot ? outcome.alternatives : []}
          voice={voice}
          onTake={actions.takeSlot}
          isTight={isTight}
        >
          {actions.anyway && <Button onClick={actions.anyway.run}>{actions.anyway.label}</Button>}
        </SlotChoices>
      );
    case 'taken':
    case 'not-offered':
      return slots(outcome.nearest, voice, actions);
    case 'ambiguous':
      // What was asked in the call is answered in the call.
      if (!actions.choose) return <List items={outcome.choices.map((choice) => choice.label)} />;
      return (
        <Choices>
          {outcome.choices.map((choice) => (
            <Button
              key={choice.value}
              className="tabular text-start"
              onClick={() => actions.choose?.(choice)}
            >
              {choice.label}
            </Button>
          ))}
        </Choices>
      );
    case 'stale':
      return (
        <>
          <p className="tabular text-muted">
            {outcome.current
              ? `Now: ${outcome.current.title}, ${sayWhen(outcome.current, voice)}.`
              : 'It was removed in the meantime.'}
          </p>
          <Choices>
            {outcome.current && actions.takeMine && <Button onClick={actions.takeMine}>Use mine</Button>}
            <Button onClick={onClose}>
              {outcome.current && actions.takeMine ? 'Keep that' : 'All right'}
            </Button>
          </Choices>
        </>
      );
    case 'needs-yes':
      return (
        <>
          <p>{outcome.summary}</p>
          {outcome.irreversible.length > 0 && (
            <List title="Cannot be taken back:" items={outcome.irreversible} />
          )}
          {actions.confirm && (
            <Choices>
              <Button weight="main" onClick={() => actions.confirm?.(outcome.nonce, true)}>
                Yes
              </Button>
              <Button onClick={() => actions.confirm?.(outcome.nonce, false)}>No</Button>
            </Choices>
          )}
        </>
      );
    case 'invalid':
      return (
        <>
          {outcome.problems.length > 1 && <List items={outcome.problems.map((p) => p.problem)} />}
          {actions.once && (
            <Choices>
              <Button weight="main" onClick={actions.once}>
                Add it once
              </Button>
            </Choices>
          )}
        </>
      );
    case 'unavailable':
      return (
        actions.tryAgain && (
          <Choices>
            <Button onClick={actions.tryAgain}>Try again</Button>
          </Choices>
        )
      );
    case 'done':
      return slots(slotsOf(outcome), voice, actions);
    case 'pending':
    case 'needs':
    case 'not-found':
    case 'past':
    case 'not-allowed':
      return null;
  }
}

function slots(free: readonly FreeSlot[], voice: Voice, { takeSlot }: OutcomeActions): ReactNode {
  return free.length === 0 ? null : <SlotChoices slots={free} voice={voice} onTake={takeSlot} />;
}

function Choices({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-1.5 pb-0.5">{children}</div>;
}

function List({ title, items }: { title?: string; items: readonly string[] }) {
  return (
    <div>
      {title && <p className="text-muted">{title}</p>}
      <ul className="list-disc ps-4">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

export function toneOf(outcome: Outcome): { icon: ReactNode; colour: string } {
  switch (outcome.kind) {
    case 'done':
    case 'pending':
      return { icon: <Info size={17} />, colour: 'text-accent' };
    case 'ambiguous':
    case 'needs':
    case 'needs-yes':
      return { icon: <CircleHelp size={17} />, colour: 'text-accent' };
    case 'conflict':
    case 'taken':
    case 'not-offered':
    case 'stale':
    case 'past':
      return { icon: <CircleAlert size={17} />, colour: 'text-warn' };
    case 'not-found':
    case 'not-allowed':
    case 'invalid':
    case 'unavailable':
      return { icon: <CircleX size={17} />, colour: 'text-bad' };
  }
}
