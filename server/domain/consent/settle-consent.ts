/**
 * What becomes of a question: given by a tap or by words, declined, and at last spent, right before
 * the effect. Each is one statement that only one caller can win, so two who race have one effect.
 */
import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { nowInstant } from '#server/clock.ts';
import { oldestOpen } from './consent.ts';
import type { ConsentDeps } from './consent.ts';

type Which = { personId: string; nonce: string };

/** True while the yes stands; false when it was declined, spent or is too old. */
export function giveConsent(deps: ConsentDeps, which: Which & { how: 'tap' | 'words' }): Promise<boolean> {
  return settle(deps, which, {
    from: sql`state in ('asked', 'given')`,
    set: sql`state = 'given', how = coalesce(how, ${which.how})`,
  });
}

/** False when there was nothing left to decline. */
export function declineConsent(deps: ConsentDeps, which: Which & { how: 'tap' | 'words' }): Promise<boolean> {
  return settle(deps, which, {
    from: sql`state in ('asked', 'given')`,
    set: sql`state = 'declined', how = ${which.how}`,
  });
}

/** True for exactly one caller per yes. Call it right before the effect, or in its transaction. */
export function spendConsent(deps: ConsentDeps, which: Which): Promise<boolean> {
  return settle(deps, which, { from: sql`state = 'given'`, set: sql`state = 'spent'` });
}

async function settle(
  deps: ConsentDeps,
  { personId, nonce }: Which,
  step: { from: SQL; set: SQL },
): Promise<boolean> {
  const { rows } = await deps.asPerson(personId, (db) =>
    db.execute(sql`
      update consents set ${step.set}, settled_at = ${nowInstant(deps.clock)}
      where nonce = ${nonce} and ${step.from} and asked_at > ${oldestOpen(deps.clock)}::timestamptz
      returning nonce`),
  );
  return rows.length > 0;
}
