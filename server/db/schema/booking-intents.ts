/**
 * What we are about to do at Cal.com, written down before it is asked for: Cal.com has no
 * idempotency key, so this row and its id in the booking's metadata are what makes it happen once.
 *
 * booking → booked | refused | unclear → booked | failed. `unclear` means that the answer
 * was lost; it is settled by reading, never by asking again. `over`: the booking is no more.
 */
import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export type IntentKind = 'book' | 'reschedule' | 'cancel';
export type IntentState = 'booking' | 'unclear' | 'booked' | 'refused' | 'failed' | 'over';

/** What exactly is to be done. */
export type IntentWish = {
  eventTypeId: number;
  /** Instant; absent for a cancellation. */
  start?: string;
  minutes?: number;
  email?: string;
  /** The booking that is to be moved or cancelled. */
  uid?: string;
};

export const bookingIntents = pgTable(
  'booking_intents',
  {
    /** Is also the `requestId` in the booking's metadata. */
    id: uuid().primaryKey(),
    ownerId: ownerId(),
    conversationId: uuid(),
    kind: text().$type<IntentKind>().notNull(),
    state: text().$type<IntentState>().notNull(),
    /** Hash of kind, slot and attendee: of one meaning only one may be under way or stand. */
    meaning: text().notNull(),
    wish: jsonb().$type<IntentWish>().notNull(),
    /** The booking it led to. */
    uid: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      name: 'booking_intents_owner_fkey',
      columns: [t.ownerId],
      foreignColumns: [users.id],
    }).onDelete('cascade'),
    uniqueIndex('booking_intents_meaning_key')
      .on(t.ownerId, t.meaning)
      .where(sql`state in ('booking', 'unclear', 'booked')`),
    index('booking_intents_open_idx')
      .on(t.state, t.updatedAt)
      .where(sql`state in ('booking', 'unclear')`),
    ...ownedBy('booking_intents'),
  ],
).enableRLS();
