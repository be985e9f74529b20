import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPools } from './db/client.ts';
import { provisionedStore } from './db/provisioned-store.ts';
import { connectTavus } from './connect-tavus.ts';
import { parseEnv } from './env.ts';
import { createLog } from './log.ts';
import { testDatabase } from './testing/test-database.ts';
import type { Brain } from './vendors/tavus/persona-of-brain.ts';
import type { Provisioned } from './vendors/tavus/provision.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let pools: ReturnType<typeof createPools>;
beforeAll(async () => {
  database = await testDatabase();
  pools = createPools(createLog('silent'), database);
});
afterAll(async () => {
  await pools.close();
  await database[Symbol.asyncDispose]();
});
beforeEach(() => pools.system.query('delete from provisioned'));

const life = new AbortController().signal;
const connect = (given: Record<string, string>, hasModel: boolean) =>
  connectTavus(
    { systemPool: pools.system, toolsSecret: 't', llmApiKey: 'l', startSimulator: null, say: () => {} },
    { env: parseEnv({ TAVUS_API_KEY: 'k', ...given }), ownUrl: 'http://127.0.0.1:8787', hasModel },
    life,
  );
const store = () => provisionedStore<Provisioned>(pools.system, 'tavus https://tavusapi.com/v2');
const made = (...brains: Brain[]) =>
  store().write({
    account: 'a',
    replicaId: 'r',
    personas: Object.fromEntries(brains.map((brain) => [brain, `p-${brain}`])),
    tools: {},
    fingerprints: {},
  });
const publicUrl = { PUBLIC_URL: 'https://calendar.example.com' };

describe('the brain of a call', () => {
  it.each<[string, Record<string, string>, boolean, Brain[], Brain | null]>([
    [
      'our own, where we are reached and have a model',
      publicUrl,
      true,
      ['custom-llm', 'tavus-tools', 'relay'],
      'custom-llm',
    ],
    [
      'Tavus’ with our tools, where there is no model',
      publicUrl,
      false,
      ['custom-llm', 'tavus-tools', 'relay'],
      'tavus-tools',
    ],
    ['the relay, where nobody reaches us', {}, true, ['custom-llm', 'tavus-tools', 'relay'], 'relay'],
    ['the next best that was set up', publicUrl, true, ['tavus-tools', 'relay'], 'tavus-tools'],
    ['none, where none was set up', publicUrl, true, [], null],
    ['the one asked for', { ...publicUrl, TAVUS_BRAIN: 'relay' }, true, ['custom-llm', 'relay'], 'relay'],
    [
      'none, where the one asked for was not set up',
      { ...publicUrl, TAVUS_BRAIN: 'tavus-tools' },
      true,
      ['relay'],
      null,
    ],
  ])('is %s', async (_name, env, hasModel, set, wanted) => {
    await made(...set);
    const { personas } = await connect(env, hasModel);
    expect(await personas?.choose()).toEqual(wanted && { brain: wanted, personaId: `p-${wanted}` });
  });

  it('is a vendor’s for a persona of the person’s own, unless they say that it is ours', async () => {
    await made('custom-llm');
    const own = { ...publicUrl, TAVUS_PERSONA_ID: 'p-own' };
    expect(await (await connect(own, true)).personas?.choose()).toEqual({
      brain: 'tavus-tools',
      personaId: 'p-own',
    });
    const ours = await connect({ ...own, TAVUS_BRAIN: 'custom-llm' }, true);
    expect(await ours.personas?.choose()).toEqual({ brain: 'custom-llm', personaId: 'p-own' });
  });

  it.each([
    ['custom-llm', {}, true, 'TAVUS_BRAIN=custom-llm needs PUBLIC_URL'],
    ['tavus-tools', {}, true, 'TAVUS_BRAIN=tavus-tools needs PUBLIC_URL'],
    ['custom-llm', publicUrl, false, 'TAVUS_BRAIN=custom-llm needs ANTHROPIC_API_KEY'],
  ])('%s is refused in a sentence where it cannot work', async (brain, env, hasModel, sentence) => {
    await expect(connect({ ...env, TAVUS_BRAIN: brain }, hasModel)).rejects.toThrow(sentence);
  });
});
