/**
 * From a checked environment to a server that answers: database, logins, simulators, persona,
 * jobs, app. `main.ts` is the process around it; tests start it the same way.
 */
import { createServer } from 'node:http';
import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publicSentence } from '#shared/errors.ts';
import { extensionId } from '#shared/extension-id.ts';
import type { VendorName } from './api/api-deps.ts';
import { createApp } from './app.ts';
import { useLocalToken } from './auth/local-token.ts';
import type { Clock } from './clock.ts';
import { createPools } from './db/client.ts';
import { migrate } from './db/migrate.ts';
import { createDeps } from './deps.ts';
import type { Deps } from './deps.ts';
import type { Env } from './env.ts';
import type { Ids } from './ids.ts';
import { createJobs } from './jobs/create-jobs.ts';
import type { Jobs } from './jobs/create-jobs.ts';
import { installJobs } from './jobs/install-jobs.ts';
import { startWorkers } from './jobs/start-workers.ts';
import type { Log } from './log.ts';
import type { Secrets } from './secrets.ts';
import { connectAnthropic } from './connect-anthropic.ts';
import { connectCal } from './connect-cal.ts';
import { connectTavus } from './connect-tavus.ts';
import { createAsPerson } from './db/as-person.ts';
import { createSeal } from './seal.ts';

export type StartInput = {
  env: Env;
  databaseUrl: string;
  secrets: Secrets;
  clock: Clock;
  ids: Ids;
  log: Log;
  /** For a person who watches the start. */
  say(line: string): void;
  tzdataVersion: string;
  version: string;
  /** One-time code of the link that the start prints; null where there is no mail-less sign-in. */
  setupCode: string | null;
  pairingKey: string | null;
  extensionFolder: string | null;
  /** Starts a vendor's simulator, null when there is none of it; null where simulators may not be used. */
  startSimulator: ((vendor: VendorName, life: AbortSignal) => Promise<{ url: string } | null>) | null;
};

export type RunningServer = { deps: Deps; url: string; port: number; stop(): Promise<void> };

export async function startServer(input: StartInput, life: AbortSignal): Promise<RunningServer> {
  const { env, log } = input;
  const urls = await migrate({
    url: input.databaseUrl,
    secret: input.secrets.DATABASE_LOGIN_SECRET,
    log: input.say,
  });
  await installJobs({ log }, input.databaseUrl);
  const pools = createPools(log, urls);
  await useLocalToken(pools.system, env.LOCAL_TOKEN === '' ? null : env.LOCAL_TOKEN);

  // The port has to be known before the app is put together: sign-in and vendors name it.
  let app: RequestListener | null = null;
  // A stream is asked for by GET, and what it asks may be a long message in any script.
  const server = createServer({ maxHeaderSize: 65_536 }, (req, res) => (app ? app(req, res) : notYet(res)));
  const port = await listen(server, env);
  const url = `http://${env.HOST === '0.0.0.0' || env.HOST === '::' ? '127.0.0.1' : env.HOST}:${port}`;
  const isLoopback = ['127.0.0.1', 'localhost', '::1'].includes(env.HOST);
  const { startSimulator } = input;
  const simulatorOf = (vendor: VendorName) =>
    startSimulator && ((signal: AbortSignal) => startSimulator(vendor, signal));
  const anthropic = await connectAnthropic({ startSimulator: simulatorOf('anthropic') }, env, life);
  const tavus = await connectTavus(
    {
      systemPool: pools.system,
      toolsSecret: input.secrets.TAVUS_TOOLS_SECRET,
      llmApiKey: input.secrets.LLM_API_KEY,
      startSimulator: simulatorOf('tavus'),
      say: input.say,
    },
    { env, ownUrl: url, hasModel: anthropic.model !== null },
    life,
  );

  const seal = createSeal(input.secrets.AUTH_SECRET, 'vendor keys');
  const cal = await connectCal(
    {
      asPerson: createAsPerson(pools.app),
      systemPool: pools.system,
      clock: input.clock,
      seal,
      webhookSecret: input.secrets.CAL_WEBHOOK_SECRET,
      startSimulator: simulatorOf('cal'),
      say: input.say,
    },
    { env, ownUrl: url },
    life,
  );

  let jobs: Jobs | null = null;
  const deps = createDeps(
    {
      clock: input.clock,
      ids: input.ids,
      log,
      pools,
      systemUrl: urls.systemUrl,
      tzdataVersion: input.tzdataVersion,
      version: input.version,
      auth: {
        // A tunnel for vendors is not where people sign in: that stays on this computer.
        baseUrl:
          env.PUBLIC_URL === '' || (isLoopback && env.NODE_ENV !== 'production') ? url : env.PUBLIC_URL,
        port,
        secret: input.secrets.AUTH_SECRET,
        extensionId,
        setupCode: isLoopback ? input.setupCode : null,
        pairingKey: isLoopback ? input.pairingKey : null,
        allowSignUp: env.ALLOW_SIGN_UP,
        isProduction: env.NODE_ENV === 'production',
        loopback: isLoopback,
      },
      secrets: {
        tavusTools: input.secrets.TAVUS_TOOLS_SECRET,
        llm: input.secrets.LLM_API_KEY,
        calWebhook: input.secrets.CAL_WEBHOOK_SECRET,
      },
      bookings: cal.bookings,
      bookingKeys: { seal, accountOfKey: cal.accountOfKey, webhook: cal.webhook },
      emotionTags: env.TAVUS_EMOTIONS,
      callCentsPerMinute: env.TAVUS_CENTS_PER_MINUTE,
      personas: tavus.personas,
      model: anthropic.model,
      toolRounds: env.ANTHROPIC_TOOL_ROUNDS,
      fillerAfterMs: env.FILLER_AFTER_MS,
      vendors: { tavus: tavus.state, anthropic: anthropic.state, cal: cal.state },
      testConnection: (vendor) => ({ tavus, anthropic, cal })[vendor].test(),
      extensionFolder: input.extensionFolder,
      jobs: () => jobs,
    },
    life,
  );
  const runner = await createJobs({ log, systemUrl: urls.systemUrl }, life);
  jobs = runner;
  await startWorkers(deps, runner);
  app = createApp(deps) as RequestListener;
  await tavus.prepare();
  await cal.prepare();
  return {
    deps,
    url,
    port,
    async stop() {
      server.closeIdleConnections();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const late = setTimeout(() => server.closeAllConnections(), 2_000);
      await closed;
      clearTimeout(late);
      await runner.stopped;
      await pools.close();
    },
  };
}

/** Between the first moment of listening and the last step of the start. */
function notYet(res: ServerResponse): void {
  res.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
  res.end(JSON.stringify({ error: { code: 'unavailable', message: publicSentence.unavailable } }));
}

/** Throws a sentence when the port is taken. */
function listen(server: Server, env: Env): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: Error & { code?: string }) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${env.PORT} is in use. Stop what listens there, or set PORT to another one.`)
          : error,
      );
    });
    server.listen(env.PORT, env.HOST, () => resolve((server.address() as AddressInfo).port));
  });
}
