/** How a person likes things shown and said. Where they live is on the calendar. */
import { boolean, foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export const settings = pgTable(
  'settings',
  {
    ownerId: ownerId(),
    /** BCP 47. */
    locale: text().notNull().default('en-US'),
    hour12: boolean().notNull().default(true),
    /** ISO: 1 is Monday, 7 is Sunday. */
    firstWeekday: integer().notNull().default(1),
    /** Who the agent is in a new talk; see `agent/personas/`. */
    persona: text().notNull().default('scheduling'),
    /** BCP 47: what is spoken in a new talk. */
    language: text().notNull().default('en'),
    /** The first sentence of a talk; null for the persona's own. */
    greeting: text(),
    /** Talks are forgotten so many days after their end; null keeps them. */
    retentionDays: integer(),
    /** New calls are recorded, where the server has storage for it. */
    recordCalls: boolean().notNull().default(false),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'settings_pkey', columns: [t.ownerId] }),
    foreignKey({ name: 'settings_owner_fkey', columns: [t.ownerId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
    ...ownedBy('settings'),
  ],
).enableRLS();
