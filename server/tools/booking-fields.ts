/** Fields of the booking tools, described once, and how their words are read. */
import { z } from 'zod';
import { readEmail } from '#shared/booking/read-email.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { isZone } from '#shared/schedule/wall-text.ts';
import type { SlotNamed } from '#server/domain/booking/pick-offer.ts';
import { invalid, readClock, readDay, readMinutes } from './read-moment.ts';
import * as field from './tool-fields.ts';

const words = (most: number) => z.string().trim().min(1).max(most);

export const slotId = words(100).describe('The slot_id of an offer from check_availability.');
export const date = field.date.describe(
  'The day of an offered time: the person’s own words ("next Tuesday") or YYYY-MM-DD. Not needed with slot_id.',
);
export const time = field.clock.describe(
  'The clock time of an offer ("half past three") or HH:MM. Only a time that was offered; never round.',
);
export const duration = field.duration.describe('How long: 15, 30 or 60 minutes, if the person said it.');
export const eventType = words(200).describe(
  'Which kind of appointment ("demo"), by the person’s words, if they said one.',
);
export const guestZone = words(64).describe(
  'IANA zone of the guest, only if the person said where they are.',
);
export const appointment = words(500).describe(
  'Which appointment: its uid, or the words used for it or for whom it is with. Leave out if there is one only.',
);
export const reason = words(500).describe('Why, if the person said it. The guest reads it.');

type Asked = {
  slot_id?: string | undefined;
  date?: string | undefined;
  time?: string | undefined;
};

/** Null when nothing was named; an outcome when it is not clear. */
export function readSlot(asked: Asked, context: ReadingContext): SlotNamed | Outcome {
  if (asked.slot_id !== undefined) return { id: asked.slot_id };
  const timeZone = context.timeZone;
  const day = asked.date === undefined ? undefined : readDay(asked.date, context, 'date');
  if (day !== undefined && typeof day !== 'string') return day;
  const clock = asked.time === undefined ? undefined : readClock(asked.time, context, 'time');
  if (clock && 'kind' in clock) return clock;
  if (day !== undefined && clock?.date !== undefined && clock.date !== day) {
    const question = `You said two days: ${day} and ${clock.date}. Which one?`;
    const choices = [day, clock.date].map((value) => ({ label: value, value }));
    return { kind: 'ambiguous', say: question, question, choices };
  }
  const date = day ?? clock?.date;
  if (date === undefined) {
    return clock === undefined ? null : { kind: 'needs', say: 'Which day?', fields: ['date'] };
  }
  return { date, timeZone, ...(clock === undefined ? {} : { time: clock.time }) };
}

export function readGuestZone(zone: string | undefined): { guestZone?: string } | Outcome {
  if (zone === undefined) return {};
  if (isZone(zone)) return { guestZone: zone };
  return invalid('attendee_time_zone', `There is no time zone ${zone.slice(0, 60)}.`);
}

export function readLength(length: string | number | undefined): { minutes?: number } | Outcome {
  if (length === undefined) return {};
  const minutes = readMinutes(length);
  return typeof minutes === 'number' ? { minutes } : minutes;
}

export function readAddress(email: string | undefined): { email?: string } | Outcome {
  if (email === undefined) return {};
  const address = readEmail(email);
  if (address !== null) return { email: address };
  const shown = email.toWellFormed().replaceAll('\0', '').slice(0, 80);
  return invalid('email', `“${shown}” is not a whole e-mail address. Could you spell it?`);
}
