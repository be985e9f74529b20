/**
 * What appointments need of the server, stated by shape: the extension's tRPC client fits it, and so
 * does the gallery's Cal.com in memory. Types only.
 */
import type { BookingQuestion } from '#shared/booking/booking-question.ts';
import type { Booking } from '#shared/booking/booking.ts';
import type { Outcome } from '#shared/outcome.ts';

export type ListedBooking = Booking & {
  /** Its event on the schedule. */
  eventId: string;
  /** Titles of what else is there. */
  clash: string[];
};

export type ListedBookings = {
  upcoming: ListedBooking[];
  past: ListedBooking[];
  cancelled: ListedBooking[];
};

export type BookableType = {
  id: number;
  title: string;
  slug: string;
  /** Its usual length. */
  minutes: number;
  lengths: number[];
  isHidden: boolean;
  needsPhone: boolean;
  /** What it asks of its own. */
  questions: BookingQuestion[];
};

export type BookingSettings = {
  /** `shared`: the server's own account, which belongs to the owner. */
  account: 'own' | 'shared' | 'off';
  isSimulated: boolean;
  eventTypes: BookableType[];
  usualTypeId: number | null;
  problem: string | null;
};

export type SlotsQuestion = {
  /** Words or `YYYY-MM-DD`. */
  date: string;
  duration?: number;
  /** Id, name or words. */
  eventType?: string;
  guestTimeZone?: string;
  /** Uid of the booking that is to be moved. */
  appointment?: string;
};

type Call = { callId?: string };
export type NewBookingInput = Call & {
  slotId: string;
  name: string;
  email: string;
  duration?: number;
  eventType?: string;
  guestTimeZone?: string;
  notes?: string;
  phone?: string;
  /** Each as "question: answer". */
  answers?: string[];
};
type MoveInput = Call & { appointment: string; slotId: string; reason?: string };
type CancelInput = Call & { appointment: string; reason?: string };

type Query<I, O> = { query(input: I): Promise<O> };
type Mutation<I, O = Outcome> = { mutate(input: I): Promise<O> };
type Verdict = { ok: boolean; say: string };

export type BookingApi = {
  booking: {
    availability: Query<SlotsQuestion, Outcome>;
    book: Mutation<NewBookingInput>;
    reschedule: Mutation<MoveInput>;
    cancel: Mutation<CancelInput>;
    decide: Mutation<{ uid: string; accept: boolean; reason?: string }>;
    list: { query(): Promise<ListedBookings> };
    settings: { query(): Promise<BookingSettings> };
    setUsualType: Mutation<{ eventTypeId: number | null }, BookingSettings>;
    setKey: Mutation<{ key: string }, Verdict>;
    clearKey: { mutate(): Promise<Verdict> };
  };
  conversation: {
    confirm: Mutation<{ conversationId: string | null; nonce: string; yes: boolean }>;
  };
};
