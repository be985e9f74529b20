/** The inbox: what a vendor told us, kept before it is answered and handled by a job. */
import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { conversations } from './conversations.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export const vendorEvents = pgTable(
  'vendor_events',
  {
    id: uuid()
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    ownerId: ownerId(),
    vendor: text().$type<'cal' | 'tavus'>().notNull(),
    /** The talk it is about, where the vendor tells of talks. */
    conversationId: uuid(),
    /** The vendor's word for what happened. */
    kind: text().notNull(),
    /** The vendor's name of what it is about. */
    subject: text().notNull(),
    /** Equal for two deliveries of one event. */
    dedupeKey: text().notNull(),
    /** It came before the vendor's id of its talk was stored, so that nobody could check it yet. */
    isParked: boolean().notNull().default(false),
    /** As it came; emptied when it has been handled. */
    body: jsonb().$type<unknown>(),
    receivedAt: instant().notNull(),
    handledAt: instant(),
  },
  (t) => [
    unique('vendor_events_dedupe_key').on(t.vendor, t.dedupeKey),
    foreignKey({
      name: 'vendor_events_owner_fkey',
      columns: [t.ownerId],
      foreignColumns: [users.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'vendor_events_conversation_fkey',
      columns: [t.conversationId, t.ownerId],
      foreignColumns: [conversations.id, conversations.ownerId],
    }).onDelete('cascade'),
    index('vendor_events_conversation_idx').on(t.conversationId),
    // Nothing that changes when an event is handled is in an index, so that handling one is cheap.
    index('vendor_events_parked_idx')
      .on(t.conversationId)
      .where(sql`is_parked`),
    ...ownedBy('vendor_events'),
  ],
).enableRLS();
