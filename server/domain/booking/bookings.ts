/**
 * Whose Cal.com account books what. Keys in the environment belong to the owner; anybody else has
 * the account of their own key, or none (docs/decisions/015). What an account answers about its
 * event types and slots is kept for a moment: a hundred people who ask for one day ask Cal.com once.
 */
import type { Pool } from 'pg';
import type { ScheduleDeps } from '#server/domain/schedule/act.ts';
import type { BookingRefusal, BookingsVendor, EventType, SlotsWanted } from './bookings-vendor.ts';

export type BookingAccount = {
  /** Equal for everybody who books with the same key. */
  name: string;
  vendor: BookingsVendor;
  /** The same account, for work nobody waits for: it leaves room for those who do. */
  patient: BookingsVendor;
  isSimulated: boolean;
  /** What is booked when nobody says which. */
  eventTypeId: number | null;
  eventTypes(): Promise<EventType[] | BookingRefusal>;
  slots(wanted: SlotsWanted): Promise<string[] | BookingRefusal>;
  /** After we changed something there. */
  forgetSlots(): void;
  /** Where a person sees a booking; null where there is no page. */
  pageOf(uid: string): string | null;
};

export type Bookings = {
  /** Null: this person has no account, booking is off. */
  accountOf(personId: string): Promise<BookingAccount | null>;
  /** After their key or their usual event type was changed. */
  forget(personId: string): void;
};

export type BookingDeps = ScheduleDeps & { pools: { system: Pool }; bookings: Bookings };

const slotsKeptMs = 10_000;
const typesKeptMs = 60_000;

export function createBookingAccount(
  clock: { now(): number },
  account: Omit<BookingAccount, 'eventTypes' | 'slots' | 'forgetSlots'>,
): BookingAccount {
  const slots = new Map<string, { at: number; answer: Promise<string[] | BookingRefusal> }>();
  let types: { at: number; answer: Promise<EventType[] | BookingRefusal> } | null = null;
  return {
    ...account,
    eventTypes() {
      const now = clock.now();
      if (types && now - types.at < typesKeptMs) return types.answer;
      const asked = { at: now, answer: askTypes(account.vendor) };
      types = asked;
      void asked.answer.then((answer) => {
        if (!Array.isArray(answer) && types === asked) types = null;
      });
      return asked.answer;
    },
    slots(wanted) {
      const now = clock.now();
      const key = JSON.stringify(wanted);
      for (const [name, { at }] of slots) if (now - at >= slotsKeptMs) slots.delete(name);
      const known = slots.get(key);
      if (known) return known.answer;
      const asked = { at: now, answer: askSlots(account.vendor, wanted) };
      slots.set(key, asked);
      void asked.answer.then((answer) => {
        if (!Array.isArray(answer) && slots.get(key) === asked) slots.delete(key);
      });
      return asked.answer;
    },
    forgetSlots: () => slots.clear(),
  };
}

async function askTypes(vendor: BookingsVendor): Promise<EventType[] | BookingRefusal> {
  const answer = await vendor.eventTypes();
  return answer.kind === 'refused' ? answer : answer.eventTypes;
}

async function askSlots(vendor: BookingsVendor, wanted: SlotsWanted): Promise<string[] | BookingRefusal> {
  const answer = await vendor.slots(wanted);
  return answer.kind === 'refused' ? answer : answer.starts;
}
