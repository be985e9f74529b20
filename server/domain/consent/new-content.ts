/**
 * Would a write put words on the calendar that the person never said, or take some away? Titles,
 * places, notes, guests.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Write } from '#server/domain/schedule/perform-act.ts';
import { saidIn, shareSaid } from './said-content.ts';

/** A tidied-up title keeps half of its telling words; notes are put in a model's own words more freely. */
const enough = { title: 0.5, place: 0.5, notes: 0.4, guest: 0.5 };

export function isAnyContentNew({ before, after }: Write, said: readonly string[]): boolean {
  if (!after) return false;
  const words = saidIn(said);
  const isNew = (text: string | undefined, was: string | undefined, share: number) =>
    text !== undefined && text !== was && shareSaid(text, words) < share;
  if (isNew(after.title, before?.title, enough.title)) return true;
  if (isNew(after.place, before?.place, enough.place)) return true;
  if (isNew(after.notes, before?.notes, enough.notes)) return true;
  return addedGuests(before, after).some((guest) => shareSaid(guest, words) < enough.guest);
}

function addedGuests(before: ScheduleEvent | null, after: ScheduleEvent): string[] {
  const had = before?.guests ?? [];
  return after.guests
    .filter((guest) => !had.some((other) => isDeepStrictEqual(other, guest)))
    .map(({ name, email }) => email ?? name ?? '');
}

/** Would it take a guest, the place or notes away that stand there? Longer notes keep what they were. */
export function isAnyContentLost({ before, after }: Write): boolean {
  if (!before || !after) return false;
  if (before.place !== undefined && after.place === undefined) return true;
  if (before.notes !== undefined && !(after.notes ?? '').includes(before.notes)) return true;
  return before.guests.some((guest) => !after.guests.some((other) => isSameGuest(guest, other)));
}

function isSameGuest(one: ScheduleEvent['guests'][number], other: ScheduleEvent['guests'][number]): boolean {
  return isDeepStrictEqual(one, other) || (one.email ?? one.name) === (other.email ?? other.name);
}
