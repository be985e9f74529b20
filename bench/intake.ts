/**
 * How many callbacks a second the inbox takes, durably, and how long each waits for its answer, at a
 * held rate; beside a server that does nothing but one insert for each, in turns. Half of the events
 * say something of a call, half are of a kind nobody knows.
 */
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openCaller, postRequest } from './caller.ts';
import { startChild } from './child-server.ts';
import type { ChildServer } from './child-server.ts';
import { percentile } from './figures.ts';
import { createOurs } from './ours.ts';

export type IntakeResult = {
  name: string;
  perSecond: number;
  sent: number;
  stored: number;
  failed: number;
  p50: number;
  p99: number;
  /** p50 of one after the other. */
  alone: number;
  /** Of the server's process; ours handles what it took in as well. */
  cpuPerEvent: number;
};

type Taker = {
  name: string;
  server: ChildServer;
  path(call: number): string;
  vendorId(call: number): string;
  stored(): Promise<number>;
};

const calls = 200;

/** Rejects when a server does not come up. Each answers for `slices` stretches of two seconds, in turns. */
export async function measureIntake(
  deps: { database(name: string): Promise<string>; dataDir: string; onEnd(step: () => Promise<void>): void },
  load: { perSecond: number; slices: number },
): Promise<IntakeResult[]> {
  const takers = [await startTaker('ours', deps), await startTaker('bare insert', deps)];
  const results = takers.map(({ name }) => ({
    name,
    seconds: 0,
    sent: 0,
    failed: 0,
    waits: [] as number[],
    cpuMs: 0,
    before: 0,
    alone: [] as number[],
  }));
  // Warm first: nobody gets a burst as the first thing after a start.
  for (const taker of takers) await send(taker, { perSecond: 500, count: 1_000, first: 0 });
  for (const part of [0, 1, 2, 3])
    for (const [at, taker] of takers.entries())
      results[at]?.alone.push(...(await sendOneByOne(taker, { count: 100, first: 500_000 + part * 100 })));
  for (const [at, taker] of takers.entries()) {
    const result = results[at];
    if (result) result.before = await taker.stored();
  }
  for (let slice = 0; slice < load.slices; slice += 1) {
    const order = slice % 2 === 0 ? [0, 1] : [1, 0];
    for (const at of order) {
      const [taker, result] = [takers[at], results[at]];
      if (!taker || !result) continue;
      const count = load.perSecond * 2;
      const cpu = taker.server.cpuMs();
      const { waits, failed, seconds } = await send(taker, {
        perSecond: load.perSecond,
        count,
        first: 1_000 + slice * count,
      });
      result.cpuMs += taker.server.cpuMs() - cpu;
      result.waits.push(...waits);
      result.failed += failed;
      result.seconds += seconds;
      result.sent += count;
    }
  }
  const done: IntakeResult[] = [];
  for (const [at, taker] of takers.entries()) {
    const result = results[at];
    if (!result) continue;
    const { name, sent, failed, waits, alone, seconds, cpuMs, before } = result;
    done.push({
      name,
      perSecond: sent / seconds,
      sent,
      stored: (await taker.stored()) - before,
      failed,
      p50: percentile(waits, 0.5),
      p99: percentile(waits, 0.99),
      alone: percentile(alone, 0.5),
      cpuPerEvent: (cpuMs * 1_000) / sent,
    });
    await taker.server.stop();
  }
  return done;
}

async function send(
  taker: Taker,
  { perSecond, count, first }: { perSecond: number; count: number; first: number },
) {
  const caller = await openCaller(taker.server.port, 128);
  // Written out before the clock runs: what the sender costs is taken from both servers.
  const requests = Array.from({ length: count }, (_, n) => requestOf(taker, n, first));
  const waits: number[] = [];
  let failed = 0;
  const running: Promise<void>[] = [];
  const begun = performance.now();
  let firstAnswer = Number.NaN;
  for (let n = 0; n < count;) {
    const due = ((performance.now() - begun) / 1_000) * perSecond;
    for (; n < due && n < count; n += 1) {
      const at = begun + (n * 1_000) / perSecond;
      const answered = (status: number) => {
        firstAnswer = Number.isNaN(firstAnswer) ? performance.now() : firstAnswer;
        // From when it was due: a sender that is held up does not flatter us.
        waits.push(performance.now() - at);
        if (status !== 200) failed += 1;
      };
      running.push(
        caller.send(requests[n] ?? '').then(
          ({ status }) => answered(status),
          () => answered(0),
        ),
      );
    }
    await sleep(1);
  }
  await Promise.all(running);
  // Between answers: how long one takes is another column.
  const seconds = (performance.now() - firstAnswer) / 1_000;
  caller.close();
  return { waits, failed, seconds };
}

async function sendOneByOne(taker: Taker, { count, first }: { count: number; first: number }) {
  const caller = await openCaller(taker.server.port, 1);
  const waits: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const request = requestOf(taker, n, first);
    const begun = performance.now();
    await caller.send(request);
    waits.push(performance.now() - begun);
  }
  caller.close();
  return waits;
}

/** `first` sets the events of one stretch apart from those of another. */
function requestOf(taker: Taker, n: number, first: number): string {
  const call = n % calls;
  const body = JSON.stringify({
    message_type: 'application',
    event_type: n % 2 === 0 ? 'application.bench' : 'system.pal_joined',
    conversation_id: taker.vendorId(call),
    webhook_url: 'https://example.com',
    timestamp: new Date(1_700_000_000_000 + first + n).toISOString(),
    properties: { n: first + n },
  });
  return postRequest(taker.path(call), body);
}

async function startTaker(
  name: 'ours' | 'bare insert',
  deps: Parameters<typeof measureIntake>[0],
): Promise<Taker> {
  const isOurs = name === 'ours';
  const databaseUrl = await deps.database(isOurs ? 'intake' : 'bare_intake');
  const server = isOurs
    ? (await createOurs({ databaseUrl, dataDir: join(deps.dataDir, 'intake'), people: 1 })).server
    : await startChild([execPath, join(import.meta.dirname, 'rivals/bare-inbox.ts'), databaseUrl]);
  const db = new Client({ connectionString: databaseUrl });
  await db.connect();
  deps.onEnd(async () => {
    await db.end();
    await server.stop();
  });
  const made = isOurs ? await makeCalls(db, calls) : [];
  const table = isOurs ? 'vendor_events' : 'bare_inbox';
  return {
    name,
    server,
    path: (call) => (isOurs ? `/api/webhook/tavus/${made[call]?.token}` : '/'),
    vendorId: (call) => made[call]?.vendorId ?? `c${call}`,
    async stored() {
      const { rows } = await db.query<{ n: string }>(`select count(*) as n from ${table}`);
      return Number(rows[0]?.n ?? 0);
    },
  };
}

async function makeCalls(db: Client, count: number) {
  const { rows } = await db.query<{ id: string }>(
    `insert into users (name, email) values ('Bench', $1) returning id`,
    [`${randomBytes(6).toString('hex')}@example.com`],
  );
  const owner = rows[0]?.id ?? '';
  const calls = Array.from({ length: count }, () => ({
    token: randomBytes(32).toString('base64url'),
    vendorId: `c${randomBytes(7).toString('hex')}`,
  }));
  for (const { token, vendorId } of calls)
    await db.query(
      `insert into conversations (owner_id, calendar_id, vendor, vendor_id, callback_token_hash, time_zone, status)
       select $1, id, 'tavus', $2, $3, 'UTC', 'in-progress' from calendars where owner_id = $1`,
      [owner, vendorId, createHash('sha256').update(token).digest('hex')],
    );
  // The database does so by itself within a minute.
  await db.query('analyze conversations');
  return calls;
}
