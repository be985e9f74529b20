/**
 * Rows that mean nothing any more: sessions and codes that expired. Nothing depends on their removal
 * (each is checked when used); without it the tables only grow. Rate limits are swept by the library.
 */
import type { Pool } from 'pg';
import type { Clock } from '../clock.ts';

const dayMs = 86_400_000;

/** Safe to run at any time and by several at once. Keeps everything for a day after its end. Answers how many went. */
export async function sweepAuthRows(deps: { systemPool: Pool; clock: Clock }): Promise<number> {
  const before = new Date(deps.clock.now() - dayMs);
  let gone = 0;
  for (const table of ['sessions', 'device_codes', 'verifications']) {
    const swept = await deps.systemPool.query(`delete from ${table} where expires_at < $1`, [before]);
    gone += swept.rowCount ?? 0;
  }
  return gone;
}
