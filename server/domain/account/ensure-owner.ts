/**
 * The owner is the first account: keys in the environment are theirs, and without a mail server they
 * sign in by being at this computer. The index `users_one_owner` decides every race.
 */
import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#server/db/client.ts';
import { users } from '#server/db/schema/auth.ts';

export type Owner = { personId: string; email: string };

/** An address that cannot be written to, for an account that was made without one. */
export const ownerWithoutMail = { email: 'owner@localhost', name: 'Owner' };

/** The owner's account, made if there is none. `db` is the system login's. */
export async function ensureOwner(db: Db): Promise<Owner> {
  const known = (await findOwner(db)) ?? (await claimOwnership(db));
  if (known) return known;
  await db
    .insert(users)
    .values({ ...ownerWithoutMail, emailVerified: true, owner: true })
    .onConflictDoNothing();
  // Another starter may have been first; the account that is there is the owner's in any case.
  const made = (await findOwner(db)) ?? (await claimOwnership(db));
  if (!made) throw new Error('the owner account could not be made');
  return made;
}

export async function findOwner(db: Db): Promise<Owner | null> {
  const [row] = await db
    .select({ personId: users.id, email: users.email })
    .from(users)
    .where(eq(users.owner, true));
  return row ?? null;
}

/** Where nobody is the owner yet, the oldest account becomes it. Null if there is no account. */
export async function claimOwnership(db: Db): Promise<Owner | null> {
  const oldest = db
    .select({ id: users.id })
    .from(users)
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(1);
  try {
    await db
      .update(users)
      .set({ owner: true })
      .where(sql`${users.id} = (${oldest}) and not exists (select 1 from users where owner)`);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  return await findOwner(db);
}

function isUniqueViolation(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '23505';
}
