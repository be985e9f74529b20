/** The body of every card about an appointment, in panel, chat and call; loaded when the first one is shown. */
import './bookings.css';
import { useBookingDesk } from './BookingDesk.tsx';
import type { OutcomeActions } from '#extension/features/receipts/OutcomeCard.tsx';
import type { Outcome } from '#shared/outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { AskMissing } from './AskMissing.tsx';
import { AskYes } from './AskYes.tsx';
import { availabilityOf, bookingOf, missingOf } from './booking-data.ts';
import { BookingFacts } from './BookingFacts.tsx';
import { SlotPicker } from './SlotPicker.tsx';

type Props = { outcome: Outcome; voice: Voice; actions: OutcomeActions };

export function BookingAnswer({ outcome, voice, actions }: Props) {
  const openDesk = useBookingDesk();
  const availability = availabilityOf(outcome);
  if (availability) {
    const { slots, guestZone } = availability;
    return <SlotPicker slots={slots} guestZone={guestZone} voice={voice} onPick={actions.takeSlot} />;
  }
  if (outcome.kind === 'taken' || outcome.kind === 'not-offered') {
    return <SlotPicker slots={outcome.nearest} guestZone={null} voice={voice} onPick={actions.takeSlot} />;
  }
  const booking = bookingOf(outcome);
  if (booking) {
    const { uid } = booking;
    return (
      <BookingFacts
        booking={booking}
        voice={voice}
        page={pageOf(outcome)}
        ways={
          openDesk
            ? { move: () => openDesk({ kind: 'move', uid }), cancel: () => openDesk({ kind: 'cancel', uid }) }
            : {}
        }
      />
    );
  }
  if (outcome.kind === 'needs-yes') {
    const { confirm, tell } = actions;
    const answer = confirm && ((yes: boolean) => confirm(outcome.nonce, yes));
    return <AskYes outcome={outcome} voice={voice} onAnswer={answer} tell={tell} />;
  }
  if (outcome.kind !== 'needs') return null;
  const { questions = [], nearest = [] } = outcome;
  if (nearest.length > 0) {
    return <SlotPicker slots={nearest} guestZone={null} voice={voice} onPick={actions.takeSlot} />;
  }
  const missing = missingOf(outcome);
  return missing.length > 0 && actions.tell ? (
    <AskMissing fields={missing} questions={questions} voice={voice} onTell={actions.tell} />
  ) : null;
}

function pageOf(outcome: Outcome): string | null {
  if (outcome.kind !== 'done' && outcome.kind !== 'pending') return null;
  const links = outcome.receipt.changes.flatMap(({ event }) => event.links);
  return links.find(({ kind }) => kind === 'booking')?.url ?? null;
}
