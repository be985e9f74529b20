/** Making and reading bookings. A create decides and writes in one breath: two never both win. */
import type { Router } from 'express';
import { standing } from '../calendar/free-slots.ts';
import type { Simulator } from '../simulator.ts';
import type { BookingRow, EventType } from '../state.ts';
import { announceBooking } from '../webhooks.ts';
import { answer, Refusal } from './answer.ts';
import { checkFields, minutesOf, readBookingBody, typeOfBody } from './booking-input.ts';
import type { BookingBody } from './booking-input.ts';
import { listBookings } from './list-bookings.ts';
import { refuseSlot } from './refuse-slot.ts';
import { toBooking } from './to-booking.ts';

export function bookingRoutes(sim: Simulator, router: Router): void {
  router.get('/bookings', (req, res) => listBookings(sim, req, res));

  router.get('/bookings/:uid', (req, res) => {
    const row = sim.state.bookings.find(({ uid }) => uid === req.params.uid);
    if (!row) throw new Refusal(404, `Booking with uid=${req.params.uid} was not found in the database`);
    answer(res, toBooking(sim, row));
  });

  router.get('/bookings/:uid/references', (req, res) => {
    const row = sim.state.bookings.find(({ uid }) => uid === req.params.uid);
    if (!row) throw new Refusal(404, `Booking with uid=${req.params.uid} was not found in the database`);
    const reference = {
      type: 'google_calendar',
      eventUid: `g${row.uid.toLowerCase()}`,
      destinationCalendarId: null,
      id: row.id,
    };
    answer(res, row.status === 'accepted' ? [reference] : []);
  });

  router.post('/bookings', (req, res) => {
    const body = readBookingBody(req.body);
    const row = createBooking(sim, body);
    answer(res, toBooking(sim, row), { status: 201 });
  });
}

export function createBooking(sim: Simulator, body: BookingBody): BookingRow {
  const type = typeOfBody(sim, body);
  const minutes = minutesOf(type, body.lengthInMinutes);
  const start = Date.parse(body.start);
  checkFields(type, body);
  refuseActiveLimit(sim, type, body);
  refuseSlot(sim, { type, minutes, start });
  const row = putBooking(sim, { type, body, start, end: start + minutes * 60_000 });
  if (type.price > 0) announceBooking(sim, 'BOOKING_PAYMENT_INITIATED', row);
  else announceBooking(sim, row.status === 'pending' ? 'BOOKING_REQUESTED' : 'BOOKING_CREATED', row);
  return row;
}

function putBooking(
  sim: Simulator,
  made: { type: EventType; body: BookingBody; start: number; end: number },
): BookingRow {
  const { type, body, start, end } = made;
  const now = sim.settings.clock.now();
  const { attendee } = body;
  const person = {
    name: attendee.name,
    email: attendee.email ?? `${attendee.phoneNumber?.replace(/\D/g, '') ?? ''}@sms.example.com`,
    timeZone: attendee.timeZone,
    language: attendee.language ?? 'en',
    absent: false,
    ...(attendee.phoneNumber === undefined ? {} : { phoneNumber: attendee.phoneNumber }),
  };
  const shared = standing(sim, type.ownerId).find(
    (b) => type.seats !== null && b.eventTypeId === type.id && b.start === start,
  );
  if (shared) {
    shared.attendees.push(person);
    shared.updatedAt = now;
    return shared;
  }
  const uid = sim.settings.ids.booking();
  const row: BookingRow = {
    id: sim.state.nextId(),
    uid,
    ownerId: type.ownerId,
    eventTypeId: type.id,
    status: type.requiresConfirmation || type.price > 0 ? 'pending' : 'accepted',
    start,
    end,
    attendees: [person],
    guests: body.guests ?? [],
    responses: { email: person.email, name: person.name, ...body.bookingFieldsResponses },
    metadata: body.metadata ?? {},
    location: `${sim.origin}/video/${uid}`,
    absentHost: false,
    paid: type.price === 0,
    cancellationReason: '',
    cancelledByEmail: '',
    rescheduledByEmail: null,
    createdAt: now,
    updatedAt: now,
  };
  sim.state.bookings.push(row);
  sim.state.save();
  return row;
}

function refuseActiveLimit(sim: Simulator, type: EventType, body: BookingBody): void {
  if (type.activePerAttendee === null) return;
  const now = sim.settings.clock.now();
  const active = standing(sim, type.ownerId).filter(
    (b) =>
      b.eventTypeId === type.id && b.end > now && b.attendees.some((a) => a.email === body.attendee.email),
  );
  if (active.length < type.activePerAttendee) return;
  throw new Refusal(
    400,
    "Attendee with this email can't book because the maximum number of active bookings has been reached.",
  );
}
