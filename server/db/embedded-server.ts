/**
 * Brings the Postgres of a cluster up, or takes over one that runs already. The next start has to
 * work whatever the last one died of: so it tries, looks at why it failed, and tries again until
 * fifteen seconds are over; a server that is recovering its log gets as long as it needs.
 */
import { chown, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import type { Binaries } from './embedded-binaries.ts';
import { superuser, type Cluster } from './embedded-cluster.ts';
import { runAs, type RunAs } from './run-as.ts';
import { isWorkedIn, stateOf } from './running-process.ts';

type Deps = { log: (line: string) => void; signal: AbortSignal };
type Input = { user: RunAs; home: string; binaries: Binaries; cluster: Cluster; options: string };

const patienceMs = 15_000;
/** Complaints that go away: an old process of ours is still ending, or the port changes. */
const mayPass =
  /lock file|shared memory|Address already in use|TCP\/IP sockets|still in use|starting up|shutting down/;
const biggestLog = 10_000_000;

export const urlOf = (input: { port: number; password: string; database: string }): string =>
  `postgres://${superuser}:${input.password}@127.0.0.1:${input.port}/${input.database}`;

/**
 * @returns the port it listens on
 * @throws Error, one sentence: the last FATAL line of the log, or who is in the way
 */
export async function bringUp(deps: Deps, input: Input): Promise<number> {
  const { home, cluster } = input;
  let problem = 'it did not answer';
  let sameProblem = 0;
  let end = performance.now() + patienceMs;
  while (performance.now() < end) {
    deps.signal.throwIfAborted();
    const left = await postmasterFile(cluster.files);
    const state = left ? await stateOf(left.pid, cluster.files) : 'gone';
    if (left && state === 'serving') {
      const answer = await ask(left.port, cluster);
      if (answer === 'ours') {
        deps.log(`Postgres is running already (pid ${left.pid})`);
        return left.port;
      }
      if (answer === 'starting') end = performance.now() + patienceMs;
      problem =
        answer === 'refuses'
          ? `a Postgres (pid ${left.pid}) serves ${cluster.files} but does not accept the password in ${join(home, 'cluster', 'password')}`
          : `a Postgres (pid ${left.pid}) serves ${cluster.files} but does not answer`;
      await sleep(50);
      continue;
    }
    if (state === 'stranger' && !(await isWorkedIn(cluster.files))) {
      await rm(join(cluster.files, 'postmaster.pid'), { force: true });
    }
    const tried = await tryToStart(input);
    if (typeof tried === 'number') return tried;
    sameProblem = tried === problem ? sameProblem + 1 : 0;
    problem = tried;
    if (sameProblem >= 2 && !mayPass.test(problem)) break;
    await sleep(150);
  }
  throw new Error(`Postgres did not start: ${problem}.`);
}

/** Whether the process that the cluster names is alive and its own. */
export async function isServing(files: string): Promise<boolean> {
  const left = await postmasterFile(files);
  return left !== undefined && (await stateOf(left.pid, files)) === 'serving';
}

/** The process and port that the server wrote down; the file outlives a crash. */
async function postmasterFile(files: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(join(files, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]) } : undefined;
}

async function tryToStart(input: Input): Promise<number | string> {
  const { user, home, binaries, cluster, options } = input;
  const port = await rememberedPort(home);
  const log = await logFile(user, home);
  const before = (await stat(log)).size;
  const started = await runAs(user, binaries.pgCtl, [
    'start',
    '--wait',
    '--timeout=120',
    `--pgdata=${cluster.files}`,
    `--log=${log}`,
    `--options=${`-h 127.0.0.1 -k '' -p ${port} ${options}`.trim()}`,
  ]);
  if (started.code === 0 && (await ask(port, cluster)) === 'ours') return port;
  const said = (await readFile(log)).subarray(before).toString('utf8');
  if (said.includes('Address already in use')) await rm(portFile(home), { force: true });
  const fatal = said.split('\n').findLast((line) => /(FATAL|PANIC):/.test(line));
  return (fatal ?? started.output.split('\n').at(-1) ?? '')
    .replace(/^.*(FATAL|PANIC):\s*/, '')
    .replace(/\.$/, '');
}

/** `ours` only when it takes our password and serves our folder. */
async function ask(port: number, cluster: Cluster): Promise<'ours' | 'starting' | 'refuses' | 'silent'> {
  const client = new Client({
    connectionString: urlOf({ port, password: cluster.password, database: 'postgres' }),
    connectionTimeoutMillis: 3_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === cluster.files ? 'ours' : 'refuses';
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '57P03') return 'starting';
    return code === '28P01' || code === '28000' ? 'refuses' : 'silent';
  } finally {
    await client.end().catch(() => {});
  }
}

const portFile = (home: string) => join(home, 'port');

async function rememberedPort(home: string): Promise<number> {
  const known = Number(await readFile(portFile(home), 'utf8').catch(() => ''));
  if (Number.isInteger(known) && known > 1023 && known < 65_536) return known;
  const port = await freePort();
  const making = `${portFile(home)}.new`;
  await writeFile(making, String(port));
  await rename(making, portFile(home));
  return port;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error()),
      );
    });
  });
}

async function logFile(user: RunAs, home: string): Promise<string> {
  const file = join(home, 'log');
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > biggestLog) await rename(file, `${file}.old`);
  await (await open(file, 'a', 0o600)).close();
  if (user) await chown(file, user.uid, user.gid);
  return file;
}
