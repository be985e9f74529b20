/**
 * What was read out of the transcript of a talk: kept before anything is done with it, so that work
 * that was interrupted goes on with the same proposals and not with a second opinion.
 */
import { foreignKey, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Proposal } from '#shared/conversation/proposal.ts';
import { conversations } from './conversations.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export const extractions = pgTable(
  'extractions',
  {
    conversationId: uuid().notNull(),
    ownerId: ownerId(),
    /** SHA-256 of the transcript it was read from: another one is read again. */
    transcriptHash: text().notNull(),
    proposals: jsonb().$type<Proposal[]>().notNull(),
    /** Names the changes that were made of it, for one undo. */
    groupId: uuid().notNull(),
    /** Why nothing was read, in words for a person. */
    problem: text(),
    madeAt: instant().notNull(),
    appliedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'extractions_pkey', columns: [t.conversationId] }),
    foreignKey({
      name: 'extractions_conversation_fkey',
      columns: [t.conversationId, t.ownerId],
      foreignColumns: [conversations.id, conversations.ownerId],
    }).onDelete('cascade'),
    ...ownedBy('extractions'),
  ],
).enableRLS();
