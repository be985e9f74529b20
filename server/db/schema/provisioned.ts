/**
 * Ids of what we made at a vendor (personas, tools), so that the set-up can be run again and
 * touches only its own. Belongs to the installation, not to a person: only the system login sees it.
 */
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './owned.ts';

export const provisioned = pgTable('provisioned', {
  /** For example `tavus https://tavusapi.com/v2`. */
  key: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
  updatedAt: instant().notNull().defaultNow(),
});
