/** Tells which times can be booked on Cal.com. Only what it offers can be booked. */
import { z } from 'zod';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { checkAvailability } from '#server/domain/booking/check-availability.ts';
import type { AvailabilityWanted } from '#server/domain/booking/check-availability.ts';
import * as booking from './booking-fields.ts';
import { defineTool } from './define-tool.ts';
import { readDays } from './list-events.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  date: field.date
    .optional()
    .describe(
      'The day or days to look at, in the person’s words ("next Tuesday", "next week") or YYYY-MM-DD.',
    ),
  duration: booking.duration.optional(),
  event_type: booking.eventType.optional(),
  attendee_time_zone: booking.guestZone.optional(),
  appointment: booking.appointment
    .optional()
    .describe('Only to move an appointment: which one, by its uid or the words used for it.'),
});

export const checkAvailabilityTool = defineTool({
  name: 'check_availability',
  description:
    'Offers times that can be booked on Cal.com for a guest (a demo, a consultation, a call). Ask for the day first if the person did not say one. Offer a few of the times it answers, and book only one of them with book_appointment.',
  isWrite: false,
  input,
  run: (deps, act, asked) => checkAvailability(deps, act, { read: (context) => readWanted(asked, context) }),
});

function readWanted(asked: z.output<typeof input>, context: ReadingContext): AvailabilityWanted | Outcome {
  if (asked.date === undefined) return { kind: 'needs', say: 'For which day?', fields: ['date'] };
  const days = readDays({ on: asked.date }, context);
  if ('kind' in days) return inOwnField(days);
  const length = booking.readLength(asked.duration);
  if ('kind' in length) return length;
  const zone = booking.readGuestZone(asked.attendee_time_zone);
  if ('kind' in zone) return zone;
  return {
    ...days,
    ...length,
    ...zone,
    ...(asked.event_type === undefined ? {} : { eventType: asked.event_type }),
    ...(asked.appointment === undefined ? {} : { appointment: asked.appointment }),
  };
}

/** Days are read as the list's field is called; here it is `date`, and a model mends what is named. */
function inOwnField(outcome: Outcome): Outcome {
  if (outcome.kind !== 'invalid') return outcome;
  const problems = outcome.problems.map((one) => (one.field === 'on' ? { ...one, field: 'date' } : one));
  return { ...outcome, problems };
}
