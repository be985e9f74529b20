/**
 * The auth library's tables. They are apart because they are the only ones without an owner policy:
 * the app login has no grant on them and everything that reads them runs on the system pool.
 * Column names are the library's own words; the driver writes them in snake_case.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const id = () =>
  uuid()
    .primaryKey()
    .default(sql`gen_random_uuid()`);
const at = () => timestamp({ withTimezone: true, mode: 'date' });
const madeAt = () => at().notNull().defaultNow();

export const users = pgTable(
  'users',
  {
    id: id(),
    name: text().notNull(),
    email: text().notNull().unique('users_email_unique'),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    /** The first account. Keys in the environment are this person's; there is at most one. */
    owner: boolean().notNull().default(false),
    createdAt: madeAt(),
    updatedAt: madeAt(),
  },
  // A check before the insert would be a race; this index makes all but one of several first sign-ups fail.
  (t) => [
    uniqueIndex('users_one_owner')
      .on(t.owner)
      .where(sql`owner`),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    token: text().notNull().unique('sessions_token_unique'),
    expiresAt: at().notNull(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: madeAt(),
    updatedAt: madeAt(),
  },
  (t) => [index('sessions_user_id').on(t.userId)],
);

export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accountId: text().notNull(),
    providerId: text().notNull(),
    password: text(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    scope: text(),
    accessTokenExpiresAt: at(),
    refreshTokenExpiresAt: at(),
    createdAt: madeAt(),
    updatedAt: madeAt(),
  },
  (t) => [index('accounts_user_id').on(t.userId)],
);

export const verifications = pgTable(
  'verifications',
  {
    id: id(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: at().notNull(),
    createdAt: madeAt(),
    updatedAt: madeAt(),
  },
  (t) => [index('verifications_identifier').on(t.identifier)],
);

export const deviceCodes = pgTable(
  'device_codes',
  {
    id: id(),
    deviceCode: text().notNull(),
    userCode: text().notNull(),
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    clientId: text(),
    scope: text(),
    status: text().notNull(),
    expiresAt: at().notNull(),
    lastPolledAt: at(),
    pollingInterval: integer(),
  },
  (t) => [
    uniqueIndex('device_codes_device_code').on(t.deviceCode),
    uniqueIndex('device_codes_user_code').on(t.userCode),
  ],
);

export const rateLimits = pgTable('rate_limits', {
  id: id(),
  key: text().notNull().unique('rate_limits_key_unique'),
  count: integer().notNull(),
  lastRequest: bigint({ mode: 'number' }).notNull(),
});
