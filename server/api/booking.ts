/**
 * Appointments on Cal.com as the panel and scripts use them: the same tools as the agent's, through the
 * same dispatch. A question that needs a yes is answered with `conversation.confirm`.
 */
import { z } from 'zod';
import { listBookings } from '../domain/booking/list-bookings.ts';
import { decideRequest } from '../domain/booking/decide-request.ts';
import { bookingSettings, clearBookingKey, setBookingKey, setUsualType } from './booking-settings.ts';
import { callOfPanel } from './call-of-panel.ts';
import { personProcedure, trpc } from './trpc.ts';

export type AvailabilityQuestion = {
  /** Words or `YYYY-MM-DD`. */
  date: string;
  duration?: number | string;
  eventType?: string;
  guestTimeZone?: string;
  /** Uid of the booking that is to be moved. */
  appointment?: string;
  timeZone?: string;
};
export type SlotChoice = { slotId: string } | { date: string; time: string };
export type NewBookingInput = SlotChoice & {
  email?: string;
  name?: string;
  phone?: string;
  duration?: number | string;
  eventType?: string;
  guestTimeZone?: string;
  notes?: string;
  guests?: string[];
  /** Each as "question: answer". */
  answers?: string[];
  timeZone?: string;
  callId?: string;
};
export type BookingMove = SlotChoice & {
  appointment: string;
  reason?: string;
  timeZone?: string;
  callId?: string;
};
export type BookingCancellation = {
  appointment: string;
  reason?: string;
  timeZone?: string;
  callId?: string;
};

/** Any object goes through: what is wrong with it is answered as an `invalid` outcome. */
const anyObject = <T>() =>
  z.custom<T>((value) => value !== null && typeof value === 'object' && !Array.isArray(value));

/** The names that tools have are taken as well. */
const toolNames: Record<string, string> = {
  slotId: 'slot_id',
  eventType: 'event_type',
  guestTimeZone: 'attendee_time_zone',
  attendeeTimeZone: 'attendee_time_zone',
  durationMinutes: 'duration',
  uid: 'appointment',
};

function toArguments(input: object): Record<string, unknown> {
  const { callId: _callId, timeZone: _timeZone, ...rest } = input as Record<string, unknown>;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [toolNames[name] ?? name, value]));
}

const callOf = (tool: string, input: { callId?: string; timeZone?: string }) => ({
  tool,
  args: toArguments(input),
  callId: input.callId ?? null,
  timeZone: input.timeZone,
});

export const bookingRouter = trpc.router({
  availability: personProcedure
    .input(anyObject<AvailabilityQuestion>())
    .query(({ ctx, input }) => callOfPanel(ctx, callOf('check_availability', input))),

  book: personProcedure
    .input(anyObject<NewBookingInput>())
    .mutation(({ ctx, input }) => callOfPanel(ctx, callOf('book_appointment', input))),

  reschedule: personProcedure
    .input(anyObject<BookingMove>())
    .mutation(({ ctx, input }) => callOfPanel(ctx, callOf('reschedule_appointment', input))),

  cancel: personProcedure
    .input(anyObject<BookingCancellation>())
    .mutation(({ ctx, input }) => callOfPanel(ctx, callOf('cancel_appointment', input))),

  list: personProcedure.query(({ ctx }) => listBookings(ctx.deps, ctx.personId)),

  /** The person's own answer to a request that waits for it. */
  decide: personProcedure
    .input(
      z.object({
        uid: z.string().min(1).max(200),
        accept: z.boolean(),
        reason: z.string().max(500).optional(),
      }),
    )
    .mutation(({ ctx, input }) =>
      decideRequest(ctx.deps, ctx.personId, {
        uid: input.uid,
        accept: input.accept,
        ...(input.reason === undefined ? {} : { reason: input.reason }),
      }),
    ),

  /** Which account books, and what can be booked. */
  settings: personProcedure.query(({ ctx }) => bookingSettings(ctx.deps, ctx.personId)),

  /** What is booked when nobody says which kind; null: ask. */
  setUsualType: personProcedure
    .input(z.object({ eventTypeId: z.number().int().positive().nullable() }))
    .mutation(({ ctx, input }) => setUsualType(ctx.deps, ctx.personId, input.eventTypeId)),

  /** Tried before it is kept; never given out again. */
  setKey: personProcedure
    .input(z.object({ key: z.string().trim().min(8).max(500) }))
    .mutation(({ ctx, input }) => setBookingKey(ctx.deps, ctx.personId, input.key)),

  clearKey: personProcedure.mutation(({ ctx }) => clearBookingKey(ctx.deps, ctx.personId)),
});
