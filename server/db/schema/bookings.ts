/**
 * Appointments on Cal.com, one row a booking there, as it was last read. The event on the schedule
 * is made from this row and from nothing else (docs/decisions/015); a booking that was moved is a
 * new one at Cal.com, and both rows name the same event.
 */
import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Booking, BookingStatus } from '#shared/booking/booking.ts';
import { users } from './auth.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export const bookings = pgTable(
  'bookings',
  {
    id: uuid()
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    ownerId: ownerId(),
    /** Cal.com's own name of it. */
    uid: text().notNull(),
    /** The event on the schedule. Its row is gone when the booking is cancelled or was rejected. */
    eventId: uuid().notNull(),
    status: text().$type<BookingStatus>().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    details: jsonb().$type<Booking>().notNull(),
    /** Names of the same appointment in other calendars, as Cal.com tells them. */
    references: jsonb().$type<{ type: string; uid: string }[]>().notNull().default([]),
    /** The talk it was booked in. */
    conversationId: uuid(),
    meetingEndedAt: instant(),
    /** Cal.com's: an older reading never replaces a newer one. */
    vendorUpdatedAt: instant().notNull(),
    readAt: instant().notNull(),
  },
  (t) => [
    unique('bookings_uid_key').on(t.ownerId, t.uid),
    foreignKey({ name: 'bookings_owner_fkey', columns: [t.ownerId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
    index('bookings_owner_ends_idx').on(t.ownerId, t.endsAt),
    index('bookings_vendor_uid_idx').on(t.uid),
    ...ownedBy('bookings'),
  ],
).enableRLS();
