/**
 * `npm run tavus:setup [-- --adopt] [--brain tavus-tools|relay|custom-llm]`: makes the Tavus account
 * of TAVUS_API_KEY ready for us and remembers what it made in our database. Run again after the
 * public address or a tool has changed; a run with nothing to do writes nothing.
 */
import '../server/temporal.ts';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { createPools } from '#server/db/client.ts';
import { startEmbeddedPostgres } from '#server/db/embedded.ts';
import { migrate } from '#server/db/migrate.ts';
import { provisionedStore } from '#server/db/provisioned-store.ts';
import { EnvError, parseEnv } from '#server/env.ts';
import type { Env } from '#server/env.ts';
import { createLog } from '#server/log.ts';
import { readOrMakeSecrets } from '#server/secrets.ts';
import type { Secrets } from '#server/secrets.ts';
import { toTavusTools } from '#server/tools/formats/tavus.ts';
import { tools } from '#server/tools/registry.ts';
import { createTavusAccount } from '#server/vendors/tavus/account.ts';
import { brains as knownBrains } from '#server/vendors/tavus/persona-of-brain.ts';
import type { Brain } from '#server/vendors/tavus/persona-of-brain.ts';
import { provision } from '#server/vendors/tavus/provision.ts';
import type { Provisioned } from '#server/vendors/tavus/provision.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const life = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => life.abort());

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isForeseen = error instanceof EnvError || (error instanceof Error && 'code' in error);
  process.stderr.write(
    `${isForeseen ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
} finally {
  life.abort();
}

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { adopt: { type: 'boolean', default: false }, brain: { type: 'string', multiple: true } },
  });
  if (existsSync('.env')) process.loadEnvFile('.env');
  const env = parseEnv(process.env);
  if (env.TAVUS_API_KEY === '') {
    say(
      'Set TAVUS_API_KEY first (platform.tavus.io, API keys). Without it calls are simulated and need no set-up.',
    );
    return 1;
  }
  const isReachable = env.PUBLIC_URL !== '';
  const brains = brainsOf(values.brain, { isReachable, hasModel: env.ANTHROPIC_API_KEY !== '' });
  if (typeof brains === 'string') {
    say(brains);
    return 1;
  }
  if (env.TAVUS_PERSONA_ID !== '' && !values.adopt) {
    say(
      'TAVUS_PERSONA_ID names a persona of your own. Calls use it as it is, and this set-up leaves it alone.',
    );
    say(
      'With --adopt it is given our prompt and tools; without TAVUS_PERSONA_ID we make personas of our own.',
    );
    return 0;
  }
  if (!isReachable)
    say('PUBLIC_URL is not set: Tavus cannot call this server, so the panel will carry the tool calls.');
  const secrets = readOrMakeSecrets({
    dataDir: resolve(env.DATA_DIR),
    isProduction: env.NODE_ENV === 'production',
    given: env,
  });
  return withSystemPool(env, secrets, (pool) => setUp({ env, secrets, pool, brains, adopt: values.adopt }));
}

type SystemPool = ReturnType<typeof createPools>['system'];

async function setUp(input: {
  env: Env;
  secrets: Secrets;
  pool: SystemPool;
  brains: Brain[];
  adopt: boolean;
}): Promise<number> {
  const { env, secrets } = input;
  const access = { baseUrl: env.TAVUS_API_URL, apiKey: env.TAVUS_API_KEY };
  const publicUrl = env.PUBLIC_URL.replace(/\/+$/, '');
  const result = await provision(
    {
      account: createTavusAccount(access),
      // The same key under which the server looks the personas up.
      store: provisionedStore<Provisioned>(input.pool, `tavus ${access.baseUrl}`),
      access,
    },
    {
      brains: input.brains,
      publicUrl,
      tools: toTavusTools(tools, { publicUrl, secret: secrets.TAVUS_TOOLS_SECRET }),
      llmApiKey: secrets.LLM_API_KEY,
      emotionTags: env.TAVUS_EMOTIONS,
      adopt: input.adopt,
      ...(env.TAVUS_REPLICA_ID === '' ? {} : { replicaId: env.TAVUS_REPLICA_ID }),
      ...(env.TAVUS_PERSONA_ID === '' ? {} : { personaId: env.TAVUS_PERSONA_ID }),
    },
  );
  for (const line of result.writes) say(`  ${line}`);
  if (result.kind === 'stopped') {
    say(result.say);
    if (input.brains.includes('custom-llm'))
      say('For custom-llm the server has to run and answer at PUBLIC_URL: Tavus asks it once while saving.');
    return 1;
  }
  say(result.writes.length === 0 ? 'Everything was in place; nothing was changed.' : 'Done.');
  for (const [brain, id] of Object.entries(result.provisioned.personas)) say(`  ${brain}: persona ${id}`);
  return 0;
}

/** Which brains to make; a sentence when that cannot be. */
function brainsOf(
  asked: string[] | undefined,
  { isReachable, hasModel }: { isReachable: boolean; hasModel: boolean },
): Brain[] | string {
  // Ours comes last: Tavus asks our server while it saves it, and the others are made by then.
  if (asked === undefined)
    return isReachable ? ['tavus-tools', 'relay', ...(hasModel ? (['custom-llm'] as const) : [])] : ['relay'];
  const brains = knownBrains.filter((brain) => asked.includes(brain));
  if (brains.length < new Set(asked).size) return `--brain takes ${knownBrains.join(', ')}.`;
  const needsUrl = brains.find((brain) => brain !== 'relay');
  if (needsUrl !== undefined && !isReachable)
    return `PUBLIC_URL must be set for ${needsUrl}: Tavus calls this server.`;
  return brains;
}

async function withSystemPool(
  env: Env,
  secrets: Secrets,
  work: (pool: SystemPool) => Promise<number>,
): Promise<number> {
  const postgres =
    env.DATABASE_URL === ''
      ? await startEmbeddedPostgres({ log: say, signal: life.signal }, { dataDir: resolve(env.DATA_DIR) })
      : { url: env.DATABASE_URL, stop: async () => {} };
  try {
    const urls = await migrate({ url: postgres.url, secret: secrets.DATABASE_LOGIN_SECRET, log: () => {} });
    const pools = createPools(createLog('error'), urls);
    try {
      return await work(pools.system);
    } finally {
      await pools.close();
    }
  } finally {
    await postgres.stop();
  }
}
