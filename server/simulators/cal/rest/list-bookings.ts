/** `GET /v2/bookings`: filters, and pages by offset or, in the newest version, by cursor. */
import type { Request, Response } from 'express';
import type { Simulator } from '../simulator.ts';
import type { BookingRow } from '../state.ts';
import { answer, Refusal, wrongProperty } from './answer.ts';
import { toBooking } from './to-booking.ts';
import { versionOf } from './version.ts';
import { queryOf } from './query-of.ts';
import { accountOf } from './who.ts';

const statuses = ['upcoming', 'recurring', 'past', 'cancelled', 'unconfirmed'];

export function listBookings(sim: Simulator, req: Request, res: Response): void {
  const account = accountOf(sim, req);
  if (!account) {
    throw new Refusal(
      403,
      "PermissionsGuard - no authentication provided. Provide either authorization bearer token containing managed user access token or oAuth client id in 'x-cal-client-id' header.",
    );
  }
  const query = queryOf(req);
  const rows = sim.state.bookings.filter(
    (row) => row.ownerId === account.id && fits(row, query, sim.settings.clock.now()),
  );
  const sorted = sort(rows, query);
  if (versionOf(req) === '2026-05-01') return byCursor(sim, res, { rows: sorted, query });
  const take = number(query, 'take', { most: 250, usual: 100 });
  const skip = number(query, 'skip', { most: 1_000_000, usual: 0 });
  const page = sorted.slice(skip, skip + take);
  const remaining = Math.max(0, sorted.length - skip - page.length);
  answer(
    res,
    page.map((row) => toBooking(sim, row)),
    {
      rest: {
        pagination: {
          totalItems: sorted.length,
          remainingItems: remaining,
          returnedItems: page.length,
          itemsPerPage: take,
          currentPage: Math.floor(skip / take) + 1,
          totalPages: Math.ceil(sorted.length / take),
          hasNextPage: remaining > 0,
          hasPreviousPage: skip > 0,
        },
      },
    },
  );
}

function byCursor(
  sim: Simulator,
  res: Response,
  { rows, query }: { rows: BookingRow[]; query: Record<string, string> },
): void {
  const limit = number(query, 'limit', { most: 100, usual: 50 });
  const from =
    query['cursor'] === undefined ? 0 : Number(Buffer.from(query['cursor'], 'base64url').toString());
  const page = rows.slice(from, from + limit);
  const hasMore = from + limit < rows.length;
  const nextCursor = hasMore ? Buffer.from(String(from + limit)).toString('base64url') : null;
  answer(
    res,
    page.map((row) => toBooking(sim, row)),
    { rest: { pagination: { nextCursor, hasMore } } },
  );
}

function fits(row: BookingRow, query: Record<string, string>, now: number): boolean {
  const wanted = query['status']?.split(',') ?? ['upcoming'];
  if (wanted.some((status) => !statuses.includes(status))) {
    throw new Refusal(400, 'Bad Request Exception', {
      status: 'error',
      error: {
        code: 'BadRequestException',
        message: 'Bad Request Exception',
        details: {
          errors: [
            {
              property: 'status',
              constraints: {
                isEnum: 'Invalid status. Allowed are upcoming, recurring, past, cancelled, unconfirmed',
              },
            },
          ],
        },
      },
    });
  }
  if (!wanted.some((status) => hasStatus(row, status, now))) return false;
  const { attendeeEmail, attendeeName, bookingUid, eventTypeId } = query;
  const moment = (name: string) => (query[name] === undefined ? undefined : Date.parse(query[name] ?? ''));
  const after = (name: string, value: number) => !(value < (moment(name) ?? -Infinity));
  const before = (name: string, value: number) => !(value > (moment(name) ?? Infinity));
  return (
    (attendeeEmail === undefined || row.attendees.some((a) => a.email === attendeeEmail)) &&
    (attendeeName === undefined || row.attendees.some((a) => a.name === attendeeName)) &&
    (bookingUid === undefined || row.uid === bookingUid) &&
    (eventTypeId === undefined || String(row.eventTypeId) === eventTypeId) &&
    after('afterStart', row.start) &&
    before('beforeEnd', row.end) &&
    after('afterUpdatedAt', row.updatedAt) &&
    before('beforeUpdatedAt', row.updatedAt) &&
    after('afterCreatedAt', row.createdAt) &&
    before('beforeCreatedAt', row.createdAt)
  );
}

function hasStatus(row: BookingRow, status: string, now: number): boolean {
  switch (status) {
    case 'upcoming':
      return row.status === 'accepted' && row.end >= now;
    case 'past':
      return row.status === 'accepted' && row.end < now;
    case 'unconfirmed':
      return row.status === 'pending' && row.end >= now;
    case 'cancelled':
      return row.status === 'cancelled' || row.status === 'rejected';
    default:
      return false;
  }
}

function sort(rows: BookingRow[], query: Record<string, string>): BookingRow[] {
  const by = (
    [
      ['sortStart', (row: BookingRow) => row.start],
      ['sortEnd', (row: BookingRow) => row.end],
      ['sortCreated', (row: BookingRow) => row.createdAt],
      ['sortUpdatedAt', (row: BookingRow) => row.updatedAt],
    ] as const
  ).find(([name]) => query[name] !== undefined);
  if (!by) return rows.toSorted((a, b) => a.start - b.start);
  const [name, value] = by;
  const sign = query[name] === 'desc' ? -1 : 1;
  return rows.toSorted((a, b) => sign * (value(a) - value(b)));
}

function number(
  query: Record<string, string>,
  name: string,
  { most, usual }: { most: number; usual: number },
): number {
  if (query[name] === undefined) return usual;
  const value = Number(query[name]);
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw wrongProperty(name, `${name} must not be greater than ${most}`);
  }
  return value;
}
