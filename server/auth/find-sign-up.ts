/**
 * May somebody make an account now? Only for a kind answer in time: the owner index decides every race.
 */
import type { Db } from '#server/db/client.ts';
import { users } from '#server/db/schema/auth.ts';

/** `first`: nobody has an account yet. `open`: anybody may. `closed`: the account is there. */
export type SignUp = 'first' | 'open' | 'closed';

export async function findSignUp(db: Db, config: { allowSignUp: boolean }): Promise<SignUp> {
  const somebody = await db.select({ id: users.id }).from(users).limit(1);
  if (somebody.length === 0) return 'first';
  return config.allowSignUp ? 'open' : 'closed';
}
