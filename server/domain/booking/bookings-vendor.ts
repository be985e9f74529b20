/**
 * What the domain needs of whoever keeps the appointments: which kinds there are, what is free, and
 * to book, move, cancel and read. A refusal is a value because people must hear about it; only bugs
 * are thrown. Cal.com implements it (`vendors/cal/bookings-vendor.ts`).
 */
import type { BookingQuestion, BookingResponse } from '#shared/booking/booking-question.ts';
import type { Booking } from '#shared/booking/booking.ts';

export type EventType = {
  id: number;
  title: string;
  slug: string;
  /** The length when nobody says one. */
  minutes: number;
  /** Every length that can be booked, that one included. */
  lengths: number[];
  needsConfirmation: boolean;
  /** Smallest unit of the currency; 0 is free of charge. */
  price: number;
  currency: string;
  isHidden: boolean;
  needsPhone: boolean;
  /** Questions of its own to the guest. */
  questions: BookingQuestion[];
  bookingUrl: string | null;
};

export type BookingRefusalReason =
  | 'taken'
  | 'too-soon-or-far'
  | 'past'
  | 'too-many-active'
  | 'no-event-type'
  | 'not-found'
  | 'already-cancelled'
  | 'already-moved'
  | 'ended'
  | 'not-cancellable'
  | 'needs-phone'
  | 'needs-field'
  | 'bad-length'
  | 'key'
  | 'version'
  | 'too-many'
  | 'unreachable'
  /** The request was sent and the answer was lost: it may have been done. */
  | 'unclear'
  | 'other';

export type BookingRefusal = {
  kind: 'refused';
  reason: BookingRefusalReason;
  /** A finished sentence for a person. Never holds a key or a URL. */
  say: string;
  /** With `needs-field`: the vendor's name of it. With `already-moved`: the uid it has now. */
  detail?: string;
  /** With `taken`: the person keeps that time themselves. */
  heldBy?: 'you';
  retryAfterSeconds?: number;
};

/** A booking as the vendor has it, with what only we need. */
export type VendorBooking = Booking & {
  /** Ours, out of its metadata. */
  requestId: string | null;
  /** Instant. */
  updatedAt: string;
};

export type SlotsWanted = {
  eventTypeId: number;
  minutes: number;
  /** Only where the event type has several lengths. */
  hasLengths: boolean;
  /** Instants, half-open. */
  from: string;
  to: string;
  /** The booking that is to be moved: its own time counts as free. */
  forUid?: string;
};

export type NewBooking = {
  eventTypeId: number;
  /** Instant. */
  start: string;
  minutes: number;
  hasLengths: boolean;
  attendee: { name: string; email: string; timeZone: string; phone?: string };
  guests: string[];
  notes?: string;
  /** To questions of the event type, by their slugs. */
  responses?: Record<string, BookingResponse>;
  requestId: string;
};

export type BookingsWanted = {
  statuses: ('upcoming' | 'past' | 'cancelled' | 'unconfirmed')[];
  attendeeEmail?: string;
  /** Instants. */
  startsAfter?: string;
  endsBefore?: string;
  updatedAfter?: string;
};

type Read<T> = Promise<T | BookingRefusal>;

export type BookingsVendor = {
  me(signal?: AbortSignal): Read<{ kind: 'me'; id: number; name: string; email: string; timeZone: string }>;
  eventTypes(signal?: AbortSignal): Read<{ kind: 'event-types'; eventTypes: EventType[] }>;
  /** Starts, as instants, in order. */
  slots(wanted: SlotsWanted, signal?: AbortSignal): Read<{ kind: 'slots'; starts: string[] }>;
  /** Hides the slot from others for some minutes. It is not needed for booking. */
  hold(
    slot: { eventTypeId: number; start: string; minutes: number; hasLengths: boolean },
    signal?: AbortSignal,
  ): Read<{ kind: 'held'; holdUid: string; until: string }>;
  release(holdUid: string, signal?: AbortSignal): Promise<void>;
  book(booking: NewBooking, signal?: AbortSignal): Read<{ kind: 'booking'; booking: VendorBooking }>;
  reschedule(
    move: { uid: string; start: string; reason?: string; by?: string },
    signal?: AbortSignal,
  ): Read<{ kind: 'booking'; booking: VendorBooking }>;
  /** What is cancelled already counts as cancelled. */
  cancel(
    cancellation: { uid: string; reason: string },
    signal?: AbortSignal,
  ): Read<{ kind: 'booking'; booking: VendorBooking }>;
  /** The host's answer to a request. */
  decide(
    answer: { uid: string; accept: boolean; reason?: string },
    signal?: AbortSignal,
  ): Read<{ kind: 'booking'; booking: VendorBooking }>;
  booking(uid: string, signal?: AbortSignal): Read<{ kind: 'booking'; booking: VendorBooking }>;
  bookings(
    wanted: BookingsWanted,
    signal?: AbortSignal,
  ): Read<{ kind: 'bookings'; bookings: VendorBooking[] }>;
  /** Names of the same appointment in other calendars. */
  references(
    uid: string,
    signal?: AbortSignal,
  ): Read<{ kind: 'references'; references: { type: string; uid: string }[] }>;
  /** Sees to it that we are told; ours alone is touched. */
  subscribe(webhook: { url: string; secret: string }, signal?: AbortSignal): Read<{ kind: 'subscribed' }>;
};
