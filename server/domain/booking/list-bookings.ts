/** A person's bookings for the Bookings tab, with whether their own schedule clashes with one. */
import type { Booking } from '#shared/booking/booking.ts';
import { clashesWith } from '#shared/schedule/overlaps.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import type { Pool } from 'pg';
import { listBookingRows } from './put-booking.ts';
import type { BookingRow } from './put-booking.ts';

export type ListedBooking = Booking & {
  /** Its event on the schedule. */
  eventId: string;
  /** Titles of what else is there. */
  clash: string[];
};

export type ListedBookings = {
  upcoming: ListedBooking[];
  past: ListedBooking[];
  cancelled: ListedBooking[];
};

const most = 100;

export async function listBookings(
  deps: { asPerson: AsPerson; pools: { app: Pool }; clock: Clock },
  personId: string,
): Promise<ListedBookings> {
  const now = nowInstant(deps.clock);
  const rowsOf = (which: 'upcoming' | 'past' | 'cancelled') =>
    listBookingRows(deps, personId, { which, now, most });
  const [upcoming, past, cancelled] = [
    await rowsOf('upcoming'),
    await rowsOf('past'),
    await rowsOf('cancelled'),
  ];
  return {
    upcoming: await withClashes(deps, personId, upcoming),
    past: past.map(toListed),
    cancelled: cancelled.map(toListed),
  };
}

async function withClashes(
  deps: { pools: { app: Pool } },
  owner: string,
  rows: readonly BookingRow[],
): Promise<ListedBooking[]> {
  const [first] = rows;
  if (!first) return [];
  const to = rows.map(({ details }) => details.end).reduce((a, b) => (Date.parse(a) > Date.parse(b) ? a : b));
  const look = await readSchedule(deps.pools.app, { owner, from: first.details.start, to });
  return rows.map((row) => {
    const { start, end } = row.details;
    const span = { id: row.eventId, start, end, busy: true, status: 'confirmed' as const };
    return { ...toListed(row), clash: clashesWith(span, look?.events ?? []).map(({ title }) => title) };
  });
}

const toListed = ({ eventId, details }: BookingRow): ListedBooking => ({ ...details, eventId, clash: [] });
