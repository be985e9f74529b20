/** How long our server takes to its first answer, with a database that is there and with its own. */
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildServer } from './child-server.ts';
import { median } from './figures.ts';
import { oursEnv, startOurs } from './ours.ts';

export type StartUpResult = {
  /** Milliseconds to the first answer of `GET /health`, the database being up: cold is the first time. */
  withDatabase: { cold: number; warm: number };
  /** Memory five seconds after the start, bytes. */
  idleRss: number;
  /** Its own Postgres: an empty folder, the next start, and the start after everything was killed. */
  ownDatabase: { first: number; next: number; afterKill: number };
};

export async function measureStartUp(input: {
  emptyDatabaseUrl: string;
  dataDir: string;
  say: (line: string) => void;
}): Promise<StartUpResult> {
  const given = { ...oursEnv(input.dataDir), DATABASE_URL: input.emptyDatabaseUrl };
  const cold = await startedAndStopped(given);
  const warm: number[] = [];
  for (let run = 0; run < 5; run += 1) warm.push((await startedAndStopped(given)).ms);
  input.say('  start: with a database that is there, done');
  const idle = await startOurs(given);
  await sleep(5_000);
  const idleRss = idle.rss();
  await idle.stop();

  const own = oursEnv(`${input.dataDir}/own`);
  const first = await startedAndStopped(own);
  const next: number[] = [];
  for (let run = 0; run < 3; run += 1) next.push((await startedAndStopped(own)).ms);
  const { server } = await started(own);
  await server.kill();
  const afterKill = await startedAndStopped(own);
  rmSync(`${input.dataDir}/own`, { recursive: true, force: true });
  input.say('  start: with its own Postgres, done');
  return {
    withDatabase: { cold: cold.ms, warm: median(warm) },
    idleRss,
    ownDatabase: { first: first.ms, next: median(next), afterKill: afterKill.ms },
  };
}

async function startedAndStopped(env: Record<string, string>): Promise<{ ms: number }> {
  const { server, ms } = await started(env);
  await server.stop();
  return { ms };
}

/** Counts until the first answer, which may come a moment after it says that it is ready. */
async function started(env: Record<string, string>): Promise<{ server: ChildServer; ms: number }> {
  const begun = performance.now();
  const server = await startOurs(env);
  const answer = await fetch(`http://127.0.0.1:${server.port}/health`);
  const ms = performance.now() - begun;
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`GET /health answered ${answer.status}`);
  return { server, ms };
}
