/** Cancels an appointment on Cal.com. */
import { z } from 'zod';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { cancelAppointment } from '#server/domain/booking/cancel-appointment.ts';
import type { CancelWish } from '#server/domain/booking/cancel-appointment.ts';
import * as booking from './booking-fields.ts';
import { defineTool } from './define-tool.ts';
import { readDay } from './read-moment.ts';
import { requireYes } from './require-yes.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  appointment: booking.appointment.optional(),
  on: field.on.optional(),
  reason: booking.reason.optional(),
});

export const cancelAppointmentTool = defineTool({
  name: 'cancel_appointment',
  description:
    'Cancels an appointment that is on Cal.com. It cannot be taken back: it first answers with a question that the person has to say yes to.',
  isWrite: true,
  input,
  meaning: (asked) => asked,
  run: (deps, act, asked) =>
    cancelAppointment(deps, act, {
      read: (context) => readWish(asked, context),
      askYes: (ask) => requireYes(deps, act, ask),
    }),
});

function readWish(asked: z.output<typeof input>, context: ReadingContext): CancelWish | Outcome {
  const on = asked.on === undefined ? undefined : readDay(asked.on, context, 'on');
  if (on !== undefined && typeof on !== 'string') return on;
  return {
    ...(on === undefined ? {} : { on }),
    ...(asked.appointment === undefined ? {} : { appointment: asked.appointment }),
    ...(asked.reason === undefined ? {} : { reason: asked.reason }),
  };
}
