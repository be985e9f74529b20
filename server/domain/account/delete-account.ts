/**
 * Deleting an account takes everything of that person with it: each table of a person refers to
 * `users` and cascades. Their streams are ended here, because rows that cascade call nobody.
 */
import { eq } from 'drizzle-orm';
import type { Db } from '#server/db/client.ts';
import { sessions, users } from '#server/db/schema/auth.ts';

type Deps = { systemDb: Db; onSessionClosed(sessionId: string): void };

/** False if there was no such account. Tokens stop working at once; the next sign-up may be the owner's. */
export async function deleteAccount(deps: Deps, personId: string): Promise<boolean> {
  const { open, gone } = await deps.systemDb.transaction(async (db) => {
    // The lock comes first: a session that starts meanwhile is either seen here or not made.
    await db.select({ id: users.id }).from(users).where(eq(users.id, personId)).for('update');
    const open = await db
      .delete(sessions)
      .where(eq(sessions.userId, personId))
      .returning({ id: sessions.id });
    const gone = await db.delete(users).where(eq(users.id, personId)).returning({ id: users.id });
    return { open, gone };
  });
  for (const session of open) deps.onSessionClosed(session.id);
  return gone.length === 1;
}
