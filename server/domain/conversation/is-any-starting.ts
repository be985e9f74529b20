/** Is some talk being started at this moment, so that a vendor may ask for it before we know its id? */
import type { Pool } from 'pg';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';

export async function isAnyStarting(deps: { pools: { system: Pool }; clock: Clock }): Promise<boolean> {
  const { rows } = await deps.pools.system.query({
    name: 'any_starting',
    text: `select from conversations where vendor = 'tavus' and vendor_id is null and status = 'starting'
      and started_at > $1::timestamptz - interval '1 minute' limit 1`,
    values: [nowInstant(deps.clock)],
  });
  return rows.length > 0;
}
