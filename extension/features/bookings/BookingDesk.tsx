/** How cards and event details reach the Bookings tab: "reschedule this one". Null where there is none. */
import { createContext, use } from 'react';

export type BookingWish = { kind: 'new' } | { kind: 'move' | 'cancel'; uid: string };

type OpenDesk = (wish: BookingWish) => void;

const DeskContext = createContext<OpenDesk | null>(null);

export const BookingDesk = DeskContext.Provider;

export function useBookingDesk(): OpenDesk | null {
  return use(DeskContext);
}
