/**
 * `npm run bench`: our server beside its rivals, in one run on one machine. Figures of different runs
 * say little; the ratios within one run are what the goals are about.
 *
 *     npm run bench                        everything, about six minutes on a quiet machine
 *     npm run bench -- latency fan-out     only these: latency, load, fan-out, reconnect, start, agent, intake,
 *                                          in-process
 *     npm run bench -- --record            also writes it to docs/measured.md
 *     npm run bench -- --seed 7            the order of the rounds of another run
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '#server/db/embedded.ts';
import { Client } from 'pg';
import { measureAgent } from './agent.ts';
import type { Contestant } from './contestant.ts';
import { measureFanOut } from './fan-out.ts';
import { randomFrom, shuffle } from './figures.ts';
import type { Results } from './goals.ts';
import { measureHeldLoad } from './held-load.ts';
import { measureInProcess } from './in-process.ts';
import { measureLatency } from './latency.ts';
import { measureIntake } from './intake.ts';
import { createOurs, oursProgram } from './ours.ts';
import { measureReconnect } from './reconnect.ts';
import { startRedis } from './redis-server.ts';
import { record, report } from './report.ts';
import { createFloor, createRedisDesign } from './rivals.ts';
import { measureStartUp } from './start-up.ts';

const parts = ['latency', 'load', 'fan-out', 'reconnect', 'start', 'agent', 'intake', 'in-process'] as const;
type Part = (typeof parts)[number];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean' }, seed: { type: 'string' }, rounds: { type: 'string' } },
});
const wanted = parts.filter((part) => positionals.length === 0 || positionals.includes(part));
const seed = Number(values.seed ?? Math.floor(performance.timeOrigin) % 100_000);
const rounds = Number(values.rounds ?? 600);
const say = (line: string) => process.stderr.write(`${line}\n`);
const people = 1_000;

const stopping = new AbortController();
const cleanUp: (() => Promise<void> | void)[] = [];
process.once('SIGINT', () => void end(130));
process.once('SIGTERM', () => void end(143));

try {
  await run();
  await end(0);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  await end(1);
}

async function end(code: number): Promise<void> {
  for (const step of cleanUp.toReversed()) await Promise.resolve(step()).catch(() => {});
  stopping.abort();
  process.exit(code);
}

async function run(): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0;
  if (!oursProgram().isBundled)
    say('Our server is not bundled: run `npm run build` first to measure what is shipped.');
  const folder = mkdtempSync(join(tmpdir(), 'calendar-agent-bench-'));
  chmodSync(folder, 0o755);
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  say('Starting Postgres …');
  // A cluster that syncs to the disk, as the real one: durability is part of the price.
  const postgres = await startEmbeddedPostgres(
    { log: () => {}, signal: stopping.signal },
    { dataDir: folder },
  );
  cleanUp.push(() => postgres.stop());
  const database = async (name: string) => {
    const admin = new Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    return postgres.url.replace(/\/[^/]*$/, `/${name}`);
  };

  const results: Results = {};
  if (wanted.includes('in-process')) results.inProcess = measureInProcess(randomFrom(seed), rounds);
  if (wanted.includes('start')) {
    results.startUp = await measureStartUp({
      emptyDatabaseUrl: await database('start'),
      dataDir: join(folder, 'start'),
      say,
    });
  }
  if (wanted.includes('agent')) {
    results.agent = await measureAgent(
      {
        databaseUrl: await database('agent'),
        dataDir: join(folder, 'agent'),
        random: randomFrom(seed),
        say,
        onEnd: (step) => void cleanUp.push(step),
        life: stopping.signal,
      },
      Math.ceil(rounds / 4),
    );
  }
  if (wanted.includes('intake')) {
    say('Intake …');
    results.intake = await measureIntake(
      { database, dataDir: folder, onEnd: (step) => void cleanUp.push(step) },
      { perSecond: 1_500, slices: 4 },
    );
  }
  if (wanted.some((part) => !['start', 'intake', 'agent', 'in-process'].includes(part))) {
    const contestants = await startContestants({ folder, database });
    await measure(contestants, results);
  }
  const text = report(results, {
    on: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit:
      git('rev-parse', '--short', 'HEAD') +
      (git('status', '--porcelain', 'server', 'shared') === '' ? '' : ' (changed)'),
    processors: cpus().length,
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}`,
    seed,
    loadBefore,
    loadAfter: loadavg()[0] ?? 0,
    isBundled: oursProgram().isBundled,
  });
  process.stdout.write(`${text}\n`);
  if (values.record) record(text, new Date().toISOString().slice(0, 10));
}

async function startContestants(deps: { folder: string; database: (name: string) => Promise<string> }) {
  say('Starting the servers …');
  const contestants: Contestant[] = [];
  const add = (contestant: Contestant) => {
    contestants.push(contestant);
    cleanUp.push(() => contestant.server.stop());
  };
  const databaseUrl = await deps.database('ours');
  add(await createOurs({ databaseUrl, dataDir: join(deps.folder, 'ours'), people }));
  add(await createFloor(await deps.database('floor')));
  const redis = await startRedis(say);
  if (redis) {
    cleanUp.push(() => redis.stop());
    for (const wire of ['raw', 'trpc'] as const) {
      for (const isChecked of [false, true]) add(await createRedisDesign(redis.port, { wire, isChecked }));
    }
  }
  return contestants;
}

async function measure(contestants: readonly Contestant[], results: Results): Promise<void> {
  const random = randomFrom(seed);
  const only = (...names: string[]) =>
    shuffle(
      contestants.filter(({ name }) => names.includes(name) || name.startsWith('ours')),
      random,
    );
  const isWanted = (part: Part) => wanted.includes(part);
  // First, on fresh processes: memory that a server has got and does not use hides what panels take.
  if (isWanted('fan-out')) {
    results.fanOut = [];
    for (const contestant of only('floor', 'redis, raw stream', 'redis, tRPC stream')) {
      say(`Fan-out, ${contestant.name} …`);
      results.fanOut.push(
        await measureFanOut(contestant, { person: 1, panels: 1_000, changes: 80, perSecond: 8 }),
      );
    }
  }
  if (isWanted('latency')) {
    say('Latency …');
    results.latency = await measureLatency(contestants, { rounds, random, say });
  }
  if (isWanted('load')) {
    results.load = [];
    let firstCall = 10_000;
    for (const contestant of only('redis, tRPC stream', 'redis, tRPC stream, check')) {
      for (const perSecond of [200, 1_000]) {
        say(`Held load, ${contestant.name}, ${perSecond}/s …`);
        const result = await measureHeldLoad(contestant, { people, perSecond, seconds: 5, firstCall });
        results.load.push({
          ...result,
          name: perSecond === 1_000 ? result.name : `${result.name} at ${perSecond}/s`,
        });
        firstCall += 10_000;
      }
    }
  }
  if (isWanted('reconnect')) {
    results.reconnect = [];
    for (const contestant of only()) {
      say(`Reconnect, ${contestant.name} …`);
      results.reconnect.push(await measureReconnect(contestant, { people, firstCall: 200_000 }));
    }
  }
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
