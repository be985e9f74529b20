/** A day, the times that can be booked on it, and one of them chosen. Shared by booking and moving. */
import { useEffect, useId, useState } from 'react';
import { ChevronLeft, ChevronRight, LoaderCircle } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import type { FreeSlot } from '#shared/outcome.ts';
import { sayDay, type Voice } from '#shared/schedule/say-time.ts';
import { addDays, instantToWall } from '#shared/schedule/wall-clock.ts';
import { availabilityOf } from './booking-data.ts';
import type { SlotsQuestion } from './bookings-api.ts';
import { Said } from './Said.tsx';
import { SlotPicker } from './SlotPicker.tsx';
import { useAsk } from './use-ask.ts';

type Props = {
  /** What is asked of Cal.com, the day apart. */
  question: Omit<SlotsQuestion, 'date' | 'guestTimeZone'>;
  /** IANA; null where the guest's clock is the person's own. */
  guestZone: string | null;
  voice: Voice;
  chosen: FreeSlot | null;
  onChoose(slot: FreeSlot | null): void;
};

export function DayAndSlots({ question, guestZone, voice, chosen, onChoose }: Props) {
  const id = useId();
  const { booking: api } = usePorts();
  const { outcome, isAsking, ask } = useAsk();
  const today = instantToWall(voice.now, voice.timeZone).date;
  const [date, setDate] = useState(today);
  const [asks, setAsks] = useState(0);
  const { duration, eventType, appointment } = question;
  useEffect(() => {
    onChoose(null);
    void ask(() =>
      api.booking.availability.query({
        date,
        ...(duration === undefined ? {} : { duration }),
        ...(eventType === undefined ? {} : { eventType }),
        ...(appointment === undefined ? {} : { appointment }),
      }),
    );
  }, [api, ask, onChoose, date, duration, eventType, appointment, asks]);
  const go = (day: string) => day >= today && setDate(day);
  const availability = outcome && availabilityOf(outcome);

  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-1">
        <label className="flex min-w-0 flex-1 flex-col gap-0.5 text-xs text-muted" htmlFor={`${id}-day`}>
          Day
          <input
            id={`${id}-day`}
            type="date"
            required
            min={today}
            value={date}
            className="booking-field tabular"
            onChange={(e) => e.target.value !== '' && go(e.target.value)}
          />
        </label>
        <IconButton label="Day before" disabled={date <= today} onClick={() => go(addDays(date, -1))}>
          <ChevronLeft size={16} className="rtl:-scale-x-100" />
        </IconButton>
        <IconButton label="Day after" onClick={() => go(addDays(date, 1))}>
          <ChevronRight size={16} className="rtl:-scale-x-100" />
        </IconButton>
      </div>
      <div aria-busy={isAsking} className="flex flex-col gap-2">
        {isAsking && (
          <p role="status" className="flex items-center gap-2 text-muted">
            <LoaderCircle size={14} className="animate-spin" aria-hidden="true" />
            Asking Cal.com what is free {sayDay(date, voice)} …
          </p>
        )}
        {!isAsking && availability && (
          <>
            {availability.isLater && availability.slots.length > 0 && (
              <p role="status" className="rounded-control bg-warn-soft px-2.5 py-1.5 text-warn">
                Nothing is free {sayDay(date, voice)}. These are the next times.
              </p>
            )}
            {availability.slots.length === 0 && outcome ? (
              <Said
                outcome={{
                  ...outcome,
                  kind: 'not-found',
                  say: outcome.say.replace(/ \(Simulated:.*\)$/, ''),
                }}
              />
            ) : (
              <SlotPicker
                slots={availability.slots}
                guestZone={guestZone}
                voice={voice}
                chosen={chosen?.start ?? null}
                onPick={onChoose}
              />
            )}
          </>
        )}
        {!isAsking && outcome && !availability && (
          <>
            <Said outcome={outcome} />
            {outcome.kind === 'unavailable' && (
              <Button className="self-start" onClick={() => setAsks(asks + 1)}>
                Ask again
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
