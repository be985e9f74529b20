/** Work for a person that is out of tries, with what it was about: to be looked at and run again. */
import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export type FailureState = 'open' | 'running' | 'mended' | 'dismissed';

export const failures = pgTable(
  'failures',
  {
    id: uuid()
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    ownerId: ownerId(),
    queue: text().notNull(),
    /** Ids only, as jobs carry them. */
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Equal for the same work, so that a second failure of it counts and is no second row. */
    workKey: text().notNull(),
    error: text().notNull(),
    /** How often it was tried, all runs together. */
    count: integer().notNull(),
    state: text().$type<FailureState>().notNull().default('open'),
    firstAt: instant().notNull(),
    lastAt: instant().notNull(),
  },
  (t) => [
    unique('failures_work_key').on(t.ownerId, t.workKey),
    foreignKey({ name: 'failures_owner_fkey', columns: [t.ownerId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
    index('failures_state_idx').on(t.state, t.lastAt),
    ...ownedBy('failures'),
  ],
).enableRLS();
