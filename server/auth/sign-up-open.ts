/** May somebody make an account now? Only for a kind answer in time: the owner index decides every race. */
import type { Db } from '#server/db/client.ts';
import { users } from '#server/db/schema/auth.ts';

export async function isSignUpOpen(db: Db, config: { allowSignUp: boolean }): Promise<boolean> {
  if (config.allowSignUp) return true;
  const somebody = await db.select({ id: users.id }).from(users).limit(1);
  return somebody.length === 0;
}
