/**
 * Every call of a tool with what it answered. Its row is written in the transaction of its effect:
 * a call that was answered is never done again (docs/decisions/004).
 */
import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Channel } from '#shared/schedule/change.ts';
import type { Outcome } from '#shared/outcome.ts';
import { conversations } from './conversations.ts';
import { instant, ownedBy, ownerId } from './owned.ts';
import { users } from './auth.ts';

export const calls = pgTable(
  'calls',
  {
    id: uuid()
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    ownerId: ownerId(),
    /** Null when the person acted by hand in the panel. */
    conversationId: uuid(),
    channel: text().$type<Channel>().notNull(),
    tool: text().notNull(),
    arguments: jsonb().notNull(),
    /** Conversation and call id, across channels; null when the caller gave no id. */
    callKey: text(),
    /** SHA-256 of tool and arguments: the same call id with another hash is refused. */
    argumentsHash: text().notNull(),
    /** What the call means: conversation, tool, normalised arguments, target. Writes only. */
    meaningKey: text(),
    outcome: jsonb().$type<Outcome>().notNull(),
    /** Version after the effect; null when nothing was written. */
    version: bigint({ mode: 'number' }),
    milliseconds: integer(),
    /** Turns of the person when it was asked for; null where nobody counts them. */
    personTurn: integer(),
    error: text(),
    /** When it was answered. */
    at: instant().notNull().defaultNow(),
    /** Its place among all calls, by when it was asked for: calls that run side by side are answered in any order. */
    asked: bigint({ mode: 'number' })
      .notNull()
      .default(sql`(extract(epoch from clock_timestamp()) * 1000000)::bigint`),
  },
  (t) => [
    unique('calls_key').on(t.ownerId, t.callKey),
    foreignKey({ name: 'calls_owner_fkey', columns: [t.ownerId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
    foreignKey({
      name: 'calls_conversation_fkey',
      columns: [t.conversationId, t.ownerId],
      foreignColumns: [conversations.id, conversations.ownerId],
    }).onDelete('cascade'),
    index('calls_meaning_idx').on(t.ownerId, t.meaningKey, t.at),
    index('calls_conversation_idx').on(t.conversationId, t.asked),
    ...ownedBy('calls'),
  ],
).enableRLS();
