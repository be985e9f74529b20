/** Tells the panel that a talk is over, with what it did to the calendar. */
import { sql } from 'drizzle-orm';
import { sayEnd } from '#shared/conversation/say-end.ts';
import { appendFeed } from './append-feed.ts';
import type { FeedDeps } from './append-feed.ts';

export async function tellEnd(
  deps: FeedDeps,
  conversation: { id: string; ownerId: string },
  reason: string,
): Promise<void> {
  const counted = await deps.asPerson(conversation.ownerId, (db) =>
    db.execute<{ count: number }>(
      sql`select count(*)::int as count from changes where conversation_id = ${conversation.id}`,
    ),
  );
  const count = counted.rows[0]?.count ?? 0;
  const did =
    count === 0
      ? 'Nothing was changed during it.'
      : count === 1
        ? 'One change was made.'
        : `${count} changes were made.`;
  await appendFeed(deps, conversation, [{ type: 'ended', reason, say: `${sayEnd(reason)} ${did}` }]);
}
