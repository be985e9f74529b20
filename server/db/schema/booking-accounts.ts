/**
 * What we know of a person's Cal.com account: their own key, if they gave one (sealed, never given
 * out again), and what tells a webhook of theirs from others'.
 */
import { bigint, foreignKey, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export const bookingAccounts = pgTable(
  'booking_accounts',
  {
    ownerId: ownerId(),
    /** AES-256-GCM; null for whom the key in the environment is used. */
    sealedKey: text(),
    /** Cal.com's id of the account's user; null until it was asked. */
    vendorUserId: bigint({ mode: 'number' }),
    eventTypeIds: jsonb().$type<number[]>().notNull().default([]),
    /** The event type that is booked when nobody says which. */
    eventTypeId: bigint({ mode: 'number' }),
    /** Bookings that changed after this were not looked at yet. */
    sweptUntil: instant(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'booking_accounts_pkey', columns: [t.ownerId] }),
    foreignKey({
      name: 'booking_accounts_owner_fkey',
      columns: [t.ownerId],
      foreignColumns: [users.id],
    }).onDelete('cascade'),
    ...ownedBy('booking_accounts'),
  ],
).enableRLS();
