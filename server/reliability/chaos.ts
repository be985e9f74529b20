/**
 * Two servers on one Postgres, a bad network, writers who ask again until they are answered, panels
 * that resume, and somebody who kills all of it at random. Afterwards everything heals and is judged.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { systemClock } from '#server/clock.ts';
import { createChance } from './chance.ts';
import { startCluster } from './cluster.ts';
import { noFaults, startFaultyProxy } from './faulty-proxy.ts';
import { judge, readLogs } from './judge.ts';
import type { Verdict } from './judge.ts';
import { makeTrouble } from './killer.ts';
import type { Trouble } from './killer.ts';
import type { Desk } from './send-call.ts';
import { subscribe } from './subscriber.ts';
import { write } from './writer.ts';
import type { Asked, History, Known } from './writer.ts';

export type ChaosInput = {
  seed: number;
  /** How long there is trouble; a slow machine gets longer, until every kind of it has happened to `enough` calls. */
  seconds: number;
  /** Acknowledged calls without which a run proves nothing. */
  enough: number;
  calendars: number;
  writers: number;
  subscribers: number;
};

export type ChaosResult = {
  verdict: Verdict;
  counts: Trouble & {
    asked: number;
    acknowledged: number;
    effects: number;
    retries: number;
    unanswered: number;
    deliveries: number;
    reconnects: number;
    resets: number;
    delays: number;
    blackHoles: number;
  };
  /** How many acknowledged calls had which answer. */
  kinds: Record<string, number>;
  /** What a server said that ended without being killed. */
  lastWords: string[];
};

export async function runChaos(input: ChaosInput): Promise<ChaosResult> {
  const chance = createChance(input.seed);
  await using cluster = await startCluster({ instances: 2 });
  await using proxy = await startFaultyProxy(chance.fork(), cluster.ports);
  const desks: Desk[] = [];
  for (let index = 0; index < input.calendars; index += 1)
    desks.push(await makeDesk(cluster.admin, `desk-${index}`));

  const writing = new AbortController();
  const watching = new AbortController();
  const history: History = { asked: [], surprises: [], retries: 0 };
  const known = new Map<Desk, Known>(desks.map((desk) => [desk, new Map()]));
  const trouble: Trouble = { serverKills: 0, restarts: 0, postgresKills: 0, terminations: 0, cuts: 0 };
  const subscribers = Array.from({ length: input.subscribers }, (_, index) =>
    subscribe(proxy.port, desks[index % desks.length] as Desk, watching.signal),
  );
  proxy.setRates({ reset: 0.03, delay: 0.03, blackHole: 0.01 });
  const writers = Array.from({ length: input.writers }, (_, index) =>
    write(
      { chance: chance.fork(), clock: systemClock, port: proxy.port, history, known },
      { name: `w${index}`, desks },
      writing.signal,
    ),
  );
  const troubles = makeTrouble({ chance: chance.fork(), cluster, proxy, trouble }, writing.signal);
  const isEnough = () =>
    history.asked.filter(({ outcome }) => outcome).length >= input.enough &&
    history.retries > 0 &&
    trouble.serverKills > 2 &&
    trouble.postgresKills > 0;
  await sleep(input.seconds * 1_000);
  for (let left = input.seconds * 120; left > 0 && !isEnough(); left -= 1) await sleep(100);
  writing.abort();
  await Promise.all([...writers, troubles]);
  proxy.setRates(noFaults);

  await cluster.allReady();
  const logs = await readLogs(cluster.admin, desks);
  const isCaughtUp = () =>
    subscribers.every(({ desk, lastVersion }) => lastVersion() >= (logs.get(desk)?.version ?? 0));
  const patience = performance.now() + 60_000;
  while (!isCaughtUp() && performance.now() < patience) await sleep(100);
  watching.abort();

  const acknowledged = history.asked.filter(({ outcome }) => outcome !== null);
  return {
    verdict: judge(logs, history, subscribers),
    kinds: countKinds(acknowledged),
    lastWords: cluster.lastWords(),
    counts: {
      ...trouble,
      asked: history.asked.length,
      acknowledged: acknowledged.length,
      effects: [...logs.values()].reduce((sum, { rows }) => sum + rows.length, 0),
      retries: history.retries,
      unanswered: history.asked.length - acknowledged.length,
      deliveries: subscribers.reduce((sum, { delivered }) => sum + delivered.length, 0),
      reconnects: subscribers.reduce((sum, { connections }) => sum + connections(), 0),
      resets: proxy.counts.resets,
      delays: proxy.counts.delays,
      blackHoles: proxy.counts.blackHoles,
    },
  };
}

function countKinds(asked: readonly Asked[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of asked) if (outcome) counts[outcome.kind] = (counts[outcome.kind] ?? 0) + 1;
  return counts;
}

/** A person with a calendar in Berlin, a session and a talk in progress. */
export async function makeDesk(admin: Pool, name: string): Promise<Desk> {
  const one = async (text: string, values: unknown[]) => {
    const { rows } = await admin.query<{ id: string }>(text, values);
    return rows[0]?.id ?? '';
  };
  const personId = await one(`insert into users (name, email) values ($1, $2) returning id`, [
    name,
    `${name}@example.com`,
  ]);
  const token = `token-of-${name}-0123456789`;
  await admin.query(
    `insert into sessions (user_id, token, expires_at) values ($1, $2, now() + interval '1 y')`,
    [personId, token],
  );
  await admin.query(`update calendars set time_zone = 'Europe/Berlin' where owner_id = $1`, [personId]);
  const vendorId = `vendor-${name}`;
  const conversationId = await one(
    `insert into conversations (owner_id, calendar_id, vendor, vendor_id, time_zone, status, brain)
     select $1, id, 'tavus', $2, 'Europe/Berlin', 'in-progress', 'relay' from calendars where owner_id = $1 returning id`,
    [personId, vendorId],
  );
  return { personId, token, conversationId, vendorId };
}
