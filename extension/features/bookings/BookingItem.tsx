/** One appointment in the list: a line, and everything about it when it is opened. */
import { ChevronDown, TriangleAlert } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { sayBookingWhen } from '#shared/booking/say-booking.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { stateOf } from './booking-data.ts';
import { BookingFacts } from './BookingFacts.tsx';
import type { ListedBooking } from './bookings-api.ts';
import { ChangeBooking } from './ChangeBooking.tsx';
import { Settling } from './Settling.tsx';
import { useAsk } from './use-ask.ts';

export type ItemMode = 'look' | 'move' | 'cancel';

type Props = {
  booking: ListedBooking;
  voice: Voice;
  /** Null: a line only. */
  mode: ItemMode | null;
  isUpcoming: boolean;
  onMode(mode: ItemMode | null): void;
  onSettled(outcome: Outcome): void;
  onShow(date: string): void;
};

export function BookingItem({ booking, voice, mode, isUpcoming, onMode, onSettled, onShow }: Props) {
  const [guest] = booking.attendees;
  const isGone = booking.status === 'cancelled' || booking.status === 'rejected';
  return (
    <li className="rounded-card bg-surface shadow-card">
      <button
        type="button"
        aria-expanded={mode !== null}
        onClick={() => onMode(mode === null ? 'look' : null)}
        className="flex w-full items-start gap-2 rounded-card px-3 py-2 text-start hover:bg-sunk"
      >
        <span className="event-dot mt-1.5 shrink-0" data-source="cal" aria-hidden="true" />
        <span className="min-w-0 flex-1">
          <b className={`block truncate font-semibold ${isGone ? 'line-through' : ''}`}>{booking.title}</b>
          {mode === null && (
            <span className="tabular block text-muted">
              <span className="inline-block first-letter:uppercase">{sayBookingWhen(booking, voice)}</span>
              {guest && guest.name !== '' && <> · {guest.name}</>}
            </span>
          )}
          {(booking.clash.length > 0 || booking.status !== 'accepted' || guest?.absent) && (
            <span className="mt-1 flex flex-wrap gap-1">
              {booking.status !== 'accepted' && (
                <span
                  className={`rounded-full px-1.5 text-xs ${booking.status === 'pending' ? 'bg-warn-soft text-warn' : 'bg-sunk text-muted'}`}
                >
                  {stateOf(booking)}
                </span>
              )}
              {booking.clash.length > 0 && (
                <span className="inline-flex max-w-full items-center gap-1 rounded-full bg-bad-soft px-1.5 text-xs text-bad">
                  <TriangleAlert size={11} className="shrink-0" aria-hidden="true" />
                  <span className="truncate">Clashes with {booking.clash.join(', ')}</span>
                </span>
              )}
              {guest?.absent && (
                <span className="rounded-full bg-sunk px-1.5 text-xs text-muted">Did not come</span>
              )}
            </span>
          )}
        </span>
        <ChevronDown
          size={15}
          className={`mt-0.5 shrink-0 text-muted transition-transform ${mode === null ? '' : 'rotate-180'}`}
          aria-hidden="true"
        />
      </button>
      {mode !== null && (
        <div className="flex flex-col gap-2 px-3 pb-3">
          <BookingFacts
            booking={booking}
            voice={voice}
            page={null}
            ways={
              isUpcoming
                ? {
                    show: () => onShow(instantToWall(booking.start, voice.timeZone).date),
                    ...(mode === 'look' && { move: () => onMode('move'), cancel: () => onMode('cancel') }),
                  }
                : {}
            }
          />
          {isUpcoming && mode === 'look' && booking.status === 'pending' && (
            <Decide booking={booking} voice={voice} onSettled={onSettled} />
          )}
          {isUpcoming && mode !== 'look' && (
            <ChangeBooking
              key={mode}
              booking={booking}
              what={mode}
              voice={voice}
              onEnd={() => onMode('look')}
              onSettled={onSettled}
            />
          )}
        </div>
      )}
    </li>
  );
}

type DecideProps = Pick<Props, 'booking' | 'voice' | 'onSettled'>;

/** A request waits for the host's own word. */
function Decide({ booking, voice, onSettled }: DecideProps) {
  const { booking: api } = usePorts();
  const asked = useAsk(onSettled);
  const decide = (accept: boolean) =>
    void asked.ask(() => api.booking.decide.mutate({ uid: booking.uid, accept }));
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-2">
      <p className="text-muted">It waits for your answer. Cal.com tells the guest.</p>
      <div className="flex gap-1.5">
        <Button weight="main" disabled={asked.isAsking} onClick={() => decide(true)}>
          Accept
        </Button>
        <Button weight="bad" disabled={asked.isAsking} onClick={() => decide(false)}>
          Decline
        </Button>
      </div>
      <Settling asked={asked} voice={voice} yesWords="Yes" />
    </div>
  );
}
