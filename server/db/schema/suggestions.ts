/** Changes that wait for the person's yes: read out of a transcript, and not certain enough to be made. */
import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { SuggestionState, SuggestionWhy } from '#shared/conversation/suggestion.ts';
import type { Quote } from '#shared/conversation/proposal.ts';
import type { Choice, Outcome } from '#shared/outcome.ts';
import { conversations } from './conversations.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export const suggestions = pgTable(
  'suggestions',
  {
    id: uuid()
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    ownerId: ownerId(),
    conversationId: uuid().notNull(),
    /** Equal for the same wish of the same talk, however often it is read out of it. */
    key: text().notNull(),
    tool: text().notNull(),
    /** Dates resolved, as the tool takes them. */
    arguments: jsonb().$type<Record<string, unknown>>().notNull(),
    /** "Add dentist, Fri 27 Nov 3:00–4:00 pm". */
    summary: text().notNull(),
    why: text().$type<SuggestionWhy>().notNull(),
    /** Why it is asked and not done, one sentence. */
    question: text().notNull(),
    choices: jsonb().$type<Choice[]>().notNull().default([]),
    quote: jsonb().$type<Quote>().notNull(),
    state: text().$type<SuggestionState>().notNull().default('open'),
    outcome: jsonb().$type<Outcome>(),
    madeAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    unique('suggestions_key').on(t.conversationId, t.key),
    foreignKey({
      name: 'suggestions_conversation_fkey',
      columns: [t.conversationId, t.ownerId],
      foreignColumns: [conversations.id, conversations.ownerId],
    }).onDelete('cascade'),
    index('suggestions_open_idx').on(t.ownerId, t.state, t.madeAt),
    ...ownedBy('suggestions'),
  ],
).enableRLS();
