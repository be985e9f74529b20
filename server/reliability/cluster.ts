/**
 * Servers as processes of their own on one Postgres, so that each can be killed at any moment and
 * comes back on its port by itself, as under a supervisor.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { env, execPath, kill } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Pool } from 'pg';
import { emptyFolder, postmasterId, start } from '#server/testing/embedded-folder.ts';

export const clusterSecrets = {
  AUTH_SECRET: 'auth-secret-of-the-cluster',
  TAVUS_TOOLS_SECRET: 'tools-secret-of-the-cluster',
  LLM_API_KEY: 'llm-key-of-the-cluster',
  CAL_WEBHOOK_SECRET: 'cal-secret-of-the-cluster',
  DATABASE_LOGIN_SECRET: 'login-secret-of-the-cluster',
};

export type Cluster = AsyncDisposable & {
  /** Ports of the servers, the same for their whole life. */
  ports: number[];
  databaseUrl: string;
  /** The migrating user, to look at rows from outside. It survives the death of Postgres. */
  admin: Pool;
  /** SIGKILL; the server is started again at once. Returns its process id, or null if it was not up. */
  killServer(index: number): number | null;
  /** Asks it to stop in order; it is started again as soon as it has. */
  restartServer(index: number): void;
  killPostgres(): Promise<void>;
  /** Waits until every server says that it is ready. */
  allReady(): Promise<void>;
  /** What servers wrote to stderr before they ended by themselves; empty when none did. */
  lastWords(): string[];
};

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const endWithParent = fileURLToPath(new URL('../../scripts/end-with-parent.mjs', import.meta.url));

export async function startCluster(input: { instances: number }): Promise<Cluster> {
  const folder = await emptyFolder();
  let postgres = await start(folder);
  const databaseUrl = postgres.url;
  const admin = new Pool({ connectionString: databaseUrl, max: 4, connectionTimeoutMillis: 3_000 });
  admin.on('error', () => {});
  admin.on('connect', (client) => client.on('error', () => {}));
  const ports = await Promise.all(Array.from({ length: input.instances }, freePort));
  const running: (ChildProcess | null)[] = ports.map(() => null);
  const said: string[] = [];
  const askedToStop = new WeakSet<ChildProcess>();
  let isOver = false;

  async function keepUp(index: number): Promise<void> {
    while (!isOver) {
      const words: string[] = [];
      const child = spawn(execPath, ['--import', endWithParent, main], {
        cwd: folder.path,
        env: {
          PATH: env['PATH'],
          NODE_ENV: 'production',
          PORT: String(ports[index]),
          DATABASE_URL: databaseUrl,
          DATA_DIR: join(folder.path, `server-${index}`),
          LOG_LEVEL: 'error',
          ...clusterSecrets,
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      running[index] = child;
      child.stdout?.on('data', (part: Buffer) => void words.push(String(part)));
      child.stderr?.on('data', (part: Buffer) => void words.push(String(part)));
      const signal = await new Promise<string | null>((resolve) =>
        child.once('exit', (_code, by) => resolve(by)),
      );
      if (!isOver && signal !== 'SIGKILL' && !askedToStop.has(child)) said.push(words.join('').slice(-2_000));
      await sleep(100);
    }
  }

  async function allReady(): Promise<void> {
    const end = performance.now() + 60_000;
    for (const port of ports) {
      while (!(await isReady(port))) {
        if (performance.now() > end) throw new Error(`A server did not get ready: ${said.join('\n')}`);
        await sleep(50);
      }
    }
  }

  const kept = ports.map((_, index) => keepUp(index));
  await allReady();
  said.length = 0;
  return {
    ports,
    databaseUrl,
    admin,
    allReady,
    lastWords: () => said,
    killServer(index) {
      const child = running[index];
      if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return null;
      child.kill('SIGKILL');
      return child.pid;
    },
    restartServer(index) {
      const child = running[index];
      if (!child) return;
      askedToStop.add(child);
      child.kill('SIGTERM');
    },
    async killPostgres() {
      kill(await postmasterId(folder), 'SIGKILL');
      postgres = await start(folder);
    },
    async [Symbol.asyncDispose]() {
      isOver = true;
      for (const child of running) child?.kill('SIGTERM');
      const late = setTimeout(() => running.forEach((child) => child?.kill('SIGKILL')), 5_000);
      await Promise.all(kept);
      clearTimeout(late);
      await admin.end();
      await postgres.stop();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => null,
  );
  await answer?.body?.cancel();
  return answer?.status === 200;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
