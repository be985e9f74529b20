/**
 * Work for a person that is out of tries: kept with what it was about, shown to them, and run again
 * when they ask. Periodic work is not in here: it is due again by itself.
 */
import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import { AppError } from '#shared/errors.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import type { Db } from '#server/db/client.ts';
import { toInstant } from '#server/db/event-row.ts';
import { failures } from '#server/db/schema/failures.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import { sha256 } from '#server/ids.ts';
import type { Log } from '#server/log.ts';
import type { FailedJob } from './create-jobs.ts';

type Deps = { clock: Clock; asPerson: AsPerson };

export async function keepFailure(
  deps: { clock: Clock; log: Log; pools: { system: Pool } },
  { queue, payload, error, tries }: FailedJob,
): Promise<void> {
  const ownerId = payload['ownerId'];
  deps.log.error({ queue, tries }, 'a job is out of tries');
  if (typeof ownerId !== 'string') return;
  // Nobody is left to look at it when the account is gone.
  await deps.pools.system.query(
    `insert into failures (owner_id, queue, payload, work_key, error, count, first_at, last_at)
     select u.id, $2, $3::jsonb, $4, $5, $6, $7, $7 from users u where u.id = $1
     on conflict on constraint failures_work_key do update
       set count = failures.count + excluded.count, error = excluded.error, last_at = excluded.last_at, state = 'open'`,
    [
      ownerId,
      queue,
      JSON.stringify(payload),
      sha256(`${queue}\n${stable(payload)}`),
      error.slice(0, 500),
      tries,
      nowInstant(deps.clock),
    ],
  );
}

export async function markMended(deps: Deps, failure: { id: string; ownerId: string }): Promise<void> {
  await deps.asPerson(failure.ownerId, (db) =>
    db
      .update(failures)
      .set({ state: 'mended', lastAt: nowInstant(deps.clock) })
      .where(eq(failures.id, failure.id)),
  );
}

/** Newest first: what waits for somebody, and what runs again. */
export async function listFailures(deps: Deps, personId: string) {
  const rows = await deps.asPerson(personId, (db) =>
    db
      .select()
      .from(failures)
      .where(inArray(failures.state, ['open', 'running']))
      .orderBy(desc(failures.lastAt))
      .limit(200),
  );
  return rows.map(({ id, queue, payload, error, count, state, firstAt, lastAt }) => ({
    id,
    work: queue,
    payload,
    error,
    count,
    state,
    firstAt: toInstant(firstAt),
    lastAt: toInstant(lastAt),
  }));
}

/** The job is there if and only if the mark is. Throws `not-found` for what is not open. */
export async function retryFailure(
  deps: Deps & {
    failedWork: {
      again(failure: { id: string; ownerId: string; queue: string; payload: unknown }, tx: Db): Promise<void>;
      wake(queue: string): void;
    };
  },
  asked: { personId: string; id: string },
): Promise<void> {
  const queue = await deps.asPerson(asked.personId, async (db) => {
    const [row] = await db
      .update(failures)
      .set({ state: 'running' })
      .where(sql`${failures.id} = ${asked.id} and ${failures.state} = 'open'`)
      .returning();
    if (!row) throw new AppError('not-found', 'there is no such failure, or it runs already');
    await deps.failedWork.again(
      { id: row.id, ownerId: asked.personId, queue: row.queue, payload: row.payload },
      db,
    );
    return row.queue;
  });
  deps.failedWork.wake(queue);
}

/** False when there is no such failure. */
export async function dismissFailure(deps: Deps, asked: { personId: string; id: string }): Promise<boolean> {
  const rows = await deps.asPerson(asked.personId, (db) =>
    db
      .update(failures)
      .set({ state: 'dismissed' })
      .where(eq(failures.id, asked.id))
      .returning({ id: failures.id }),
  );
  return rows.length > 0;
}

function stable(payload: Record<string, unknown>): string {
  return JSON.stringify(Object.entries(payload).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
