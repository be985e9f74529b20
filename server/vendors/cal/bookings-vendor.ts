/** The domain's port for appointments, spoken to Cal.com's API v2 (cal.com/docs/api-reference/v2). */
import type { z } from 'zod';
import type {
  BookingRefusal,
  BookingsVendor,
  BookingsWanted,
  NewBooking,
  VendorBooking,
} from '#server/domain/booking/bookings-vendor.ts';
import { calRequest } from './cal-request.ts';
import type { CalAccess, CalRequest } from './cal-request.ts';
import { anyVersion, bookingsVersion, eventTypesVersion, slotsVersion } from './cal-versions.ts';
import { subscribe } from './subscribe.ts';
import { toEventType, toVendorBooking } from './to-booking.ts';
import { toRefusal, wrongVersion } from './to-refusal.ts';
import { BookingList, EventTypeList, Me, OneBooking, References, Reservation, Slots } from './wire.ts';

const pageSize = 100;
const maxPages = 20;
/** A hold is a courtesy: booking works without. */
const niceToHaveMs = 1_500;

/** Throws only when a signal was aborted. */
export function createCalBookings(access: CalAccess, options: { isPatient?: boolean } = {}): BookingsVendor {
  const ask = async <T extends z.ZodType>(
    schema: T,
    request: CalRequest,
  ): Promise<{ kind: 'ok'; value: z.output<T> } | BookingRefusal> => {
    const isPatient = options.isPatient ?? false;
    const answer = await calRequest(access, { ...request, isPatient });
    if (answer.kind === 'failed') return toRefusal(answer, request.method !== 'GET');
    const parsed = schema.safeParse(answer.body);
    if (parsed.success) return { kind: 'ok', value: parsed.data };
    return { kind: 'refused', reason: 'version', say: wrongVersion };
  };
  const oneBooking = async (request: Omit<CalRequest, 'version'>) => {
    const answer = await ask(OneBooking, { ...request, version: bookingsVersion });
    if (answer.kind === 'refused') return answer;
    const booking = toVendorBooking(answer.value.data);
    return booking ? { kind: 'booking' as const, booking } : strange;
  };

  const vendor: BookingsVendor = {
    async me(signal) {
      const answer = await ask(Me, { method: 'GET', path: '/me', version: anyVersion, signal });
      if (answer.kind === 'refused') return answer;
      const { id, name, email, timeZone } = answer.value.data;
      return { kind: 'me', id, name: name ?? '', email, timeZone };
    },

    async eventTypes(signal) {
      const request = { method: 'GET', path: '/event-types', version: eventTypesVersion, signal } as const;
      const answer = await ask(EventTypeList, request);
      if (answer.kind === 'refused') return answer;
      return { kind: 'event-types', eventTypes: answer.value.data.map(toEventType) };
    },

    async slots(wanted, signal) {
      const answer = await ask(Slots, {
        method: 'GET',
        path: '/slots',
        version: slotsVersion,
        query: {
          eventTypeId: wanted.eventTypeId,
          start: toUtc(wanted.from),
          end: toUtc(wanted.to),
          // UTC on the wire: what is said in which zone is our own business.
          timeZone: 'UTC',
          duration: wanted.hasLengths ? wanted.minutes : undefined,
          bookingUidToReschedule: wanted.forUid,
        },
        signal,
      });
      if (answer.kind === 'refused') return answer;
      const starts = Object.values(answer.value.data)
        .flat()
        .map((slot) => Temporal.Instant.from(typeof slot === 'string' ? slot : slot.start).toString())
        .filter(
          (start) =>
            Date.parse(start) >= Date.parse(wanted.from) && Date.parse(start) < Date.parse(wanted.to),
        );
      return { kind: 'slots', starts: [...new Set(starts)].toSorted() };
    },

    async hold(slot, signal) {
      const answer = await ask(Reservation, {
        method: 'POST',
        path: '/slots/reservations',
        version: slotsVersion,
        atMostMs: niceToHaveMs,
        body: {
          eventTypeId: slot.eventTypeId,
          slotStart: toUtc(slot.start),
          ...(slot.hasLengths ? { slotDuration: slot.minutes } : {}),
        },
        signal,
      });
      if (answer.kind === 'refused') return answer;
      const { reservationUid: holdUid, reservationUntil: until } = answer.value.data;
      return { kind: 'held', holdUid, until };
    },

    async release(holdUid, signal) {
      // If it fails the hold ends by itself in some minutes.
      const path = `/slots/reservations/${encodeURIComponent(holdUid)}`;
      const request = { method: 'DELETE', path, version: slotsVersion, atMostMs: niceToHaveMs } as const;
      await calRequest(access, { ...request, signal });
    },

    book: (booking, signal) =>
      oneBooking({ method: 'POST', path: '/bookings', body: toBody(booking), signal }),

    reschedule: ({ uid, start, reason, by }, signal) =>
      oneBooking({
        method: 'POST',
        path: `${pathOf(uid)}/reschedule`,
        body: {
          start: toUtc(start),
          ...(reason === undefined ? {} : { reschedulingReason: reason }),
          ...(by === undefined ? {} : { rescheduledBy: by }),
        },
        signal,
      }),

    async cancel({ uid, reason }, signal) {
      const path = `${pathOf(uid)}/cancel`;
      const answer = await oneBooking({ method: 'POST', path, body: { cancellationReason: reason }, signal });
      return answer.kind === 'refused' && answer.reason === 'already-cancelled'
        ? vendor.booking(uid, signal)
        : answer;
    },

    decide: ({ uid, accept, reason }, signal) =>
      oneBooking({
        method: 'POST',
        path: `${pathOf(uid)}/${accept ? 'confirm' : 'decline'}`,
        ...(accept ? {} : { body: { reason: reason ?? '' } }),
        signal,
      }),

    booking: (uid, signal) => oneBooking({ method: 'GET', path: pathOf(uid), signal }),

    async bookings(wanted, signal) {
      const bookings: VendorBooking[] = [];
      for (let page = 0; page < maxPages; page += 1) {
        const answer = await ask(BookingList, {
          method: 'GET',
          path: '/bookings',
          version: bookingsVersion,
          query: { ...toQuery(wanted), take: pageSize, skip: page * pageSize },
          signal,
        });
        if (answer.kind === 'refused') return answer;
        bookings.push(...answer.value.data.flatMap((row) => toVendorBooking(row) ?? []));
        if (answer.value.data.length < pageSize || answer.value.pagination.hasNextPage === false) break;
      }
      return { kind: 'bookings', bookings };
    },

    async references(uid, signal) {
      const path = `${pathOf(uid)}/references`;
      const answer = await ask(References, { method: 'GET', path, version: bookingsVersion, signal });
      if (answer.kind === 'refused') return answer;
      const references = answer.value.data.flatMap(({ type, eventUid }) =>
        eventUid ? [{ type, uid: eventUid }] : [],
      );
      return { kind: 'references', references };
    },

    subscribe: (webhook, signal) => subscribe(ask, webhook, signal),
  };
  return vendor;
}

const strange: BookingRefusal = {
  kind: 'refused',
  reason: 'other',
  say: 'Cal.com answered with something unexpected.',
};

/** An empty uid would be another route. */
function pathOf(uid: string): string {
  return `/bookings/${encodeURIComponent(uid || 'none')}`;
}

const toUtc = (instant: string): string => Temporal.Instant.from(instant).toString();

function toBody(booking: NewBooking): Record<string, unknown> {
  const { attendee, notes } = booking;
  const responses = { ...(notes === undefined ? {} : { notes }), ...booking.responses };
  return {
    start: toUtc(booking.start),
    eventTypeId: booking.eventTypeId,
    attendee: {
      name: attendee.name,
      email: attendee.email,
      timeZone: attendee.timeZone,
      language: 'en',
      ...(attendee.phone === undefined ? {} : { phoneNumber: attendee.phone }),
    },
    ...(booking.guests.length === 0 ? {} : { guests: booking.guests }),
    ...(booking.hasLengths ? { lengthInMinutes: booking.minutes } : {}),
    ...(Object.keys(responses).length === 0 ? {} : { bookingFieldsResponses: responses }),
    metadata: { source: 'calendar-agent', requestId: booking.requestId },
  };
}

function toQuery(wanted: BookingsWanted): Record<string, string | undefined> {
  return {
    // The default when it is left out depends on the version.
    status: wanted.statuses.join(','),
    attendeeEmail: wanted.attendeeEmail,
    afterStart: wanted.startsAfter,
    beforeEnd: wanted.endsBefore,
    afterUpdatedAt: wanted.updatedAfter,
    sortUpdatedAt: 'asc',
  };
}
