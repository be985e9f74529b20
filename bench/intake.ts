/**
 * How many callbacks a second the inbox takes, durably, and how long each waits for its answer, at a
 * held rate. Events are of a kind nobody knows: kept, handed to a job, and nothing more.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { percentile } from './figures.ts';

export type IntakeResult = {
  perSecond: number;
  sent: number;
  stored: number;
  failed: number;
  p50: number;
  p99: number;
};

/** `seconds` at `perSecond`, over as many calls as a busy server has open. */
export async function measureIntake(
  server: { url: string; databaseUrl: string },
  load: { perSecond: number; seconds: number; calls: number },
): Promise<IntakeResult> {
  const db = new Client({ connectionString: server.databaseUrl });
  await db.connect();
  const calls = await makeCalls(db, load.calls);
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const waits: number[] = [];
  let failed = 0;
  const running: Promise<void>[] = [];
  const count = load.perSecond * load.seconds;
  const before = await storedSoFar(db);
  const begun = performance.now();
  for (let n = 0; n < count; n += 1) {
    const due = begun + (n * 1_000) / load.perSecond;
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    const call = calls[n % calls.length];
    if (!call) break;
    const body = JSON.stringify({
      message_type: 'application',
      event_type: 'application.bench',
      conversation_id: call.vendorId,
      webhook_url: 'https://example.com',
      timestamp: new Date(1_700_000_000_000 + n).toISOString(),
      properties: { n },
    });
    running.push(
      post(agent, `${server.url}/api/webhook/tavus/${call.token}`, body).then((status) => {
        // From when it was due: a sender that is held up does not flatter us.
        waits.push(performance.now() - due);
        if (status !== 200) failed += 1;
      }),
    );
  }
  await Promise.all(running);
  const took = (performance.now() - begun) / 1_000;
  const stored = (await storedSoFar(db)) - before;
  await db.end();
  agent.destroy();
  return {
    perSecond: count / took,
    sent: count,
    stored,
    failed,
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
  };
}

async function storedSoFar(db: Client): Promise<number> {
  const { rows } = await db.query<{ n: string }>(
    `select count(*) as n from vendor_events where kind = 'application.bench'`,
  );
  return Number(rows[0]?.n ?? 0);
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
  return calls;
}

function post(agent: Agent, url: string, body: string): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (res) => {
        res.resume();
        res.on('end', () => resolve(res.statusCode ?? 0));
      },
    );
    asked.on('error', () => resolve(0));
    asked.end(body);
  });
}
