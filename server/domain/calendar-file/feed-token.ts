/**
 * The secret in the address of a person's feed. Only its hash is kept, so the address is shown once;
 * a new one takes the place of the old, and no hash at all means that there is no feed.
 */
import { eq } from 'drizzle-orm';
import type { Pool } from 'pg';
import { AppError } from '#shared/errors.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { calendars } from '#server/db/schema/calendars.ts';
import { sha256 } from '#server/ids.ts';
import type { Ids } from '#server/ids.ts';

type FeedDeps = { asPerson: AsPerson; ids: Ids };

export function hasFeed({ asPerson }: Pick<FeedDeps, 'asPerson'>, personId: string): Promise<boolean> {
  return asPerson(personId, async (db) => {
    const [found] = await db
      .select({ hash: calendars.feedTokenHash })
      .from(calendars)
      .where(eq(calendars.ownerId, personId));
    return (found?.hash ?? null) !== null;
  });
}

/** 256 bits of chance; the address before it stops at once. */
export async function makeFeed({ asPerson, ids }: FeedDeps, personId: string): Promise<string> {
  const token = ids.token(32);
  const made = await asPerson(personId, (db) =>
    db
      .update(calendars)
      .set({ feedTokenHash: sha256(token) })
      .where(eq(calendars.ownerId, personId))
      .returning({ id: calendars.id }),
  );
  if (made.length === 0) throw new AppError('not-found', 'this person has no calendar');
  return token;
}

export async function revokeFeed({ asPerson }: Pick<FeedDeps, 'asPerson'>, personId: string): Promise<void> {
  await asPerson(personId, (db) =>
    db.update(calendars).set({ feedTokenHash: null }).where(eq(calendars.ownerId, personId)),
  );
}

/** As the system login: nobody is known before it answered. Null for a token that is nobody's (any more). */
export async function personOfFeed(system: Pool, token: string): Promise<string | null> {
  const { rows } = await system.query<{ owner_id: string }>({
    name: 'person_of_feed',
    text: 'select owner_id from calendars where feed_token = $1',
    values: [sha256(token)],
  });
  return rows[0]?.owner_id ?? null;
}
