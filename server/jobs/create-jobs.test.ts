import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAsPerson } from '#server/db/as-person.ts';
import { createPools } from '#server/db/client.ts';
import type { Pools } from '#server/db/client.ts';
import { liveRows } from '#server/live/testing/live-rows.ts';
import { createLog } from '#server/log.ts';
import { testDatabase } from '#server/testing/test-database.ts';
import type { TestDatabase } from '#server/testing/test-database.ts';
import { createJobs } from './create-jobs.ts';
import type { Jobs } from './create-jobs.ts';
import { installJobs } from './install-jobs.ts';

const log = createLog('silent');
let database: TestDatabase;
let pools: Pools;
let stop: AbortController;
let running: Jobs[];

beforeAll(async () => {
  database = await testDatabase();
  pools = createPools(log, database);
  await Promise.all([installJobs({ log }, database.url), installJobs({ log }, database.url)]);
});
afterAll(async () => {
  await pools.close();
  await database[Symbol.asyncDispose]();
});
beforeEach(async () => {
  stop = new AbortController();
  running = [];
  await pools.system.query('delete from jobs.job');
});
afterEach(async () => {
  stop.abort();
  await Promise.all(running.map(({ stopped }) => stopped));
});

async function runner(): Promise<Jobs> {
  const jobs = await createJobs({ log, systemUrl: database.systemUrl }, stop.signal);
  running.push(jobs);
  return jobs;
}

const call = (vendorId: string) => ({ vendorId, conversationId: 'c', ownerId: 'o' });

describe('createJobs', () => {
  it('starts a job at once and gives it what it carries', async () => {
    const jobs = await runner();
    const got: { vendorId: string; at: number }[] = [];
    await jobs.work('end-call', async ({ vendorId }) => void got.push({ vendorId, at: performance.now() }));
    const waits: number[] = [];
    for (let n = 1; n <= 6; n += 1) {
      const before = performance.now();
      await jobs.enqueue('end-call', call(`v${n}`));
      await expect.poll(() => got.length, { interval: 5 }).toBe(n);
      expect(got.at(-1)?.vendorId).toBe(`v${n}`);
      waits.push((got.at(-1)?.at ?? Infinity) - before);
    }
    // Right after a job a worker that only looks every half second nearly always has all of that to wait.
    expect(waits.toSorted((a, b) => a - b)[2]).toBeLessThan(300);
  });

  it('tries again after about 1, 2 and 4 seconds, then moves the job to the failed ones', async () => {
    const jobs = await runner();
    const tries: number[] = [];
    await jobs.work('end-call', async () => {
      tries.push(performance.now());
      throw new Error('not now');
    });
    await jobs.enqueue('end-call', call('v1'));
    const failed = () =>
      pools.system
        .query<{ data: unknown }>("select data from jobs.job where name = 'failed'")
        .then(({ rows }) => rows.map(({ data }) => data));
    await expect.poll(failed, { timeout: 40_000 }).toEqual([call('v1')]);
    const waits = tries.slice(1).map((at, index) => (at - (tries[index] ?? 0)) / 1_000);
    expect(waits).toHaveLength(3);
    for (const [index, most] of [3, 4.5, 6].entries()) expect(waits[index]).toBeLessThan(most);
    for (const [index, least] of [0.5, 1, 2].entries()) expect(waits[index]).toBeGreaterThan(least);
  });

  it('tries only the bad one of a batch again', async () => {
    const jobs = await runner();
    const handled: string[] = [];
    for (const name of ['a', 'b', 'bad', 'd', 'e']) await jobs.enqueue('end-call', call(name));
    await jobs.work('end-call', async ({ vendorId }) => {
      handled.push(vendorId);
      if (vendorId === 'bad' && handled.filter((name) => name === 'bad').length === 1)
        throw new Error('once');
    });
    await expect.poll(() => handled.length, { timeout: 40_000 }).toBe(6);
    expect(handled.toSorted()).toEqual(['a', 'b', 'bad', 'bad', 'd', 'e']);
  });

  it('keeps a job exactly when the transaction it was written in commits, also as a person', async () => {
    const jobs = await runner();
    const asPerson = createAsPerson(pools.app);
    const me = await liveRows(pools.system).person();
    await asPerson(me.ownerId, (db) => jobs.enqueue('end-call', call('kept'), db));
    await asPerson(me.ownerId, async (db) => {
      await jobs.enqueue('end-call', call('gone'), db);
      throw new Error('rolled back');
    }).catch(() => {});
    const got: string[] = [];
    await jobs.work('end-call', async ({ vendorId }) => void got.push(vendorId));
    // Jobs come in the order in which they were put down.
    await expect.poll(() => got.length).toBe(1);
    await jobs.enqueue('end-call', call('last'));
    await expect.poll(() => got).toContain('last');
    expect(got).toEqual(['kept', 'last']);
  });

  it('lets the app login add jobs, and neither read nor take nor delete them', async () => {
    const jobs = await runner();
    await jobs.enqueue('end-call', call('secret'));
    const client = new Client({ connectionString: database.appUrl });
    await client.connect();
    for (const sql of [
      'select data from jobs.job',
      'select data from jobs.job_common',
      'delete from jobs.job_common',
      "update jobs.job_common set state = 'completed'",
      'truncate jobs.job_common',
      'delete from jobs.queue',
    ]) {
      await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    }
    await client.end();
  });

  it('gives each job to one of two instances', async () => {
    const handled: string[] = [];
    const [one] = await Promise.all([runner(), runner()]);
    for (const jobs of running) {
      await jobs.work('end-call', async ({ vendorId }) => {
        handled.push(vendorId);
        await sleep(10);
      });
    }
    const names = Array.from({ length: 60 }, (_, index) => `v${index}`);
    await Promise.all(names.map((name) => one?.enqueue('end-call', call(name))));
    await expect.poll(() => handled.length, { timeout: 40_000 }).toBe(60);
    // What is left could be given once more.
    const left = () =>
      pools.system
        .query("select from jobs.job where name = 'end-call' and state <> 'completed'")
        .then(({ rowCount }) => rowCount);
    await expect.poll(left).toBe(0);
    expect(handled.toSorted()).toEqual(names.toSorted());
  });

  it('has one round a minute among all instances', async () => {
    await Promise.all([runner(), runner(), runner()]);
    for (const jobs of running) jobs.every('end-forgotten-calls', 3_600);
    const stored = () =>
      pools.system
        .query("select from jobs.job where name = 'end-forgotten-calls'")
        .then(({ rowCount }) => rowCount);
    await expect.poll(stored).toBe(1);
    // Each has asked for its round by the time something later of it is stored.
    await Promise.all(running.map((jobs, index) => jobs.enqueue('end-call', call(`v${index}`))));
    expect(await stored()).toBe(1);
  });

  it('goes on after every connection of the database was cut', async () => {
    const jobs = await runner();
    const got: string[] = [];
    await jobs.work('end-call', async ({ vendorId }) => void got.push(vendorId));
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await admin.end();
    await expect
      .poll(() =>
        jobs.enqueue('end-call', call('after')).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await expect.poll(() => got, { timeout: 40_000 }).toContain('after');
  });

  it('runs a job again whose worker was killed', { timeout: 120_000 }, async () => {
    const jobs = await runner();
    const program = fileURLToPath(new URL('./testing/take-and-hang.ts', import.meta.url));
    const worker = spawn(execPath, [program, database.systemUrl, 'end-call'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await jobs.enqueue('end-call', call('held'));
    await once(worker.stdout, 'data');
    worker.kill('SIGKILL');
    const before = performance.now();
    const got: string[] = [];
    await jobs.work('end-call', async ({ vendorId }) => void got.push(vendorId));
    await expect.poll(() => got, { timeout: 65_000, interval: 100 }).toEqual(['held']);
    expect(performance.now() - before).toBeLessThan(65_000);
  });
});

describe('installJobs', () => {
  it('changes nothing when everything is there', async () => {
    const written = async () =>
      (await pools.system.query(`select xmin::text from pg_namespace where nspname = 'jobs'`)).rows;
    const before = await written();
    expect(before).toHaveLength(1);
    await installJobs({ log }, database.url);
    expect(await written()).toEqual(before);
  });
});
