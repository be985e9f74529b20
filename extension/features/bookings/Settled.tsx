/** What Cal.com just confirmed, above the list: it stays until it has been read. */
import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { IconButton } from '#extension/components/IconButton.tsx';
import { ReceiptMarks } from '#extension/features/receipts/ReceiptMarks.tsx';
import type { Outcome } from '#shared/outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { useBookingDesk } from './BookingDesk.tsx';
import { bookingOf, stateOf } from './booking-data.ts';
import { BookingFacts } from './BookingFacts.tsx';

type Props = { outcome: Outcome; voice: Voice; onClose(): void; onShow(date: string): void };

export function Settled({ outcome, voice, onClose, onShow }: Props) {
  const card = useRef<HTMLElement>(null);
  const openDesk = useBookingDesk();
  // The form that had the focus is gone.
  useEffect(() => {
    card.current?.focus();
  }, [outcome]);
  const booking = bookingOf(outcome);
  if (!booking) return null;
  const [stored] = outcome.kind === 'done' || outcome.kind === 'pending' ? outcome.receipt.changes : [];
  const date = stored?.event.wall.start.date;
  const isGone = booking.status === 'cancelled' || booking.status === 'rejected';
  const change = (kind: 'move' | 'cancel') => {
    onClose();
    openDesk?.({ kind, uid: booking.uid });
  };
  return (
    <section
      ref={card}
      tabIndex={-1}
      aria-label={`${stateOf(booking)}: ${booking.title}`}
      className="appear flex flex-col gap-2 rounded-card border border-line bg-raised p-3 shadow-card outline-none"
    >
      <header className="flex items-start gap-2">
        <h2
          className={`flex-1 font-semibold ${booking.status === 'accepted' ? 'text-ok' : booking.status === 'pending' ? 'text-warn' : ''}`}
        >
          {stateOf(booking)}: {booking.title}
        </h2>
        <ReceiptMarks isRepeat={outcome.repeat === true} isSimulated={outcome.simulated === true} />
        <IconButton label="Close" onClick={onClose} className="-me-1 -mt-1">
          <X size={16} />
        </IconButton>
      </header>
      <BookingFacts
        booking={booking}
        voice={voice}
        page={stored?.event.links.find(({ kind }) => kind === 'booking')?.url ?? null}
        ways={
          isGone
            ? {}
            : {
                ...(date !== undefined && { show: () => onShow(date) }),
                ...(openDesk && { move: () => change('move'), cancel: () => change('cancel') }),
              }
        }
      />
    </section>
  );
}
