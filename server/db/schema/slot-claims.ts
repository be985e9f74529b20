/**
 * Who of all who book through us has a slot at the moment. One row a slot of a Cal.com account, so
 * that of a thousand only one goes on to Cal.com. Slots of one account can be wanted by several
 * people: this belongs to nobody and only the system login sees it.
 */
import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './owned.ts';

export const slotClaims = pgTable('slot_claims', {
  /** Account, event type and start. */
  claim: text().primaryKey(),
  /** A talk, or one attempt by hand. */
  holder: text().notNull(),
  until: instant().notNull(),
});
