/** Changes that wait for the person's yes: kept once, told to the panel, settled once. */
import { sql } from 'drizzle-orm';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { Outcome } from '#shared/outcome.ts';
import { nowInstant } from '#server/clock.ts';
import { toInstant } from '#server/db/event-row.ts';
import { suggestions } from '#server/db/schema/suggestions.ts';
import { and, desc, eq } from 'drizzle-orm';
import type { AsPerson } from '#server/db/as-person.ts';
import { appendFeed } from './append-feed.ts';
import type { FeedDeps } from './append-feed.ts';

export type SuggestionDeps = FeedDeps;

export type NewSuggestion = Pick<
  Suggestion,
  'tool' | 'arguments' | 'summary' | 'why' | 'question' | 'choices' | 'quote'
> & { key: string };

/** A second time nothing happens, also when it was settled meanwhile. */
export async function keepSuggestion(
  deps: SuggestionDeps,
  conversation: { id: string; ownerId: string },
  { key, ...given }: NewSuggestion,
): Promise<void> {
  const rows = await deps.asPerson(conversation.ownerId, (db) =>
    db
      .insert(suggestions)
      .values({
        ...given,
        key,
        ownerId: conversation.ownerId,
        conversationId: conversation.id,
        madeAt: nowInstant(deps.clock),
      })
      .onConflictDoNothing({ target: [suggestions.conversationId, suggestions.key] })
      .returning(),
  );
  const row = rows[0];
  if (row) await appendFeed(deps, conversation, [{ type: 'suggestion', suggestion: toSuggestion(row) }]);
}

/** Newest first; of one talk or of all, open ones or all. */
export async function listSuggestions(
  deps: { asPerson: AsPerson },
  asked: { personId: string; conversationId?: string | undefined; onlyOpen: boolean },
): Promise<Suggestion[]> {
  const rows = await deps.asPerson(asked.personId, (db) =>
    db
      .select()
      .from(suggestions)
      .where(
        and(
          asked.conversationId === undefined
            ? undefined
            : eq(suggestions.conversationId, asked.conversationId),
          asked.onlyOpen ? eq(suggestions.state, 'open') : undefined,
        ),
      )
      .orderBy(desc(suggestions.madeAt))
      .limit(200),
  );
  return rows.map(toSuggestion);
}

/** Null when the person has no such suggestion. */
export async function findSuggestion(
  deps: { asPerson: AsPerson },
  asked: { personId: string; id: string },
): Promise<Suggestion | null> {
  const rows = await deps.asPerson(asked.personId, (db) =>
    db.select().from(suggestions).where(eq(suggestions.id, asked.id)),
  );
  return rows[0] ? toSuggestion(rows[0]) : null;
}

/** False when it was settled before. */
export async function settleSuggestion(
  deps: SuggestionDeps,
  asked: { personId: string; id: string; state: 'accepted' | 'dismissed'; outcome: Outcome | null },
): Promise<boolean> {
  const rows = await deps.asPerson(asked.personId, (db) =>
    db
      .update(suggestions)
      .set({
        state: asked.state,
        settledAt: nowInstant(deps.clock),
        outcome: sql`${asked.outcome === null ? null : JSON.stringify(asked.outcome)}::jsonb`,
      })
      .where(and(eq(suggestions.id, asked.id), eq(suggestions.state, 'open')))
      .returning(),
  );
  const row = rows[0];
  if (!row) return false;
  await appendFeed(deps, { id: row.conversationId, ownerId: asked.personId }, [
    { type: 'suggestion', suggestion: toSuggestion(row) },
  ]);
  return true;
}

export function toSuggestion(row: typeof suggestions.$inferSelect): Suggestion {
  return {
    id: row.id,
    conversationId: row.conversationId,
    tool: row.tool,
    arguments: row.arguments,
    summary: row.summary,
    why: row.why,
    question: row.question,
    choices: row.choices,
    quote: row.quote,
    state: row.state,
    outcome: row.outcome,
    at: toInstant(row.madeAt),
  };
}
