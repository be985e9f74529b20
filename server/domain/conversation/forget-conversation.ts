/**
 * Forgets a talk everywhere: here at once, and at the vendor by a job that is put down in the same
 * transaction, because there it may take more than one try.
 */
import { eq } from 'drizzle-orm';
import type { Db } from '#server/db/client.ts';
import { conversations } from '#server/db/schema/conversations.ts';
import { deleteConversation } from './delete-conversation.ts';
import { endConversation } from './end-conversation.ts';
import type { EndDeps } from './end-conversation.ts';

export type ForgetDeps = EndDeps & {
  vendorDelete: {
    enqueue(call: { vendorId: string; conversationId: string; ownerId: string }, tx: Db): Promise<void>;
    wake(): void;
  };
};

type Asked = { personId: string; conversationId: string };

/** False when the person has no such conversation. A running call is ended first. */
export async function forgetConversation(deps: ForgetDeps, asked: Asked): Promise<boolean> {
  if (!(await endConversation(deps, { ...asked, reason: 'deleted' }))) return false;
  const isGone = await deps.asPerson(asked.personId, async (db) => {
    const [row] = await db
      .select({ vendorId: conversations.vendorId })
      .from(conversations)
      .where(eq(conversations.id, asked.conversationId));
    if (row?.vendorId) {
      await deps.vendorDelete.enqueue(
        { vendorId: row.vendorId, conversationId: asked.conversationId, ownerId: asked.personId },
        db,
      );
    }
    return deleteConversation({ asPerson: (_person, work) => work(db) }, asked);
  });
  if (isGone) deps.vendorDelete.wake();
  return isGone;
}

/** All talks of a person; what they did to the schedule stays. Answers how many there were. */
export async function forgetAllConversations(deps: ForgetDeps, personId: string): Promise<number> {
  const rows = await deps.asPerson(personId, (db) => db.select({ id: conversations.id }).from(conversations));
  let count = 0;
  for (const { id } of rows) if (await forgetConversation(deps, { personId, conversationId: id })) count += 1;
  return count;
}
