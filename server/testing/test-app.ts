/**
 * The whole server, started as `main.ts` starts it, on a database of its own and a free port:
 * what tests of ways in, statuses and faults stand on.
 *
 *     await using app = await startTestApp({ now: '2026-11-20T09:00:00Z' });
 *     const { status, body } = await app.callTool('add_event', { title: 'Gym', date: 'tomorrow', start_time: '7am' });
 */
import { createHmac, randomUUID } from 'node:crypto';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { TRPCClient } from '@trpc/client';
import { Pool } from 'pg';
import type { Outcome } from '#shared/outcome.ts';
import type { AppRouter } from '#server/api/router.ts';
import { systemClock } from '#server/clock.ts';
import type { Deps } from '#server/deps.ts';
import { parseEnv } from '#server/env.ts';
import { randomIds } from '#server/ids.ts';
import { createLog } from '#server/log.ts';
import type { Secrets } from '#server/secrets.ts';
import { startAnthropicSimulator } from '#server/simulators/anthropic/start-anthropic-simulator.ts';
import type { AnthropicSimulator } from '#server/simulators/anthropic/start-anthropic-simulator.ts';
import { startCalSimulator } from '#server/simulators/cal/start-cal-simulator.ts';
import type { CalSimulatorOptions } from '#server/simulators/cal/options.ts';
import type { CalSimulator } from '#server/simulators/cal/start-cal-simulator.ts';
import { machineClock } from '#server/simulators/tavus/clock.ts';
import { startTavusSimulator } from '#server/simulators/tavus/start-tavus-simulator.ts';
import type { TavusSimulator } from '#server/simulators/tavus/start-tavus-simulator.ts';
import { startServer } from '#server/start-server.ts';
import { runSql } from './template-database.ts';
import { testClock } from './test-clock.ts';
import type { TestClock } from './test-clock.ts';
import { testDatabase } from './test-database.ts';

export type TestAppInput = {
  /** Stops the clock there; absent: the clock on the wall. */
  now?: string;
  /** Zone of the owner's calendar and of talks. Default Europe/Berlin. */
  timeZone?: string;
  /** Starts the simulated Tavus in this process. Default: Tavus is off. */
  tavus?: true;
  /** Starts the simulated Claude in this process. Default: there is no model. */
  anthropic?: true;
  /** Starts the simulated Cal.com in this process, with these differences. Default: Cal.com is off. */
  cal?: true | CalSimulatorOptions;
  /** A second instance on the database of another app, or a database the test keeps itself. */
  databaseUrl?: string;
  env?: Record<string, string>;
  secrets?: Partial<Secrets>;
};

export type Answer = { status: number; headers: Headers; body: unknown };
export type TestConversation = { id: string; vendorId: string };
export type TestPerson = { personId: string; token: string; trpc: TRPCClient<AppRouter> };
export type ToolCallOptions = { callId?: string; conversation?: { vendorId: string }; url?: string };

export type TestApp = AsyncDisposable &
  TestPerson & {
    url: string;
    databaseUrl: string;
    deps: Deps;
    secrets: Secrets;
    /** Only with `now`. */
    clock: TestClock;
    /** Only with `tavus`. */
    tavus: TavusSimulator;
    /** Only with `anthropic`. */
    anthropic: AnthropicSimulator;
    /** Only with `cal`. */
    cal: CalSimulator;
    /** The owner's talk in progress. */
    conversation: TestConversation;
    sign(body: string | Uint8Array): string;
    send(path: string, init?: RequestInit): Promise<Answer>;
    /** As Tavus calls a registry tool. */
    callTool(tool: string, args: unknown, options?: ToolCallOptions): Promise<Answer & { outcome: Outcome }>;
    addPerson(timeZone?: string): Promise<TestPerson>;
    addConversation(ownerId: string): Promise<TestConversation>;
    /** How much there is; what must not move when a request is refused. */
    rows(): Promise<Record<string, number>>;
    query<T extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>;
    /** Ends this instance only; the database stays until the app is disposed of. */
    stop(): Promise<void>;
  };

export const localToken = 'local-token-for-tests-1';

export async function startTestApp(input: TestAppInput = {}): Promise<TestApp> {
  const database = input.databaseUrl === undefined ? await testDatabase() : null;
  const databaseUrl = input.databaseUrl ?? database?.url ?? '';
  const secrets = { ...testSecrets, ...input.secrets };
  const life = new AbortController();
  const still = input.now === undefined ? null : testClock(input.now);
  const tavus = input.tavus
    ? await startTavusSimulator({
        allowLoopback: true,
        joinDelayMs: 0,
        msPerWord: 0,
        ...(still ? { clock: { ...machineClock, now: still.now } } : {}),
      })
    : null;
  const anthropic = input.anthropic
    ? await startAnthropicSimulator({ seed: 1, ...(still ? { now: still.now } : {}) })
    : null;
  const cal = input.cal
    ? await startCalSimulator({
        allowLoopback: true,
        timeZone: input.timeZone ?? 'Europe/Berlin',
        webhookRetryMs: [50, 200],
        ...(still ? { clock: { ...machineClock, now: still.now } } : {}),
        ...(input.cal === true ? {} : input.cal),
      })
    : null;
  const server = await startServer(
    {
      env: parseEnv({
        PORT: '0',
        LOG_LEVEL: 'silent',
        LOCAL_TOKEN: localToken,
        NODE_ENV: 'test',
        // Whether a word of waiting is said would depend on the machine.
        FILLER_AFTER_MS: '60000',
        ...input.env,
      }),
      databaseUrl,
      secrets,
      clock: still ?? systemClock,
      ids: randomIds,
      log: createLog('silent'),
      say: () => {},
      tzdataVersion: 'test',
      version: 'test',
      setupCode: null,
      pairingKey: null,
      extensionFolder: null,
      startSimulator: async (vendor) => {
        if (vendor === 'tavus') return tavus && { url: tavus.origin };
        if (vendor === 'cal') return cal && { url: cal.origin };
        return anthropic && { url: anthropic.url };
      },
    },
    life.signal,
  );
  const timeZone = input.timeZone ?? 'Europe/Berlin';
  // Looks at the rows from outside, so that a test also sees them when the server cannot.
  const outside = new Pool({ connectionString: databaseUrl, max: 2 });
  outside.on('error', () => {});
  const query: TestApp['query'] = async (text, values = []) => (await outside.query(text, values)).rows;
  const trpc = clientFor(server.url, localToken);
  const { personId } = await trpc.account.me.query();
  await query('update calendars set time_zone = $1 where owner_id = $2 and time_zone is null', [
    timeZone,
    personId,
  ]);

  const addConversation = async (ownerId: string): Promise<TestConversation> => {
    const vendorId = `c${randomUUID().replaceAll('-', '').slice(0, 15)}`;
    const made = await query<{ id: string }>(
      `insert into conversations (owner_id, calendar_id, vendor, vendor_id, time_zone, status, brain)
       select $1, id, 'tavus', $2, $3, 'in-progress', 'tavus-tools' from calendars where owner_id = $1 returning id`,
      [ownerId, vendorId, timeZone],
    );
    return { id: made[0]?.id ?? '', vendorId };
  };
  const conversation = await addConversation(personId);

  const sign = (body: string | Uint8Array) => signed(secrets.TAVUS_TOOLS_SECRET, body);
  const send: TestApp['send'] = (path, init) => answerOf(`${server.url}${path}`, init);
  let stopped: Promise<void> | null = null;
  const stop = () => {
    life.abort();
    return (stopped ??= server.stop());
  };

  return {
    url: server.url,
    databaseUrl,
    deps: server.deps,
    secrets,
    get clock() {
      if (still) return still;
      throw new Error('this app runs on the clock on the wall');
    },
    get anthropic() {
      if (anthropic) return anthropic;
      throw new Error('this app was started without a model');
    },
    get tavus() {
      if (tavus) return tavus;
      throw new Error('this app was started without Tavus');
    },
    get cal() {
      if (cal) return cal;
      throw new Error('this app was started without Cal.com');
    },
    personId,
    token: localToken,
    trpc,
    conversation,
    sign,
    send,
    async callTool(tool, args, options = {}) {
      const body = JSON.stringify({
        conversation_id: (options.conversation ?? conversation).vendorId,
        arguments: args,
        ...(options.callId === undefined ? {} : { tool_call_id: options.callId }),
      });
      const answer = await send(`/api/tavus/tools/${tool}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-tavus-signature': sign(body) },
      });
      const { response: _spoken, ...outcome } = answer.body as Outcome & { response?: string };
      return { ...answer, outcome: outcome as Outcome };
    },
    async addPerson(zone = timeZone) {
      const token = `token-${randomUUID()}`;
      const made = await query<{ id: string }>(
        `insert into users (name, email) values ('Test', $1) returning id`,
        [`${randomUUID()}@example.com`],
      );
      const id = made[0]?.id ?? '';
      await query(
        `insert into sessions (user_id, token, expires_at) values ($1, $2, now() + interval '10 y')`,
        [id, token],
      );
      await query('update calendars set time_zone = $1 where owner_id = $2', [zone, id]);
      return { personId: id, token, trpc: clientFor(server.url, token) };
    },
    addConversation,
    async rows() {
      // Not `conversation_feed`: news for the panel is written a moment after the answer.
      const tables = [
        'events',
        'changes',
        'calls',
        'conversations',
        'turns',
        'users',
        'sessions',
        'settings',
      ];
      const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ');
      const counted = await query<Record<string, number>>(
        `select ${counts}, (select coalesce(sum(version), 0)::int from calendars) as version`,
      );
      return counted[0] ?? {};
    },
    query,
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      await outside.end();
      await tavus?.[Symbol.asyncDispose]();
      await cal?.[Symbol.asyncDispose]();
      await anthropic?.[Symbol.asyncDispose]();
      await database?.[Symbol.asyncDispose]();
      if (database) await dropLogins(database);
    },
  };
}

const testSecrets: Secrets = {
  AUTH_SECRET: 'auth-secret-for-tests',
  TAVUS_TOOLS_SECRET: 'tools-secret-for-tests',
  LLM_API_KEY: 'llm-key-for-tests',
  CAL_WEBHOOK_SECRET: 'cal-secret-for-tests',
  DATABASE_LOGIN_SECRET: 'login-secret-for-tests',
};

export function signed(secret: string, body: string | Uint8Array): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

export async function answerOf(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // Pages answer in HTML.
  }
  return { status: response.status, headers: response.headers, body };
}

export function clientFor(url: string, token: string | null): TRPCClient<AppRouter> {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers: () => headers })] });
}

/** The server made logins for the clone; they would stay behind on a server that is not thrown away. */
async function dropLogins(database: { name: string; url: string }): Promise<void> {
  const url = new URL(database.url);
  url.pathname = '/postgres';
  for (const group of ['app', 'system']) {
    await runSql(url.toString(), `drop role if exists "${database.name}_${group}"`).catch(() => {});
  }
}
