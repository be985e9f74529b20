/**
 * Which appointment is meant: by uid, by the event it is on the schedule, or by words for it or for
 * whom it is with. One clear match or a question; never a guess.
 */
import type { Ambiguous, NotFound } from '#shared/outcome.ts';
import { sayBookingWhen } from '#shared/booking/say-booking.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { titleMatch } from '#shared/schedule/title-match.ts';
import { nowInstant } from '#server/clock.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import type { BookingDeps } from './bookings.ts';
import { listBookingRows } from './put-booking.ts';
import type { BookingRow } from './put-booking.ts';

export type WhichBooking = {
  snapshot: Snapshot;
  /** Absent: the only one there is. */
  words?: string;
  /** The day it is on now, `YYYY-MM-DD`. */
  on?: string;
};

/** Nothing of its own: "my appointment", "the booking", "it". */
const bare =
  /^(?:(?:my|the|our|that|this)\s+)?(?:next\s+)?(?:appointment|booking|meeting|call|it|that|one)$/i;

export async function resolveBooking(
  deps: BookingDeps,
  act: Act,
  which: WhichBooking,
): Promise<BookingRow | Ambiguous | NotFound> {
  const { snapshot } = which;
  const now = nowInstant(deps.clock);
  const all = await listBookingRows(deps, act.personId, { which: 'upcoming', now, most: 200 });
  const onDay =
    which.on === undefined
      ? all
      : all.filter(({ details }) => instantToWall(details.start, snapshot.timeZone).date === which.on);
  const words = which.words?.trim() ?? '';
  const named = all.find(({ uid, eventId }) => uid === words || eventId === words.toLowerCase());
  if (named) return named;
  const isBare = words === '' || bare.test(words);
  const fitting = isBare ? onDay : best(onDay, words);
  if (words !== '' && isBare && fitting.length > 1) {
    const spoken = await snapshot.spokenOf();
    const meant = fitting.find(({ eventId }) => eventId === spoken?.id);
    if (meant) return meant;
  }
  const [first] = fitting;
  if (first && fitting.length === 1) return first;
  if (!first) {
    const about = isBare ? 'no appointment' : `no appointment “${short(words)}”`;
    return { kind: 'not-found', say: `There is ${about} on Cal.com that is still to come.` };
  }
  return ambiguous(fitting, snapshot);
}

function best(rows: readonly BookingRow[], words: string): BookingRow[] {
  const ranked = rows
    .map((row) => ({ row, score: Math.max(...namesOf(row).map((name) => titleMatch(name, words))) }))
    .filter(({ score }) => score > 0);
  const top = Math.max(0, ...ranked.map(({ score }) => score));
  return ranked.filter(({ score }) => score === top).map(({ row }) => row);
}

function namesOf({ details }: BookingRow): string[] {
  const people = details.attendees.flatMap(({ name, email }) => [name, email]);
  return [details.title, details.eventTypeSlug.replaceAll('-', ' '), ...people].filter((name) => name !== '');
}

function ambiguous(rows: readonly BookingRow[], snapshot: Snapshot): Ambiguous {
  const choices = rows.slice(0, 3).map(({ uid, details }) => ({
    label: `${details.title}, ${sayBookingWhen(details, snapshot.teller)}`,
    value: uid,
  }));
  const more = rows.length - choices.length;
  const question = `Which one: ${choices.map(({ label }) => label).join('; ')}${more > 0 ? `; or one of ${more} more` : ''}?`;
  return { kind: 'ambiguous', say: question, question, choices };
}

const short = (words: string): string => words.toWellFormed().replaceAll('\0', '').slice(0, 80);
