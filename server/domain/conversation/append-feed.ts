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
  const events = await deps.asPerson(conversation.ownerId, async (db) => {
    const locked = await db.execute(
      sql`select id from conversations where id = ${conversation.id} for update`,
    );
    if (locked.rows.length === 0) return [];
    const last = await db.execute<{ seq: string }>(
      sql`select coalesce(max(seq), 0) as seq from conversation_feed where conversation_id = ${conversation.id}`,
    );
    const first = Number(last.rows[0]?.seq ?? 0) + 1;
    const numbered = news.map((item, index) => ({ ...item, seq: first + index, at }) as ConversationEvent);
    await db.execute(sql`
      insert into conversation_feed (conversation_id, seq, owner_id, event, at)
      select ${conversation.id}::uuid, (x->>'seq')::bigint, ${conversation.ownerId}::uuid, x, ${at}::timestamptz
      from jsonb_array_elements(${JSON.stringify(numbered)}::jsonb) x`);
    return numbered;
  });
  if (events.length > 0) {
    deps.announceConversation({ conversationId: conversation.id, ownerId: conversation.ownerId, events });
  }
}
