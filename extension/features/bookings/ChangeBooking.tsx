/** Moves or cancels an appointment at Cal.com, by hand: another time, or a reason; then the question. */
import { useCallback, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { bookingOf } from './booking-data.ts';
import type { ListedBooking } from './bookings-api.ts';
import { DayAndSlots } from './DayAndSlots.tsx';
import { Settling } from './Settling.tsx';
import { useAsk } from './use-ask.ts';

type Props = {
  booking: ListedBooking;
  what: 'move' | 'cancel';
  voice: Voice;
  onEnd(): void;
  onSettled(outcome: Outcome): void;
};

export function ChangeBooking({ booking, what, voice, onEnd, onSettled }: Props) {
  const { booking: api, newId } = usePorts();
  const [slot, setSlot] = useState<FreeSlot | null>(null);
  const [reason, setReason] = useState('');
  const asked = useAsk(onSettled);
  const { clear } = asked;
  const choose = useCallback(
    (next: FreeSlot | null) => {
      setSlot(next);
      clear();
    },
    [setSlot, clear],
  );
  const isDone = asked.outcome !== null && bookingOf(asked.outcome) !== null;
  const isQuestion = asked.outcome?.kind === 'needs-yes';
  const input = {
    appointment: booking.uid,
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    callId: newId(),
  };
  const move = (to: FreeSlot | null) => {
    const slotId = to?.id;
    if (slotId !== undefined) void asked.ask(() => api.booking.reschedule.mutate({ ...input, slotId }));
  };
  const send = () => (what === 'move' ? move(slot) : void asked.ask(() => api.booking.cancel.mutate(input)));

  return (
    <section
      aria-label={`${what === 'move' ? 'Reschedule' : 'Cancel'} ${booking.title}`}
      className="flex flex-col gap-2 border-t border-line pt-2"
    >
      {!isDone && (
        <form
          className="flex flex-col gap-2"
          onSubmit={(e) => {
            e.preventDefault();
            send();
          }}
        >
          {what === 'move' && (
            <DayAndSlots
              question={{ appointment: booking.uid }}
              guestZone={guestZoneOf(booking, voice)}
              voice={voice}
              chosen={slot}
              onChoose={choose}
            />
          )}
          {(what === 'cancel' || slot) && (
            <label className="flex flex-col gap-0.5 text-xs text-muted">
              Reason, which the guest reads (may stay empty)
              <input
                autoFocus={what === 'cancel'}
                dir="auto"
                maxLength={500}
                className="booking-field"
                value={reason}
                onChange={(e) => {
                  setReason(e.target.value);
                  if (isQuestion) clear();
                }}
              />
            </label>
          )}
          {!isQuestion && (
            <div className="flex gap-1.5">
              {(what === 'cancel' || slot) && (
                <Button type="submit" weight={what === 'cancel' ? 'bad' : 'main'} disabled={asked.isAsking}>
                  {asked.isAsking
                    ? 'Asking Cal.com …'
                    : what === 'cancel'
                      ? 'Cancel the booking'
                      : 'Reschedule'}
                </Button>
              )}
              <Button onClick={onEnd}>Leave it</Button>
            </div>
          )}
        </form>
      )}
      <Settling
        asked={asked}
        voice={voice}
        yesWords={what === 'cancel' ? 'Yes, cancel it' : 'Yes, reschedule'}
        onTake={(next) => {
          setSlot(next);
          move(next);
        }}
      />
    </section>
  );
}

function guestZoneOf({ attendees }: ListedBooking, voice: Voice): string | null {
  const zone = attendees[0]?.timeZone;
  return zone === undefined || zone === '' || zone === voice.timeZone ? null : zone;
}
