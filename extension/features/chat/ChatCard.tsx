/** What a tool did or asked, inside the thread: with the way back, or the ways on. */
import type { ReactNode } from 'react';
import { Check, LoaderCircle, Undo2 } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { doing } from '#extension/features/call/call-state.ts';
import {
  availabilityOf,
  bookingOf,
  isOfBooking,
  stateOf,
} from '#extension/features/bookings/booking-data.ts';
import { slotsOf } from '#extension/features/live-schedule/slots-of.ts';
import {
  OutcomeDetail,
  toneOf,
  wordsOf,
  type OutcomeActions,
} from '#extension/features/receipts/OutcomeCard.tsx';
import { ReceiptMarks } from '#extension/features/receipts/ReceiptMarks.tsx';
import type { Done, Outcome, Receipt } from '#shared/outcome.ts';
import { sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { ToolCard } from './chat-state.ts';
import { readable } from './readable.ts';

export type CardWays = {
  voice: Voice;
  /** Only the newest reply can be answered by a tap: older ones were about another moment. */
  actions: OutcomeActions | null;
  /** What the reply says in words already, so that it does not stand there twice. */
  said: string;
  isTakenBack(receipt: Receipt): boolean;
  /** As it stood before it was changed; null where that is not known. */
  before(event: ScheduleEvent): ScheduleEvent | null;
  onUndo(receipt: Receipt): void;
  onShow(event: ScheduleEvent): void;
};

export function ChatCard({ card, ways }: { card: ToolCard; ways: CardWays }): ReactNode {
  const { outcome, tool } = card;
  if (!outcome) {
    return (
      <p className="chat-doing">
        <LoaderCircle size={13} className="shrink-0 animate-spin" aria-hidden="true" />
        {doing(tool)}
      </p>
    );
  }
  const booking = bookingOf(outcome);
  if (outcome.kind === 'done' && outcome.receipt.changes.length > 0 && !booking) {
    return <DoneCard outcome={outcome} isUndo={tool === 'undo_change'} ways={ways} />;
  }
  const isSaid = ways.said.includes(wordsOf(outcome));
  const isRead = outcome.kind === 'done' && slotsOf(outcome).length === 0 && !booking;
  if (isRead) return isSaid ? null : <p className="chat-note">{outcome.say}</p>;
  // The question stands above; where nothing can be tapped or filled in, a card adds nothing.
  if (isSaid && outcome.kind === 'needs' && !isOfBooking(outcome)) return null;
  const { icon, colour } = toneOf(outcome);
  const open = card.tapped === undefined ? (ways.actions ?? {}) : withoutTaps(ways.actions);
  return (
    <div className="chat-card" role="group" aria-label={nameOf(outcome)}>
      <span className={`mt-px shrink-0 ${colour}`} aria-hidden="true">
        {icon}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="tabular min-w-0">{isSaid ? nameOf(outcome) : readable(wordsOf(outcome))}</p>
        <ReceiptMarks isRepeat={outcome.repeat === true} isSimulated={outcome.simulated === true} />
        <OutcomeDetail outcome={outcome} voice={ways.voice} actions={open} onClose={() => {}} />
        {card.tapped && (
          <p className="text-muted">{card.tapped === 'yes' ? 'You said yes.' : 'You said no.'}</p>
        )}
      </div>
    </div>
  );
}

function withoutTaps(actions: OutcomeActions | null): OutcomeActions {
  const { confirm: _tapped, ...rest } = actions ?? {};
  return rest;
}

const doneWords = { add: 'Added', move: 'Moved', update: 'Changed', remove: 'Removed' } as const;

function DoneCard({ outcome, isUndo, ways }: { outcome: Done; isUndo: boolean; ways: CardWays }) {
  const { receipt } = outcome;
  const isTakenBack = ways.isTakenBack(receipt);
  const difference = isUndo ? '' : differenceIn(outcome, ways.voice);
  return (
    <div className="chat-card" role="group" aria-label={isUndo ? 'Taken back' : nameOf(outcome)}>
      <span className="chat-done" data-undone={isTakenBack || undefined} aria-hidden="true">
        {isUndo ? <Undo2 size={11} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
      </span>
      <ul className="flex min-w-0 flex-1 flex-col gap-0.5">
        {receipt.changes.slice(0, 4).map(({ kind, event }) => (
          <li key={`${event.id} ${kind}`} className="min-w-0">
            <button
              type="button"
              className="tabular min-h-6 max-w-full rounded text-start"
              onClick={() => ways.onShow(event)}
            >
              <span className="text-muted">{isUndo ? 'Taken back' : doneWords[kind]}</span>{' '}
              <b className={`font-semibold ${isTakenBack ? 'line-through' : ''}`}>{event.title}</b>
              <span className="text-muted"> {sayWhen(event, ways.voice)}</span>
              {kind === 'move' && !isUndo && <Was event={event} ways={ways} />}
            </button>
          </li>
        ))}
        {difference !== '' && <li className="text-muted break-words">{difference}</li>}
        {receipt.changes.length > 4 && <li className="text-muted">and {receipt.changes.length - 4} more</li>}
      </ul>
      <ReceiptMarks isRepeat={outcome.repeat === true} isSimulated={outcome.simulated === true} />
      {isTakenBack ? (
        <span className="shrink-0 px-1.5 py-1 text-muted">Taken back</span>
      ) : (
        <Button weight="quiet" className="shrink-0" onClick={() => ways.onUndo(receipt)}>
          {isUndo ? 'Redo' : 'Undo'}
        </Button>
      )}
    </div>
  );
}

/** Where it was before it was moved. */
function Was({ event, ways }: { event: ScheduleEvent; ways: CardWays }) {
  const was = ways.before(event);
  if (!was || (was.start === event.start && was.end === event.end)) return null;
  return <span className="text-muted"> (was {sayWhen(was, ways.voice)})</span>;
}

/** What is different beside the time, as the server says it of the stored event: "Reminder: 1 hour before." */
function differenceIn({ say, receipt }: Done, voice: Voice): string {
  const [change] = receipt.changes;
  if (change?.kind !== 'update' || receipt.changes.length > 1) return '';
  const lead = `${change.event.title} is changed: `;
  if (!say.startsWith(lead)) return '';
  const when = sayWhen(change.event, voice);
  const rest = say.slice(lead.length);
  return (rest.startsWith(when) ? rest.slice(when.length) : rest.replace(/^.*?\.(?= |$)/, ''))
    .replace(/^[. ]+/, '')
    .trim();
}

/** What kind of thing it is, in two or three words. */
function nameOf(outcome: Outcome): string {
  const booking = bookingOf(outcome);
  if (booking) return `${stateOf(booking)}: ${booking.title}`;
  switch (outcome.kind) {
    case 'done':
      if (availabilityOf(outcome)) return wordsOf(outcome);
      return slotsOf(outcome).length > 0 ? 'These times are free:' : 'Done';
    case 'pending':
      return 'Asked for, not confirmed yet';
    case 'conflict':
      return `In the way: ${outcome.with.map(({ title }) => title).join(', ')}`;
    case 'taken':
    case 'not-offered':
      return 'Other times:';
    case 'ambiguous':
      return outcome.choices.length > 0 ? 'Choose one:' : 'Which one?';
    case 'needs':
      return 'Something is missing';
    case 'needs-yes':
      return 'Shall I?';
    case 'not-found':
      return 'Not found';
    case 'past':
      return 'In the past';
    case 'stale':
      return 'Changed in the meantime';
    case 'not-allowed':
      return 'Not possible';
    case 'invalid':
      return 'Not understood';
    case 'unavailable':
      return 'Not available right now';
  }
}
