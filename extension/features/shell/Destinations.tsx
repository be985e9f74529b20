/** The places of the panel, one of which is shown; the header's days belong to the schedule. */
import type { ReactNode } from 'react';
import { CalendarDays, Handshake, History, MessagesSquare } from 'lucide-react';

export type Place = 'schedule' | 'talks' | 'bookings' | 'history';

const places: readonly { place: Place; label: string; icon: ReactNode }[] = [
  { place: 'schedule', label: 'Schedule', icon: <CalendarDays size={14} aria-hidden="true" /> },
  { place: 'talks', label: 'Talks', icon: <MessagesSquare size={14} aria-hidden="true" /> },
  { place: 'bookings', label: 'Bookings', icon: <Handshake size={14} aria-hidden="true" /> },
  { place: 'history', label: 'History', icon: <History size={14} aria-hidden="true" /> },
];

type Props = {
  place: Place;
  /** How many questions wait for an answer there. */
  waiting: Partial<Record<Place, number>>;
  onGo(place: Place): void;
};

export function Destinations({ place, waiting, onGo }: Props) {
  return (
    <nav aria-label="Places" className="destinations flex gap-1 border-b border-line bg-surface px-2">
      {places.map((one) => (
        <a
          key={one.place}
          href={`#${one.place}`}
          aria-current={one.place === place ? 'page' : undefined}
          onClick={(e) => {
            e.preventDefault();
            onGo(one.place);
          }}
          className={`-mb-px inline-flex min-h-8 items-center gap-1.5 border-b-2 px-2 font-medium transition-colors duration-150 ${
            one.place === place ? 'border-accent text-text' : 'border-transparent text-muted hover:text-text'
          }`}
        >
          {one.icon}
          {one.label}
          <Count of={waiting[one.place] ?? 0} />
        </a>
      ))}
    </nav>
  );
}

function Count({ of }: { of: number }) {
  if (of === 0) return null;
  return (
    <span className="tabular grid min-h-4 min-w-4 place-items-center rounded-full bg-warn-soft px-1 text-xs font-semibold text-warn">
      <span aria-hidden="true">{of}</span>
      <span className="sr-only">{of === 1 ? ', one question' : `, ${of} questions`}</span>
    </span>
  );
}
