/** What the panel hears about a conversation, numbered without gaps, so that a reconnect can resume. */
import { bigint, foreignKey, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';
import { conversations } from './conversations.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export const conversationFeed = pgTable(
  'conversation_feed',
  {
    conversationId: uuid().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    ownerId: ownerId(),
    event: jsonb().$type<ConversationEvent>().notNull(),
    at: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'conversation_feed_pkey', columns: [t.conversationId, t.seq] }),
    foreignKey({
      name: 'conversation_feed_conversation_fkey',
      columns: [t.conversationId, t.ownerId],
      foreignColumns: [conversations.id, conversations.ownerId],
    }).onDelete('cascade'),
    ...ownedBy('conversation_feed'),
  ],
).enableRLS();
