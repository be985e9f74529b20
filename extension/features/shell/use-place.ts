/** Which place of the panel is shown, and what a card asked of the bookings. */
import { useCallback, useState } from 'react';
import type { BookingWish } from '#extension/features/bookings/BookingDesk.tsx';
import type { Place } from './Destinations.tsx';

export function usePlace() {
  const [place, goTo] = useState<Place>('schedule');
  const [wish, setWish] = useState<BookingWish | null>(null);
  const openDesk = useCallback((asked: BookingWish) => {
    setWish(asked);
    goTo('bookings');
  }, []);
  const wishDone = useCallback(() => setWish(null), []);
  return { place, goTo, wish, wishDone, openDesk };
}
