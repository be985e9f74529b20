/** A sign of life of a call, at most every ten seconds: forgotten ones are told apart by it. */
import { sql } from 'drizzle-orm';
import type { AsPerson } from '#server/db/as-person.ts';
import type { ConversationStatus } from '#server/db/schema/conversations.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';

export async function touchConversation(
  deps: { asPerson: AsPerson; clock: Clock },
  conversation: { id: string; ownerId: string },
  status: ConversationStatus | null,
): Promise<void> {
  const now = nowInstant(deps.clock);
  await deps.asPerson(conversation.ownerId, (db) =>
    db.execute(sql`
      update conversations
      set last_seen_at = ${now}::timestamptz, status = case when status = 'ended' then status else coalesce(${status}, status) end
      where id = ${conversation.id}
        and (last_seen_at is null or last_seen_at < ${now}::timestamptz - interval '10 seconds' or status <> coalesce(${status}, status))`),
  );
}
