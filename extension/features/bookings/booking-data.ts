/**
 * What an outcome carries about appointments, checked by shape: data of a receipt is not typed. Apart
 * from the cards, so that the panel can ask whether there is one without loading them.
 */
import type { Booking } from '#shared/booking/booking.ts';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import { slotsOf } from '#extension/features/live-schedule/slots-of.ts';

export type Availability = {
  slots: FreeSlot[];
  title: string;
  minutes: number;
  /** IANA; null where nobody said that the guest is somewhere else. */
  guestZone: string | null;
  /** None of them is on a day that was asked for. */
  isLater: boolean;
};

/** Times that can be booked, as `check_availability` answers them; null for anything else. */
export function availabilityOf(outcome: Outcome): Availability | null {
  if (outcome.kind !== 'done') return null;
  const data: unknown = outcome.receipt.data;
  if (!isRecord(data) || !isRecord(data['eventType'])) return null;
  const { title } = data['eventType'];
  return {
    slots: slotsOf(outcome),
    title: typeof title === 'string' ? title : '',
    minutes: typeof data['minutes'] === 'number' ? data['minutes'] : 0,
    guestZone: typeof data['guestZone'] === 'string' ? data['guestZone'] : null,
    isLater: data['isLater'] === true,
  };
}

/** The appointment an outcome confirms, moves or cancels, exactly as Cal.com has it. */
export function bookingOf(outcome: Outcome): Booking | null {
  if (outcome.kind !== 'done' && outcome.kind !== 'pending') return null;
  const data: unknown = outcome.receipt.data;
  const booking = isRecord(data) ? data['booking'] : undefined;
  return isBooking(booking) ? booking : null;
}

const known = ['name', 'email', 'phone', 'date'];

/** What is missing and has a field: about the guest, questions of Cal.com's, or the day. */
export function missingOf(outcome: Outcome): string[] {
  if (outcome.kind !== 'needs') return [];
  const asked = outcome.questions?.map(({ slug }) => slug) ?? [];
  return outcome.fields.filter((field) => known.includes(field) || asked.includes(field));
}

/** Whether a card of this folder says more about it than its sentence does. */
export function isOfBooking(outcome: Outcome): boolean {
  return (
    availabilityOf(outcome) !== null ||
    bookingOf(outcome) !== null ||
    missingOf(outcome).length > 0 ||
    (outcome.kind === 'needs-yes' && addressIn(outcome.summary) !== null) ||
    hasOffers(outcome)
  );
}

/** Times with ids can be booked; free times of the own schedule have none. */
function hasOffers(outcome: Outcome): boolean {
  return (
    (outcome.kind === 'taken' || outcome.kind === 'not-offered' || outcome.kind === 'needs') &&
    outcome.nearest?.some(({ id }) => id !== undefined) === true
  );
}

/** The address a question is about: shown in full, so that a wrong letter is seen. */
export function addressIn(summary: string): string | null {
  return /[^\s,;()<>]+@[^\s,;()<>]+\.[a-z]{2,}/i.exec(summary)?.[0] ?? null;
}

/** How it stands, in two or three words. */
export function stateOf(booking: Booking): string {
  switch (booking.status) {
    case 'pending':
      return booking.rescheduledFromUid === undefined
        ? 'Asked for, not confirmed yet'
        : 'New time asked for, not confirmed yet';
    case 'cancelled':
      return booking.rescheduledToUid === undefined ? 'Cancelled' : 'Moved to another time';
    case 'rejected':
      return 'Declined';
    case 'accepted':
      return booking.rescheduledFromUid === undefined ? 'Booked' : 'Rescheduled';
  }
}

function isBooking(value: unknown): value is Booking {
  return (
    isRecord(value) &&
    typeof value['uid'] === 'string' &&
    typeof value['title'] === 'string' &&
    typeof value['start'] === 'string' &&
    typeof value['end'] === 'string' &&
    Array.isArray(value['attendees'])
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
