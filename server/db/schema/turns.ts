/** What was said, one row an utterance, as far as somebody told us. */
import { boolean, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { ClaimMarks } from '#shared/conversation/claim-marks.ts';
import { conversations } from './conversations.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export const turns = pgTable(
  'turns',
  {
    id: uuid()
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    ownerId: ownerId(),
    conversationId: uuid().notNull(),
    /** Names the utterance at its source, so that a second delivery is not a second turn. */
    sourceKey: text().notNull(),
    /** The vendor's turn number; grows with each turn of the person. */
    turn: integer().notNull(),
    role: text().$type<'user' | 'agent'>().notNull(),
    text: text().notNull(),
    interrupted: boolean().notNull().default(false),
    /** What was found false or unbacked in it; null when nothing was. */
    claims: jsonb().$type<ClaimMarks>(),
    /** Where it stands in the vendor's transcript; null while there is none. */
    position: integer(),
    at: instant().notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      name: 'turns_conversation_fkey',
      columns: [t.conversationId, t.ownerId],
      foreignColumns: [conversations.id, conversations.ownerId],
    }).onDelete('cascade'),
    unique('turns_source_key').on(t.conversationId, t.sourceKey),
    index('turns_conversation_at_idx').on(t.conversationId, t.at),
    ...ownedBy('turns'),
  ],
).enableRLS();
