/** One schedule. `version` counts its changes without gaps; the row's lock orders its writers. */
import { sql } from 'drizzle-orm';
import { bigint, foreignKey, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { WorkingHours } from '#shared/schedule/working-hours.ts';
import { users } from './auth.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export const calendars = pgTable(
  'calendars',
  {
    id: uuid()
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    ownerId: ownerId(),
    /** IANA zone in which the person lives; null until a device has told it. */
    timeZone: text(),
    workingHours: jsonb()
      .$type<WorkingHours>()
      .notNull()
      .default({ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }),
    version: bigint({ mode: 'number' }).notNull().default(0),
    /** SHA-256 of the secret in the feed's address, hex; null while there is no feed. */
    feedTokenHash: text('feed_token').unique('calendars_feed_token_key'),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique('calendars_owner_key').on(t.ownerId),
    unique('calendars_id_owner_key').on(t.id, t.ownerId),
    foreignKey({ name: 'calendars_owner_fkey', columns: [t.ownerId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
    ...ownedBy('calendars'),
  ],
).enableRLS();
