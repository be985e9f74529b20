/** The places of the panel, one of which is shown; the header's days belong to the schedule. */
import type { ReactNode } from 'react';
import { CalendarDays, Handshake } from 'lucide-react';

export type Place = 'schedule' | 'bookings';

const places: readonly { place: Place; label: string; icon: ReactNode }[] = [
  { place: 'schedule', label: 'Schedule', icon: <CalendarDays size={14} aria-hidden="true" /> },
  { place: 'bookings', label: 'Bookings', icon: <Handshake size={14} aria-hidden="true" /> },
];

export function Destinations({ place, onGo }: { place: Place; onGo(place: Place): void }) {
  return (
    <nav aria-label="Places" className="flex gap-1 border-b border-line bg-surface px-2">
      {places.map((one) => (
        <button
          key={one.place}
          type="button"
          aria-current={one.place === place ? 'page' : undefined}
          onClick={() => onGo(one.place)}
          className={`-mb-px inline-flex min-h-8 items-center gap-1.5 border-b-2 px-2 font-medium transition-colors duration-150 ${
            one.place === place ? 'border-accent text-text' : 'border-transparent text-muted hover:text-text'
          }`}
        >
          {one.icon}
          {one.label}
        </button>
      ))}
    </nav>
  );
}
