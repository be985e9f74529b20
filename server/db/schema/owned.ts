/**
 * What every table of a person shares: the owner and the two policies. One identical condition
 * everywhere, so that a test over the catalogue can tell a table that lacks it.
 * `app_user_id()` raises when no person is set (bootstrap.sql), so a forgotten owner fails closed.
 */
import { sql } from 'drizzle-orm';
import { pgPolicy, pgRole, timestamp, uuid } from 'drizzle-orm/pg-core';

export const appRole = pgRole('calendar_app').existing();
export const systemRole = pgRole('calendar_system').existing();

export const ownerId = () => uuid().notNull();

export const instant = () => timestamp({ withTimezone: true, mode: 'string' });

export const ownedBy = (table: string) => [
  pgPolicy(`${table}_owner`, {
    for: 'all',
    to: appRole,
    using: sql`owner_id = (select app_user_id())`,
    withCheck: sql`owner_id = (select app_user_id())`,
  }),
  pgPolicy(`${table}_system`, { for: 'all', to: systemRole, using: sql`true`, withCheck: sql`true` }),
];
