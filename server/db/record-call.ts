/** Keeps what a call that wrote nothing was answered. Calls with an effect are kept by `append-change.ts`. */
import { sql } from 'drizzle-orm';
import type { Outcome } from '#shared/outcome.ts';
import type { CallRow } from './append-change.ts';
import type { AsPerson } from './as-person.ts';

/** The earlier answer when this call id was answered before (nothing is kept then), else null. */
export async function recordCall(
  asPerson: AsPerson,
  call: CallRow,
): Promise<{ outcome: Outcome; argumentsHash: string } | null> {
  return asPerson(call.owner_id, async (db) => {
    const inserted = await db.execute(sql`
      insert into calls select (jsonb_populate_record(null::calls, ${JSON.stringify(call)}::jsonb)).*
      on conflict on constraint calls_key do nothing returning id`);
    if (inserted.rows.length > 0) return null;
    const earlier = await db.execute<{ outcome: Outcome; arguments_hash: string }>(
      sql`select outcome, arguments_hash from calls where owner_id = ${call.owner_id} and call_key = ${call.call_key}`,
    );
    const row = earlier.rows[0];
    return row ? { outcome: row.outcome, argumentsHash: row.arguments_hash } : null;
  });
}
