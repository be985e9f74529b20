/** The process: environment in, server up, clean end. The only file that touches `process`. */
import './temporal.ts';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { systemClock } from './clock.ts';
import { startEmbeddedPostgres } from './db/embedded.ts';
import { EnvError, parseEnv } from './env.ts';
import type { Env } from './env.ts';
import { randomIds } from './ids.ts';
import { createLog } from './log.ts';
import { removePairingFile, writePairingFile } from './auth/pairing-file.ts';
import { readOrMakeSecrets } from './secrets.ts';
import { startServer } from './start-server.ts';
import { appVersion } from './version.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const life = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => life.abort());

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  await run(parseEnv(process.env));
  process.exit(0);
} catch (error) {
  if (life.signal.aborted) process.exit(0);
  // A start that fails is told in one sentence; a stack only for what nobody foresaw.
  const isForeseen =
    error instanceof EnvError || (error instanceof Error && !/^(Type|Range|Reference)/.test(error.name));
  process.stderr.write(
    `${isForeseen ? (error as Error).message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}

async function run(env: Env): Promise<void> {
  const log = createLog(env.LOG_LEVEL);
  const dataDir = resolve(env.DATA_DIR);
  const isProduction = env.NODE_ENV === 'production';
  const secrets = readOrMakeSecrets({
    dataDir,
    isProduction,
    given: {
      AUTH_SECRET: env.AUTH_SECRET,
      TAVUS_TOOLS_SECRET: env.TAVUS_TOOLS_SECRET,
      LLM_API_KEY: env.LLM_API_KEY,
      CAL_WEBHOOK_SECRET: env.CAL_WEBHOOK_SECRET,
      DATABASE_LOGIN_SECRET: env.DATABASE_LOGIN_SECRET,
    },
  });
  const postgres =
    env.DATABASE_URL === ''
      ? await startEmbeddedPostgres({ log: say, signal: life.signal }, { dataDir })
      : { url: env.DATABASE_URL, stop: async () => {} };
  const extensionFolder = resolve('.output/chrome-mv3');
  const setupCode = isProduction ? null : randomIds.token(18);
  const pairingKey = isProduction ? null : randomIds.token(32);
  const server = await startServer(
    {
      env,
      databaseUrl: postgres.url,
      secrets,
      clock: systemClock,
      ids: randomIds,
      log,
      say,
      tzdataVersion: process.versions.tz ?? 'unknown',
      version: appVersion,
      setupCode,
      pairingKey,
      extensionFolder: isProduction ? null : extensionFolder,
      startSimulator: isProduction
        ? null
        : async (vendor, signal) => {
            const { startSimulator } = await import('./simulators/start-simulator.ts');
            const key = ['--api-key', 'simulated'];
            const state = ['--state-dir', resolve(dataDir, 'simulators', vendor)];
            const loopback = env.CALENDAR_AGENT_START ? ['--allow-loopback'] : [];
            const args = {
              tavus: [...key, ...state, ...loopback],
              anthropic: key,
              cal: [...key, ...state, ...loopback],
            }[vendor];
            return startSimulator({ vendor, node: process.execPath, args }, signal);
          },
    },
    life.signal,
  );
  const paired = pairingKey === null ? [] : pair({ server: server.url, key: pairingKey });
  say(`ready ${server.url}`);
  for (const [vendor, state] of Object.entries(server.deps.vendors)) say(`  ${vendor}: ${state}`);
  if (setupCode !== null) say(`  sign in on this computer: ${server.url}/sign-in?setup=${setupCode}`);
  await new Promise<void>((end) => life.signal.addEventListener('abort', () => end(), { once: true }));
  for (const folder of paired) removePairingFile(folder, pairingKey ?? '');
  await server.stop();
  await postgres.stop();
}

/** Leaves the note by which the extension on this computer finds and knows us, wherever it was built. */
function pair(pairing: { server: string; key: string }): string[] {
  const folders = ['.output/chrome-mv3', '.output/chrome-mv3-e2e']
    .map((folder) => resolve(folder))
    .filter(existsSync);
  for (const folder of folders) writePairingFile({ ids: randomIds }, folder, pairing);
  return folders;
}
