/**
 * A real Express app with the accounts mounted, on a socket, over a database of its own. For the tests
 * of this folder and of `pages/`, which share nothing else.
 */
import { request as httpRequest } from 'node:http';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import express from 'express';
import type { Express } from 'express';
import { createPools, toDb } from '../db/client.ts';
import type { Pools } from '../db/client.ts';
import { randomIds } from '../ids.ts';
import { createLog } from '../log.ts';
import { testDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { createAuth } from './auth.ts';
import type { Auth, AuthConfig } from './auth.ts';
import { createCors } from './cors.ts';

export const extensionId = 'abcdefghijklmnopabcdefghijklmnop';

export type AuthServer = AsyncDisposable & {
  app: Express;
  auth: Auth;
  pools: Pools;
  database: TestDatabase;
  origin: string;
  port: number;
  /** Cuts every connection to Postgres and refuses new ones, until called with `true`. */
  reachDatabase(isReachable: boolean): Promise<void>;
  clock: { now(): number; skip(ms: number): void };
  closedSessions: string[];
  logLines: string[];
  /** What is in the tables of the auth library, to see that nothing changed. */
  counts(): Promise<Record<string, number>>;
  send(path: string, sent?: Sent): Promise<Answer>;
};

export type Sent = {
  method?: string;
  headers?: Record<string, string | string[]>;
  /** An object goes as JSON; a string or bytes as they are. */
  body?: unknown;
};
export type Answer = {
  status: number;
  headers: Headers;
  cookies: string[];
  text: string;
  json<T = Record<string, string>>(): T;
};

export async function startAuthServer(
  config: Partial<AuthConfig> = {},
  mount: (server: { app: Express; auth: Auth; ids: typeof randomIds; pools: Pools }) => void = () => {},
): Promise<AuthServer> {
  const database = await testDatabase();
  const app = express();
  app.disable('x-powered-by');
  const listener = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  const { port } = listener.address() as AddressInfo;
  const logLines: string[] = [];
  const log = createLog('debug', { write: (line) => void logLines.push(line) });
  const wire = await cuttableWire(Number(new URL(database.url).port));
  const pools = createPools(log, {
    appUrl: wire.through(database.appUrl),
    systemUrl: wire.through(database.systemUrl),
  });
  const closedSessions: string[] = [];
  let skipped = 0;
  const clock = { now: () => Date.now() + skipped, skip: (ms: number) => void (skipped += ms) };
  const auth = createAuth(
    {
      systemDb: toDb(pools.system),
      systemPool: pools.system,
      log,
      clock,
      onSessionClosed: (id) => void closedSessions.push(id),
    },
    {
      baseUrl: `http://127.0.0.1:${port}`,
      port,
      secret: randomIds.token(32),
      extensionId,
      setupCode: null,
      allowSignUp: false,
      isProduction: false,
      loopback: true,
      hasHighLimits: true,
      ...config,
    },
  );
  app.use(createCors({ extensionId }));
  app.all('/api/auth/*splat', auth.handler);
  mount({ app, auth, ids: randomIds, pools });
  const tables = ['users', 'sessions', 'accounts', 'verifications', 'device_codes'];
  return {
    app,
    auth,
    pools,
    database,
    origin: `http://127.0.0.1:${port}`,
    port,
    clock,
    closedSessions,
    logLines,
    reachDatabase: (isReachable) => wire.set(isReachable),
    send: (path, sent) => send(port, path, sent),
    async counts() {
      const found = await pools.system.query(
        `select ${tables.map((table) => `(select count(*)::int from ${table}) ${table}`).join(', ')}`,
      );
      return found.rows[0] as Record<string, number>;
    },
    async [Symbol.asyncDispose]() {
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
      await pools.close();
      await wire.set(false);
      await database[Symbol.asyncDispose]();
    },
  };
}

async function cuttableWire(target: number) {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      open.add(from);
      from.on('error', () => to.destroy()).on('close', () => (open.delete(from), to.destroy()));
      from.pipe(to);
    }
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    through: (url: string) => Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).href,
    async set(isReachable: boolean) {
      if (isReachable === server.listening) return;
      if (isReachable) return await listen(port);
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Plain HTTP, because `fetch` would not send a Host, an Origin or a broken body of our choice. */
function send(port: number, path: string, { method, headers = {}, body }: Sent = {}): Promise<Answer> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const bytes = body === undefined ? undefined : isRaw ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const type = body !== undefined && !isRaw ? { 'content-type': 'application/json' } : {};
    const sending = httpRequest({
      host: '127.0.0.1',
      port,
      path,
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...type, ...headers },
      agent: false,
    });
    sending.on('error', reject);
    sending.on('response', (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const cookies = res.headers['set-cookie'] ?? [];
        const plain = Object.entries(res.headers).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, String(value)] as [string, string]],
        );
        resolve({
          status: res.statusCode ?? 0,
          headers: new Headers(plain),
          cookies,
          text,
          json: () => JSON.parse(text),
        });
      });
    });
    sending.end(bytes);
  });
}

/** `name=value; …` out of the answers' Set-Cookie lines. */
export function toCookieHeader(cookies: string[]): string {
  return cookies.map((cookie) => cookie.split(';', 1).join('')).join('; ');
}
