/**
 * Keeps a booking as it was read at Cal.com. An older reading never replaces a newer one, so two who
 * read at once, and webhooks in any order, end with the same row.
 */
import { sql } from 'drizzle-orm';
import type { Booking } from '#shared/booking/booking.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { toInstant } from '#server/db/event-row.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import { sha256 } from '#server/ids.ts';
import type { VendorBooking } from './bookings-vendor.ts';

export type BookingRow = {
  uid: string;
  eventId: string;
  details: Booking;
  conversationId: string | null;
  references: { type: string; uid: string }[];
  vendorUpdatedAt: string;
};

type RawRow = {
  uid: string;
  event_id: string;
  details: Booking;
  conversation_id: string | null;
  references: { type: string; uid: string }[];
  vendor_updated_at: string;
};

const columns = sql.raw(
  'b.uid, b.event_id, b.details, b.conversation_id, b."references", b.vendor_updated_at',
);

/** The row that stands afterwards. */
export async function putBooking(
  deps: { asPerson: AsPerson; clock: Clock },
  personId: string,
  input: { booking: VendorBooking; conversationId: string | null; references?: BookingRow['references'] },
): Promise<BookingRow> {
  const { requestId: _requestId, updatedAt, ...details } = input.booking;
  const { uid, rescheduledFromUid: fromUid = null } = details;
  // A moved booking keeps its event; what nobody knows of yet gets one that everybody would give it.
  const eventId = eventIdOf(personId, fromUid ?? uid);
  const references = input.references === undefined ? null : JSON.stringify(input.references);
  return deps.asPerson(personId, async (db) => {
    await db.execute(sql`
      insert into bookings as b (owner_id, uid, event_id, status, starts_at, ends_at, details, "references",
        conversation_id, vendor_updated_at, read_at)
      values (${personId}, ${uid},
        coalesce((select event_id from bookings where owner_id = ${personId} and uid = ${fromUid}), ${eventId}::uuid),
        ${details.status}, ${details.start}, ${details.end}, ${JSON.stringify(details)}::jsonb,
        coalesce(${references}::jsonb, '[]'::jsonb), ${input.conversationId}, ${updatedAt}, ${nowInstant(deps.clock)})
      on conflict (owner_id, uid) do update set
        status = excluded.status, starts_at = excluded.starts_at, ends_at = excluded.ends_at, details = excluded.details,
        "references" = coalesce(${references}::jsonb, b."references"),
        conversation_id = coalesce(b.conversation_id, excluded.conversation_id),
        vendor_updated_at = excluded.vendor_updated_at, read_at = excluded.read_at
      where b.vendor_updated_at <= excluded.vendor_updated_at`);
    // What it was moved from is no more, whether or not anybody reads that one again.
    await db.execute(sql`
      update bookings set status = 'cancelled',
        details = details || jsonb_build_object('status', 'cancelled', 'rescheduledToUid', ${uid}::text)
      where uid = ${fromUid} and details->>'rescheduledToUid' is null`);
    const { rows } = await db.execute<RawRow>(sql`select ${columns} from bookings b where uid = ${uid}`);
    const row = rows[0];
    if (!row) throw new Error('a booking was not kept');
    return toBookingRow(row);
  });
}

export async function findBooking(
  deps: { asPerson: AsPerson },
  personId: string,
  uid: string,
): Promise<BookingRow | null> {
  const { rows } = await deps.asPerson(personId, (db) =>
    db.execute<RawRow>(sql`select ${columns} from bookings b where uid = ${uid}`),
  );
  return rows[0] ? toBookingRow(rows[0]) : null;
}

/** Soonest first; `past` newest first. Instants. */
export async function listBookingRows(
  deps: { asPerson: AsPerson },
  personId: string,
  wanted: { which: 'upcoming' | 'past' | 'cancelled'; now: string; most: number },
): Promise<BookingRow[]> {
  const isUpcoming = wanted.which === 'upcoming';
  const which =
    wanted.which === 'cancelled'
      ? sql`status in ('cancelled', 'rejected') and details->>'rescheduledToUid' is null`
      : isUpcoming
        ? sql`status in ('accepted', 'pending') and ends_at > ${wanted.now}`
        : sql`status = 'accepted' and ends_at <= ${wanted.now}`;
  const { rows } = await deps.asPerson(personId, (db) =>
    db.execute<RawRow>(sql`
      select ${columns} from bookings b where ${which}
      order by ${isUpcoming ? sql`starts_at` : sql`starts_at desc`} limit ${wanted.most}`),
  );
  return rows.map(toBookingRow);
}

export function isActive(booking: Booking): boolean {
  return booking.status === 'accepted' || booking.status === 'pending';
}

/** The same for everybody who works it out, so a booking can never become two events. */
function eventIdOf(personId: string, uid: string): string {
  const hex = sha256(`cal event\n${personId}\n${uid}`);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function toBookingRow(row: RawRow): BookingRow {
  return {
    uid: row.uid,
    eventId: row.event_id,
    details: row.details,
    conversationId: row.conversation_id,
    references: row.references,
    vendorUpdatedAt: toInstant(row.vendor_updated_at),
  };
}
