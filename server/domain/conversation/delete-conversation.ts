/**
 * Forgets a talk: what was said, what was asked with which arguments, and who asked. What it did to
 * the schedule stays, with its history, so that it can still be taken back.
 */
import { eq, sql } from 'drizzle-orm';
import type { AsPerson } from '#server/db/as-person.ts';
import { conversations } from '#server/db/schema/conversations.ts';

/** False when the person has no such conversation. */
export async function deleteConversation(
  deps: { asPerson: AsPerson },
  asked: { personId: string; conversationId: string },
): Promise<boolean> {
  return deps.asPerson(asked.personId, async (db) => {
    await db.execute(
      sql`update changes set conversation_id = null, call_id = null where conversation_id = ${asked.conversationId}`,
    );
    const gone = await db
      .delete(conversations)
      .where(eq(conversations.id, asked.conversationId))
      .returning({ id: conversations.id });
    return gone.length > 0;
  });
}
