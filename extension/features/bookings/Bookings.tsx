/** The Bookings place: what is booked with the person on Cal.com, and how to book, move and cancel by hand. */
import './bookings.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Plus } from 'lucide-react';
import { useAnnounce } from '#extension/components/Announcer.tsx';
import { Button } from '#extension/components/Button.tsx';
import { Segments } from '#extension/components/Segments.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { Outcome } from '#shared/outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import type { BookingWish } from './BookingDesk.tsx';
import { BookingItem, type ItemMode } from './BookingItem.tsx';
import { BookingsOff, NothingBooked, NotLoaded } from './BookingsEmpty.tsx';
import { NewBooking } from './NewBooking.tsx';
import { Settled } from './Settled.tsx';
import { useBookings } from './use-bookings.ts';

type Which = 'upcoming' | 'past' | 'cancelled';
const options = [
  { value: 'upcoming', label: 'Upcoming' },
  { value: 'past', label: 'Past' },
  { value: 'cancelled', label: 'Cancelled' },
] as const;

type Props = {
  voice: Voice;
  /** What a card asked for. */
  wish: BookingWish | null;
  onWishDone(): void;
  /** Shows a day of the schedule. */
  onShow(date: string): void;
};

export function Bookings({ voice, wish, onWishDone, onShow }: Props) {
  const { list, settings, hasFailed, reload } = useBookings();
  const { state, present } = useSchedule();
  const announce = useAnnounce();
  const [which, setWhich] = useState<Which>('upcoming');
  const [isNew, setNew] = useState(false);
  const [open, setOpen] = useState<{ eventId: string; mode: ItemMode } | null>(null);
  const [settled, setSettled] = useState<Outcome | null>(null);
  const isGone = useRef(false);
  useEffect(() => () => void (isGone.current = true), []);
  const isOffline = state.freshness?.state === 'offline';

  useEffect(() => {
    if (!wish || !list) return;
    if (wish.kind === 'new') setNew(true);
    else {
      const { uid, kind } = wish;
      const found = list.upcoming.find((one) => one.uid === uid || one.eventId === uid);
      setWhich('upcoming');
      if (found) setOpen({ eventId: found.eventId, mode: kind });
      else announce('That appointment is not among the upcoming ones.');
    }
    onWishDone();
  }, [wish, list, onWishDone, announce]);

  const onSettled = useCallback(
    (outcome: Outcome) => {
      // Another place is looked at by now.
      if (isGone.current) return present(outcome);
      setSettled(outcome);
      announce(outcome.say);
      reload();
    },
    [announce, present, reload],
  );

  if (!list || !settings) {
    return hasFailed ? (
      <NotLoaded onTryAgain={reload} />
    ) : (
      <div className="relative flex-1">
        <span className="loading-line" role="progressbar" aria-label="Loading the bookings" />
      </div>
    );
  }
  const shown = list[which];
  const canBook = settings.account !== 'off' && settings.problem === null && !isOffline;
  return (
    <section aria-label="Bookings" className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-1.5 px-3 pt-2.5 pb-1.5">
        <Segments<Which> label="Which bookings" value={which} options={options} onChange={setWhich} />
        <span className="flex-1" />
        <Button weight="main" disabled={!canBook || isNew} onClick={() => setNew(true)}>
          <Plus size={14} aria-hidden="true" /> Book
        </Button>
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-3 pt-1 pb-4">
        {hasFailed && (
          <p role="status" className="rounded-control bg-warn-soft px-2.5 py-2 text-warn">
            Your server does not answer. These are the bookings as they were known last.
          </p>
        )}
        {settings.problem !== null && (
          <p role="alert" className="rounded-control bg-warn-soft px-2.5 py-2 text-warn">
            {settings.problem}
          </p>
        )}
        {settled && (
          <Settled outcome={settled} voice={voice} onClose={() => setSettled(null)} onShow={onShow} />
        )}
        {isNew && (
          <NewBooking
            settings={settings}
            voice={voice}
            onEnd={() => setNew(false)}
            onSettled={(outcome) => {
              setNew(false);
              onSettled(outcome);
            }}
          />
        )}
        {settings.account === 'off' && <BookingsOff />}
        {shown.length === 0 && settings.account !== 'off' && !isNew && !settled && (
          <NothingBooked which={which} canBook={canBook} onNew={() => setNew(true)} />
        )}
        {shown.length > 0 && (
          <ul aria-label={`${which} bookings`} className="flex flex-col gap-2">
            {shown.map((booking) => (
              <BookingItem
                key={booking.eventId}
                booking={booking}
                voice={voice}
                mode={open?.eventId === booking.eventId ? open.mode : null}
                isUpcoming={which === 'upcoming'}
                onMode={(mode) => setOpen(mode && { eventId: booking.eventId, mode })}
                onSettled={(outcome) => {
                  // Another one may have been opened meanwhile.
                  setOpen((now) => (now?.eventId === booking.eventId ? null : now));
                  onSettled(outcome);
                }}
                onShow={onShow}
              />
            ))}
          </ul>
        )}
        {settings.isSimulated && (
          <p className="mt-auto pt-2 text-xs text-muted">
            <span className="rounded-full bg-warn-soft px-1.5 text-warn">simulated</span> Nobody is really
            booked or written to.
          </p>
        )}
      </div>
    </section>
  );
}
