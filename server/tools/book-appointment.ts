/** Books an offered time on Cal.com for a guest. */
import { z } from 'zod';
import { readAnswer } from '#shared/language/read-answer.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { bookAppointment } from '#server/domain/booking/book-appointment.ts';
import type { BookingWish } from '#server/domain/booking/book-appointment.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import * as booking from './booking-fields.ts';
import { defineTool } from './define-tool.ts';
import { givenName } from './given-name.ts';
import { requireYes } from './require-yes.ts';
import * as field from './tool-fields.ts';

const words = (most: number) => z.string().trim().min(1).max(most);

const input = z.strictObject({
  slot_id: booking.slotId.optional(),
  date: booking.date.optional(),
  time: booking.time.optional(),
  email: words(320)
    .optional()
    .describe('The guest’s e-mail address exactly as the person said or spelled it. Never make one up.'),
  name: words(200).optional().describe('The guest’s name as the person said it. Never make one up.'),
  duration: booking.duration.optional(),
  event_type: booking.eventType.optional(),
  notes: field.notes.optional().describe('What it is about, if the person said it.'),
  phone: words(40).optional().describe('The guest’s phone number with country code, if asked for.'),
  attendee_time_zone: booking.guestZone.optional(),
  answers: z
    .array(words(1_200))
    .max(30)
    .optional()
    .describe(
      'Answers to questions that it asked for, each as "question: answer". Only what the person said; never make one up.',
    ),
  guests: z.array(words(320)).max(10).optional().describe('E-mail addresses of further guests.'),
});

export const bookAppointmentTool = defineTool({
  name: 'book_appointment',
  description:
    'Books a time on Cal.com that check_availability offered in this conversation, for a guest with name and e-mail address. It first answers with a question: read it to the person, e-mail spelled back, and call it again when they said yes. Say only what it answers: pending is asked for, not booked. Changes of mind are fine: call it with what holds now.',
  isWrite: true,
  input,
  meaning: (asked) => ({ ...asked, email: asked.email?.toLowerCase() }),
  run: (deps, act, asked) => {
    const name = givenName(act, asked.name);
    return bookAppointment(deps, act, {
      read: (context) => readWish({ ...asked, name }, context),
      askYes: (ask) => requireYes(deps, withName(act, name), ask),
    });
  },
});

/** A tap carries no words: what it runs must have the name that stood in the question. */
function withName(act: Act, name: string | undefined): Act {
  const args = act.call.arguments;
  if (name === undefined || args === null || typeof args !== 'object') return act;
  return { ...act, call: { ...act.call, arguments: { ...args, name } } };
}

/** An answer that a model took for a name: "yes", "no thanks", an address. */
function isNoName(name: string): boolean {
  return (
    readAnswer(name) !== 'unclear' ||
    !/\p{L}/u.test(name) ||
    /^(?:me|guest|unknown|n\/?a|none|null|anonymous|user|attendee)$/i.test(name.trim())
  );
}

function readWish(asked: z.output<typeof input>, context: ReadingContext): BookingWish | Outcome {
  const slot = booking.readSlot(asked, context);
  if (slot && 'kind' in slot) return slot;
  const length = booking.readLength(asked.duration);
  if ('kind' in length) return length;
  const zone = booking.readGuestZone(asked.attendee_time_zone);
  if ('kind' in zone) return zone;
  const address = booking.readAddress(asked.email);
  if ('kind' in address) return address;
  const guests: string[] = [];
  for (const guest of asked.guests ?? []) {
    const read = booking.readAddress(guest);
    if ('kind' in read) return read;
    if (read.email !== undefined) guests.push(read.email);
  }
  return {
    slot,
    ...length,
    ...zone,
    ...address,
    guests,
    answers: asked.answers ?? [],
    ...(asked.name === undefined || isNoName(asked.name) ? {} : { name: asked.name }),
    ...(asked.event_type === undefined ? {} : { eventType: asked.event_type }),
    ...(asked.notes === undefined || asked.notes.trim() === '' ? {} : { notes: asked.notes }),
    ...(asked.phone === undefined ? {} : { phone: asked.phone }),
  };
}
