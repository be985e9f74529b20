/** An appointment on Cal.com as everybody sees it: tools, cards, the Bookings tab. Types only. */

/** `pending` is asked for and not confirmed: never to be worded as booked. */
export type BookingStatus = 'accepted' | 'pending' | 'cancelled' | 'rejected';

export type BookingPerson = {
  name: string;
  email: string;
  /** IANA. */
  timeZone: string;
  phone?: string;
  /** True once somebody noted that they did not come. */
  absent?: boolean;
};

export type Booking = {
  /** Cal.com's name of it; another one after it was moved. */
  uid: string;
  title: string;
  status: BookingStatus;
  /** Instants, the end exclusive. */
  start: string;
  end: string;
  minutes: number;
  eventTypeId: number;
  eventTypeSlug: string;
  hosts: BookingPerson[];
  attendees: BookingPerson[];
  /** E-mail addresses of further guests. */
  guests: string[];
  /** Where it takes place, in words or as a link; absent until Cal.com has one. */
  location?: string;
  meetingUrl?: string;
  notes?: string;
  hostAbsent?: boolean;
  cancellationReason?: string;
  rescheduledFromUid?: string;
  rescheduledToUid?: string;
};
