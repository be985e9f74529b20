/** Moving, cancelling, confirming, declining a booking, and noting who did not come. */
import type { Request, Router } from 'express';
import type { Simulator } from '../simulator.ts';
import type { BookingRow } from '../state.ts';
import { announceBooking } from '../webhooks.ts';
import { answer, Refusal, wrongProperty } from './answer.ts';
import { refuseSlot } from './refuse-slot.ts';
import { toBooking, typeOf } from './to-booking.ts';
import { accountOf, requireAccount } from './who.ts';

export function changeRoutes(sim: Simulator, router: Router): void {
  router.post('/bookings/:uid/reschedule', (req, res) => {
    const row = found(sim, req, (uid) => `Booking with uid=${uid} was not found in the database`);
    const body = strictBody(req, ['start', 'reschedulingReason', 'rescheduledBy', 'emailVerificationCode']);
    const next = reschedule(sim, row, {
      start: Date.parse(String(body['start'])),
      reason: text(body['reschedulingReason']),
      by: text(body['rescheduledBy']),
    });
    answer(res, toBooking(sim, next), { status: 201 });
  });

  router.post('/bookings/:uid/cancel', (req, res) => {
    const row = found(sim, req, (uid) => `Booking with uid=${uid} not found`);
    const body = strictBody(req, ['cancellationReason', 'cancelSubsequentBookings', 'seatUid']);
    const reason = text(body['cancellationReason']);
    if (accountOf(sim, req)?.id === row.ownerId && !reason) {
      throw new Refusal(400, 'Cancellation reason is required when you are the host');
    }
    cancel(sim, row, {
      reason: reason ?? '',
      by: accountOf(sim, req)?.email ?? row.attendees[0]?.email ?? '',
    });
    answer(res, toBooking(sim, row));
  });

  router.post('/bookings/:uid/confirm', (req, res) => {
    answer(res, toBooking(sim, decide(sim, own(sim, req), { status: 'accepted' })));
  });

  router.post('/bookings/:uid/decline', (req, res) => {
    const body = strictBody(req, ['reason']);
    answer(
      res,
      toBooking(sim, decide(sim, own(sim, req), { status: 'rejected', reason: text(body['reason']) })),
    );
  });

  router.post('/bookings/:uid/mark-absent', (req, res) => {
    const row = own(sim, req);
    if (row.start > sim.settings.clock.now()) {
      throw new Refusal(400, 'Bookings can only be marked as absent after their scheduled start time.');
    }
    const body = strictBody(req, ['host', 'attendees']);
    markAbsent(sim, row, {
      host: body['host'] === true,
      emails: ((body['attendees'] ?? []) as { email: string; absent: boolean }[])
        .filter(({ absent }) => absent)
        .map(({ email }) => email),
    });
    answer(res, toBooking(sim, row));
  });
}

export function reschedule(
  sim: Simulator,
  row: BookingRow,
  asked: { start: number; reason?: string | undefined; by?: string | undefined },
): BookingRow {
  if (row.rescheduledToUid !== undefined) {
    throw new Refusal(
      400,
      `Can't reschedule booking with uid=${row.uid} because it has been cancelled and rescheduled already to booking with uid=${row.rescheduledToUid}. You probably want to reschedule ${row.rescheduledToUid} instead by passing it within the request URL.`,
    );
  }
  if (row.status === 'cancelled' || row.status === 'rejected') {
    throw new Refusal(
      400,
      `Can't reschedule booking with uid=${row.uid} because it has been cancelled. Please provide uid of a booking that is not cancelled.`,
    );
  }
  if (Number.isNaN(asked.start)) throw wrongProperty('start', 'start must be a valid ISO 8601 date string');
  const type = typeOf(sim, row);
  if (!type) throw new Refusal(404, `Event type with id ${row.eventTypeId} not found.`);
  const length = row.end - row.start;
  refuseSlot(sim, { type, minutes: length / 60_000, start: asked.start, exceptUid: row.uid });
  const now = sim.settings.clock.now();
  const owner = sim.state.accounts.find(({ id }) => id === row.ownerId);
  const isRequest = type.requiresConfirmation && asked.by !== owner?.email;
  const uid = sim.settings.ids.booking();
  const next: BookingRow = {
    ...row,
    id: sim.state.nextId(),
    uid,
    status: isRequest ? 'pending' : 'accepted',
    start: asked.start,
    end: asked.start + length,
    attendees: row.attendees.map((attendee) => ({ ...attendee })),
    location: `${sim.origin}/video/${uid}`,
    reschedulingReason: asked.reason ?? '',
    rescheduledByEmail: asked.by ?? null,
    rescheduledFromUid: row.uid,
    createdAt: now,
    updatedAt: now,
  };
  row.status = 'cancelled';
  row.rescheduledToUid = uid;
  row.updatedAt = now;
  sim.state.bookings.push(next);
  sim.state.save();
  announceBooking(sim, isRequest ? 'BOOKING_REQUESTED' : 'BOOKING_RESCHEDULED', next);
  return next;
}

export function cancel(sim: Simulator, row: BookingRow, asked: { reason: string; by: string }): void {
  if (row.status === 'cancelled' || row.status === 'rejected') {
    throw new Refusal(
      400,
      `Can't cancel booking with uid=${row.uid} because it has been cancelled already. Please provide uid of a booking that is not cancelled.`,
    );
  }
  const now = sim.settings.clock.now();
  if (row.end < now) {
    throw new Refusal(400, 'Cannot cancel a booking that has already ended', {
      statusCode: 400,
      message: 'Cannot cancel a booking that has already ended',
    });
  }
  if (typeOf(sim, row)?.allowsCancelling === false) {
    throw new Refusal(400, 'This event type does not allow cancellations');
  }
  row.status = 'cancelled';
  row.cancellationReason = asked.reason;
  row.cancelledByEmail = asked.by;
  row.updatedAt = now;
  sim.state.save();
  announceBooking(sim, 'BOOKING_CANCELLED', row);
}

/** The host's answer to a request, or the payment of a paid one. */
export function decide(
  sim: Simulator,
  row: BookingRow,
  { status, reason = '' }: { status: 'accepted' | 'rejected'; reason?: string | undefined },
): BookingRow {
  if (row.status !== 'pending') throw new Refusal(400, 'Booking already confirmed or rejected');
  row.status = status;
  row.cancellationReason = status === 'rejected' ? reason : '';
  row.updatedAt = sim.settings.clock.now();
  sim.state.save();
  announceBooking(sim, status === 'accepted' ? 'BOOKING_CREATED' : 'BOOKING_REJECTED', row);
  return row;
}

export function markAbsent(
  sim: Simulator,
  row: BookingRow,
  absent: { host: boolean; emails: string[] },
): void {
  if (absent.host) row.absentHost = true;
  for (const attendee of row.attendees) if (absent.emails.includes(attendee.email)) attendee.absent = true;
  row.updatedAt = sim.settings.clock.now();
  sim.state.save();
  announceBooking(sim, 'BOOKING_NO_SHOW_UPDATED', row);
}

function found(sim: Simulator, req: Request, message: (uid: string) => string): BookingRow {
  const uid = String(req.params['uid']);
  const row = sim.state.bookings.find((one) => one.uid === uid);
  if (!row) throw new Refusal(404, message(uid));
  return row;
}

function own(sim: Simulator, req: Request): BookingRow {
  const account = requireAccount(sim, req);
  const row = found(sim, req, (uid) => `Booking with uid=${uid} was not found in the database`);
  if (row.ownerId !== account.id) throw new Refusal(403, 'You are not the owner of this booking');
  return row;
}

function strictBody(req: Request, names: string[]): Record<string, unknown> {
  const body = (req.body ?? {}) as Record<string, unknown>;
  for (const name of Object.keys(body)) {
    if (!names.includes(name)) throw wrongProperty(name, `property ${name} should not exist`);
  }
  return body;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
