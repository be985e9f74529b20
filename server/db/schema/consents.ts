/**
 * What a person was asked before something was done that needs their yes, and what became of it.
 * A yes is good for one act, for ten minutes and for exactly what was asked (docs/decisions/026).
 */
import { sql } from 'drizzle-orm';
import { foreignKey, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { conversations } from './conversations.ts';
import { instant, ownedBy, ownerId } from './owned.ts';
import { users } from './auth.ts';

export type ConsentState = 'asked' | 'given' | 'declined' | 'spent' | 'expired';

export const consents = pgTable(
  'consents',
  {
    /** What a tap or an answer names; made by chance, unknown to every model until it is asked. */
    nonce: uuid().primaryKey(),
    ownerId: ownerId(),
    /** Null when the person acted by hand in the panel. */
    conversationId: uuid(),
    tool: text().notNull(),
    /** The call as it came: a tap runs it again. */
    arguments: jsonb().notNull(),
    /** SHA-256 of what exactly is agreed to. */
    meaningHash: text().notNull(),
    summary: text().notNull(),
    irreversible: jsonb().$type<string[]>().notNull().default([]),
    askedAt: instant().notNull(),
    /** Turns of the person when it was asked; only a later one can answer. */
    askedTurn: integer().notNull().default(0),
    state: text().$type<ConsentState>().notNull().default('asked'),
    how: text().$type<'tap' | 'words'>(),
    settledAt: instant(),
  },
  (t) => [
    foreignKey({ name: 'consents_owner_fkey', columns: [t.ownerId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
    foreignKey({
      name: 'consents_conversation_fkey',
      columns: [t.conversationId, t.ownerId],
      foreignColumns: [conversations.id, conversations.ownerId],
    }).onDelete('cascade'),
    // One question is open once: two who ask it at the same moment ask the same one.
    uniqueIndex('consents_open_key')
      .on(t.ownerId, sql`coalesce(conversation_id, owner_id)`, t.meaningHash)
      .where(sql`state in ('asked', 'given')`),
    ...ownedBy('consents'),
  ],
).enableRLS();
