/** The Bookings place while there is nothing to list: no account, no appointments, no answer. */
import { Button } from '#extension/components/Button.tsx';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';

export function BookingsOff() {
  const { openSettings } = usePorts();
  return (
    <div className="m-auto flex max-w-72 flex-col items-center gap-2 p-4 text-center">
      <p className="font-semibold">No Cal.com account is connected.</p>
      <p className="text-muted">
        With a key of yours, people can be booked into your free times here, by talking or by hand.
      </p>
      <Button weight="main" onClick={openSettings}>
        Connect Cal.com
      </Button>
    </div>
  );
}

const words = {
  upcoming: { none: 'Nothing is booked.', hint: 'Say “Book a demo next Tuesday”, or pick a time here.' },
  past: { none: 'No past bookings.', hint: 'What is over moves here.' },
  cancelled: { none: 'Nothing was cancelled.', hint: 'Cancelled and declined ones are listed here.' },
};

type NothingProps = { which: keyof typeof words; canBook: boolean; onNew(): void };

export function NothingBooked({ which, canBook, onNew }: NothingProps) {
  const { none, hint } = words[which];
  return (
    <div className="m-auto flex max-w-64 flex-col items-center gap-2 p-4 text-center">
      <p className="font-semibold">{none}</p>
      <p className="text-muted">{hint}</p>
      {which === 'upcoming' && canBook && <Button onClick={onNew}>Book an appointment</Button>}
    </div>
  );
}

export function NotLoaded({ onTryAgain }: { onTryAgain(): void }) {
  return (
    <div role="alert" className="m-auto flex max-w-64 flex-col items-center gap-2 p-4 text-center">
      <p className="font-semibold">The bookings could not be loaded.</p>
      <p className="text-muted">Your server does not answer.</p>
      <Button onClick={onTryAgain}>Try again</Button>
    </div>
  );
}
