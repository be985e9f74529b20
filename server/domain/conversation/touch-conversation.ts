/** A sign of life of a call, at most every ten seconds: forgotten ones are told apart by it. */
import { sql } from 'drizzle-orm';
import type { AsPerson } from '#server/db/as-person.ts';
import type { Db } from '#server/db/client.ts';
import type { ConversationStatus } from '#server/db/schema/conversations.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';

export async function touchConversation(
  deps: { asPerson: AsPerson; clock: Clock },
  conversation: { id: string; ownerId: string },
  status: ConversationStatus | null,
): Promise<void> {
  await deps.asPerson(conversation.ownerId, (db) =>
    touchConversations(db, { ids: [conversation.id], status, now: nowInstant(deps.clock) }),
  );
}

/** Several in one statement; in the order of their ids, so that two at once never wait for each other. */
export async function touchConversations(
  db: Db,
  seen: { ids: readonly string[]; status: ConversationStatus | null; now: string },
): Promise<void> {
  const { ids, status, now } = seen;
  await db.execute(sql`
    update conversations
    set last_seen_at = ${now}::timestamptz, status = case when status = 'ended' then status else coalesce(${status}, status) end
    where id in (
      select id from conversations
      where id = any(${sql.param(ids)}::uuid[])
        and (last_seen_at is null or last_seen_at < ${now}::timestamptz - interval '10 seconds' or status <> coalesce(${status}, status))
      order by id for no key update)`);
}
