/**
 * What Postgres has acknowledged survives kill -9 of Postgres and of us, at moments chosen by the
 * seed, and every next start works.
 */
import { kill } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import { emptyFolder, holder, postmasterId, type Holder } from '#server/testing/embedded-folder.ts';
import { seed, size } from '#server/testing/sizes.ts';
import { Client } from 'pg';
import { expect, it } from 'vitest';

const rounds = size(4, 60);

/** A small generator, good enough to spread moments. */
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Inserts one number after the other until the server is gone; returns the last one acknowledged. */
async function writeUntilCut(url: string, from: number): Promise<number> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  let acknowledged = from;
  try {
    await client.connect();
    for (;;) {
      await client.query('insert into acknowledged values ($1)', [acknowledged + 1]);
      acknowledged += 1;
    }
  } catch {
    return acknowledged;
  } finally {
    await client.end().catch(() => {});
  }
}

async function numbers(url: string): Promise<{ most: number; missing: number; doubled: number }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ most: number; missing: number; doubled: number }>(
      `select coalesce(max(n), 0)::int as most, (coalesce(max(n), 0) - count(distinct n))::int as missing,
              (count(*) - count(distinct n))::int as doubled from acknowledged`,
    );
    return rows[0] ?? { most: 0, missing: 0, doubled: 0 };
  } finally {
    await client.end();
  }
}

async function prepare(holding: Holder): Promise<void> {
  const client = new Client({ connectionString: holding.url });
  await client.connect();
  await client.query('create table if not exists acknowledged (n int)');
  await client.end();
}

it(
  `loses nothing that was acknowledged in ${rounds} rounds of kill -9 (seed ${seed})`,
  async () => {
    const random = randomFrom(seed);
    await using folder = await emptyFolder();
    let last = 0;
    for (let round = 0; round < rounds; round += 1) {
      await using holding = await holder(folder, { fsync: true });
      await prepare(holding);
      const before = await numbers(holding.url);
      expect(before, `round ${round}`).toMatchObject({ missing: 0, doubled: 0 });
      // What was sent and not answered may or may not be there: one row at the most.
      expect(before.most - last, `round ${round}`).toBeGreaterThanOrEqual(0);
      expect(before.most - last, `round ${round}`).toBeLessThanOrEqual(1);

      const writing = writeUntilCut(holding.url, before.most);
      await sleep(50 + random() * 400);
      if (random() < 0.5) kill(await postmasterId(folder), 'SIGKILL');
      else holding.process.kill('SIGKILL');
      last = await writing;
      expect(last).toBeGreaterThan(before.most);
      holding.process.kill('SIGKILL');
    }
    await using holding = await holder(folder, { fsync: true });
    expect(await numbers(holding.url)).toMatchObject({ missing: 0, doubled: 0 });
  },
  size(60_000, 600_000),
);
