/**
 * Tells the panel that holds a call what happened in it. Numbered under the conversation's row lock,
 * so the numbers have no gaps and a reconnect can resume.
 */
import { sql } from 'drizzle-orm';
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';

/** An event before it has its number. */
export type ConversationNews = ConversationEvent extends infer E
  ? E extends ConversationEvent
    ? Omit<E, 'seq' | 'at'>
    : never
  : never;

export type FeedDeps = {
  asPerson: AsPerson;
  clock: Clock;
  announceConversation(news: { conversationId: string; ownerId: string; events: ConversationEvent[] }): void;
};

export async function appendFeed(
  deps: FeedDeps,
  conversation: { id: string; ownerId: string },
  news: readonly ConversationNews[],
): Promise<void> {
  if (news.length === 0) return;
  const at = nowInstant(deps.clock);
  const asked = { owner: conversation.ownerId, conversation: conversation.id, at, news };
  const { rows } = await deps.asPerson(conversation.ownerId, (db) =>
    db.execute<{ first: string | null }>(sql`select append_feed(${JSON.stringify(asked)}::jsonb) as first`),
  );
  const first = rows[0]?.first ?? null;
  if (first === null) return;
  const events = news.map(
    (item, index) => ({ ...item, seq: Number(first) + index, at }) as ConversationEvent,
  );
  deps.announceConversation({ conversationId: conversation.id, ownerId: conversation.ownerId, events });
}
