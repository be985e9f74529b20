/** Moves an appointment on Cal.com to another offered time. */
import { z } from 'zod';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { moveAppointment } from '#server/domain/booking/move-appointment.ts';
import type { MoveWish } from '#server/domain/booking/move-appointment.ts';
import * as booking from './booking-fields.ts';
import { defineTool } from './define-tool.ts';
import { readDay } from './read-moment.ts';
import { requireYes } from './require-yes.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  appointment: booking.appointment.optional(),
  on: field.on.optional(),
  slot_id: booking.slotId.optional(),
  date: booking.date.optional().describe('The new day, in the person’s words or YYYY-MM-DD.'),
  time: booking.time.optional().describe('The new clock time, in the person’s words or HH:MM.'),
  reason: booking.reason.optional(),
});

export const rescheduleAppointmentTool = defineTool({
  name: 'reschedule_appointment',
  description:
    'Moves an appointment that is on Cal.com to another time. Only to a time it, or check_availability with the appointment, has offered. It first answers with a question that the person has to say yes to.',
  isWrite: true,
  input,
  meaning: (asked) => asked,
  run: (deps, act, asked) =>
    moveAppointment(deps, act, {
      read: (context) => readWish(asked, context),
      askYes: (ask) => requireYes(deps, act, ask),
    }),
});

function readWish(asked: z.output<typeof input>, context: ReadingContext): MoveWish | Outcome {
  const slot = booking.readSlot(asked, context);
  if (slot && 'kind' in slot) return slot;
  const on = asked.on === undefined ? undefined : readDay(asked.on, context, 'on');
  if (on !== undefined && typeof on !== 'string') return on;
  return {
    slot,
    ...(on === undefined ? {} : { on }),
    ...(asked.appointment === undefined ? {} : { appointment: asked.appointment }),
    ...(asked.reason === undefined ? {} : { reason: asked.reason }),
  };
}
