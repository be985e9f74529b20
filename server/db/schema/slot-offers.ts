/** Times that were offered: only what was offered to somebody a moment ago can be booked by them. */
import { bigint, boolean, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export const slotOffers = pgTable(
  'slot_offers',
  {
    /** The `slot_id` of tools and cards. */
    id: uuid().primaryKey(),
    ownerId: ownerId(),
    /** Null when it was offered in the panel, outside of any talk. */
    conversationId: uuid(),
    eventTypeId: bigint({ mode: 'number' }).notNull(),
    startsAt: instant().notNull(),
    minutes: integer().notNull(),
    /** The booking it would move; null for a new one. */
    forUid: text(),
    /** The person's own schedule was busy then. */
    clashes: boolean().notNull().default(false),
    /** Cal.com's name of the hold on it, and until when it holds. */
    holdUid: text(),
    holdUntil: instant(),
    offeredAt: instant().notNull(),
  },
  (t) => [
    foreignKey({ name: 'slot_offers_owner_fkey', columns: [t.ownerId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
    index('slot_offers_owner_offered_idx').on(t.ownerId, t.offeredAt),
    ...ownedBy('slot_offers'),
  ],
).enableRLS();
