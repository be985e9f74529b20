import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePersona, rest, startQuickly, startReceiver } from '#server/simulators/tavus/call-for-test.ts';
import type { TavusSimulator } from '#server/simulators/tavus/start-tavus-simulator.ts';
import { createTavusAccount } from './account.ts';
import type { Provisioned, ProvisionedStore, ProvisionInput } from './provision.ts';
import { provision } from './provision.ts';
import type { RegistryToolBody } from './wire.ts';

const toolsAt = (
  publicUrl: string,
  secret = 's3cret',
  names = ['list_events', 'add_event'],
): RegistryToolBody[] =>
  names.map((name) => ({
    name,
    description: `Does ${name}.`,
    parameters: { type: 'object', properties: { title: { type: 'string' } } },
    trigger_type: 'in_call',
    origin: 'llm',
    on_call: 'generate_filler',
    on_resolve: name === 'list_events' ? 'generate_response' : 'response_in_result',
    delivery: {
      app_message: false,
      api: {
        url: `${publicUrl}/api/tavus/tools/${name}`,
        method: 'POST',
        timeout: 10,
        content_type: 'application/json',
        auth: { type: 'hmac', secret },
      },
    },
  }));

let sim: TavusSimulator;
let kept: Provisioned | null;
let saves: number;
const publicUrl = 'http://127.0.0.1:8787';
const store: ProvisionedStore = {
  // A database gives the fields back in an order of its own.
  read: async () =>
    kept === null ? null : (Object.fromEntries(Object.entries(kept).toReversed()) as Provisioned),
  write: async (provisioned) => {
    kept = provisioned;
    saves += 1;
  },
};

beforeEach(async () => {
  sim = await startQuickly();
  kept = null;
  saves = 0;
});
afterEach(() => sim[Symbol.asyncDispose]());

const run = (over: Partial<ProvisionInput> = {}) => {
  const access = { baseUrl: sim.url, apiKey: 'simulated', backoffMs: [] };
  return provision(
    { account: createTavusAccount(access), store, access },
    { brains: ['tavus-tools', 'relay'], publicUrl, tools: toolsAt(publicUrl), ...over },
  );
};
const writesAtTavus = () =>
  sim.control.journal().filter((entry) => entry.what === 'rest' && entry.method !== 'GET').length;

describe('the set-up', () => {
  it('makes tools that call us, personas for the brains, and attaches what belongs', async () => {
    const result = await run();
    expect(result).toMatchObject({ kind: 'provisioned', writes: { length: 5 } });
    const personas = kept?.personas ?? {};
    const attached = await rest(sim, 'GET', { path: `/pals/${personas['tavus-tools']}/tools` });
    expect(attached.body.data).toMatchObject([
      {
        name: 'list_events',
        on_resolve: 'generate_response',
        delivery: { api: { url: `${publicUrl}/api/tavus/tools/list_events`, auth: { type: 'hmac' } } },
      },
      { name: 'add_event', on_resolve: 'response_in_result' },
    ]);
    const relay = await rest(sim, 'GET', { path: `/personas/${personas.relay}` });
    expect(
      relay.body.layers.llm.tools.map((tool: { function: { name: string } }) => tool.function.name),
    ).toEqual(['list_events', 'add_event']);
    expect((await rest(sim, 'GET', { path: `/pals/${personas.relay}/tools` })).body.data).toEqual([]);
  });

  it('writes nothing the second time, at Tavus and in the store', async () => {
    await run();
    sim.control.clearJournal();
    saves = 0;
    expect(await run()).toMatchObject({ kind: 'provisioned', writes: [] });
    expect(writesAtTavus()).toBe(0);
    expect(saves).toBe(0);
  });

  it.each(['wrappedPersona', 'palSpelling'] as const)(
    'writes nothing the second time when Tavus answers otherwise: %s',
    async (fault) => {
      await run();
      sim.control.setFaults({ [fault]: true });
      sim.control.clearJournal();
      await run();
      expect(writesAtTavus()).toBe(0);
    },
  );

  it('changes only what has changed: a new address, a new secret, a new sentence', async () => {
    await run();
    const moved = await run({ publicUrl: 'http://127.0.0.1:9999', tools: toolsAt('http://127.0.0.1:9999') });
    expect(moved).toMatchObject({ writes: ['updated the tool list_events', 'updated the tool add_event'] });
    const rekeyed = await run({
      publicUrl: 'http://127.0.0.1:9999',
      tools: toolsAt('http://127.0.0.1:9999', 'other'),
    });
    expect(rekeyed).toMatchObject({ writes: { length: 2 } });
    await rest(sim, 'PATCH', {
      path: `/personas/${kept?.personas.relay}`,
      body: [{ op: 'replace', path: '/system_prompt', value: 'changed by hand' }],
    });
    const mended = await run({
      publicUrl: 'http://127.0.0.1:9999',
      tools: toolsAt('http://127.0.0.1:9999', 'other'),
    });
    expect(mended).toMatchObject({ writes: ['updated the persona Calendar Agent relay'] });
  });

  it('makes a persona again that was deleted, and leaves what it does not name', async () => {
    await run();
    const path = `/personas/${kept?.personas['tavus-tools']}`;
    await rest(sim, 'PATCH', {
      path,
      body: [{ op: 'add', path: '/layers/stt', value: { hotwords: 'Ana' } }],
    });
    await rest(sim, 'DELETE', { path: `/personas/${kept?.personas.relay}` });
    expect(await run()).toMatchObject({ writes: ['created the persona Calendar Agent relay'] });
    expect((await rest(sim, 'GET', { path })).body.layers.stt).toEqual({ hotwords: 'Ana' });
  });

  it('takes a tool off the persona that is no longer offered, and no other', async () => {
    await run();
    const byHand = await rest(sim, 'POST', {
      path: '/tools',
      body: { ...toolsAt(publicUrl)[0], name: 'by_hand' },
    });
    const path = `/pals/${kept?.personas['tavus-tools']}/tools`;
    await rest(sim, 'POST', { path, body: { tool_ids: [byHand.body.tool_id] } });
    expect(await run({ tools: toolsAt(publicUrl, 's3cret', ['list_events']) })).toMatchObject({
      writes: ['detached the tool add_event', 'updated the persona Calendar Agent relay'],
    });
    const names = (await rest(sim, 'GET', { path })).body.data.map((tool: { name: string }) => tool.name);
    expect(names).toEqual(['list_events', 'by_hand']);
  });
});

describe('other people’s things', () => {
  it('a tool of our name that calls somebody else stops it before anything is written', async () => {
    await rest(sim, 'POST', { path: '/tools', body: toolsAt('http://127.0.0.1:1')[1] });
    sim.control.clearJournal();
    const result = await run();
    expect(result).toMatchObject({ kind: 'stopped', writes: [], say: expect.stringContaining('add_event') });
    expect(writesAtTavus()).toBe(0);
    expect(kept).toBeNull();
    expect(await run({ adopt: true })).toMatchObject({ kind: 'provisioned' });
  });

  it('a persona of our name that it did not make stops it, unless it may adopt', async () => {
    const theirs = await makePersona(sim, { persona_name: 'Calendar Agent relay', system_prompt: 'Theirs.' });
    sim.control.clearJournal();
    expect(await run()).toMatchObject({
      kind: 'stopped',
      say: expect.stringContaining('Calendar Agent relay'),
    });
    expect(writesAtTavus()).toBe(0);
    expect((await rest(sim, 'GET', { path: `/personas/${theirs}` })).body.system_prompt).toBe('Theirs.');
    expect(await run({ adopt: true })).toMatchObject({ provisioned: { personas: { relay: theirs } } });
  });

  it('a persona of the person’s own is taken over only when told to, and keeps what we do not name', async () => {
    const own = await makePersona(sim, { persona_name: 'Mine', layers: { stt: { hotwords: 'Ana' } } });
    await run({ personaId: own });
    expect((await rest(sim, 'GET', { path: `/personas/${own}` })).body.persona_name).toBe('Mine');
    expect(kept?.personas['tavus-tools']).not.toBe(own);
    expect(await run({ personaId: own, adopt: true })).toMatchObject({
      provisioned: { personas: { 'tavus-tools': own } },
    });
    expect((await rest(sim, 'GET', { path: `/personas/${own}` })).body.layers.stt).toEqual({
      hotwords: 'Ana',
    });
    expect(await run({ personaId: 'p404', adopt: true })).toMatchObject({ kind: 'stopped' });
  });

  it('another account starts afresh', async () => {
    await run();
    const before = kept?.personas;
    await using other = await startQuickly();
    const access = { baseUrl: other.url, apiKey: 'simulated' };
    await provision(
      { account: createTavusAccount(access), store, access },
      { brains: ['relay'], publicUrl, tools: toolsAt(publicUrl) },
    );
    expect(kept?.personas.relay).not.toBe(before?.relay);
    expect(kept?.personas).not.toHaveProperty('tavus-tools');
  });
});

describe('when it cannot', () => {
  it('says why: key, address, nothing there', async () => {
    const access = { baseUrl: sim.url, apiKey: 'wrong' };
    const deps = { account: createTavusAccount(access), store, access };
    const input = { brains: ['relay' as const], publicUrl, tools: [] };
    expect(await provision(deps, input)).toMatchObject({
      kind: 'stopped',
      say: expect.stringContaining('API key'),
    });
    await using strict = await startQuickly({ allowLoopback: false });
    const public_ = { baseUrl: strict.url, apiKey: 'simulated' };
    expect(
      await provision(
        { account: createTavusAccount(public_), store, access: public_ },
        { brains: ['tavus-tools'], publicUrl, tools: toolsAt(publicUrl) },
      ),
    ).toMatchObject({ kind: 'stopped', say: expect.stringContaining('loopback') });
  });

  it('remembers what it had made when it is cut off, so that the next run goes on', async () => {
    const first = run();
    await expect
      .poll(
        () =>
          sim.control.journal().filter((entry) => entry.what === 'rest' && entry.method === 'POST').length,
        { interval: 1 },
      )
      .toBeGreaterThan(0);
    sim.control.setFaults({ serverErrors: 1 });
    await first;
    sim.control.clearFaults();
    expect(await run()).toMatchObject({ kind: 'provisioned' });
    expect((await rest(sim, 'GET', { path: '/tools' })).body.total_count).toBe(2);
  });
});

it('the brain with our own LLM is made only when asked for, with a key, and is probed', async () => {
  await using llm = await startReceiver(() => ({
    body: 'data: {"choices":[{"delta":{"content":"Hi"}}]}\n\n',
  }));
  const brains = ['custom-llm' as const];
  expect(await run({ brains })).toMatchObject({
    kind: 'stopped',
    say: expect.stringContaining('LLM_API_KEY'),
  });
  expect(await run({ brains, publicUrl: llm.url, llmApiKey: 'k1' })).toMatchObject({ kind: 'provisioned' });
  expect(llm.received[0]).toMatchObject({
    path: '/api/llm/chat/completions',
    headers: { authorization: 'Bearer k1' },
  });
  expect(await run({ brains, publicUrl: llm.url, llmApiKey: 'k1' })).toMatchObject({ writes: [] });
  expect(await run({ brains, publicUrl: llm.url, llmApiKey: 'k2' })).toMatchObject({ writes: { length: 1 } });
  expect(llm.received.at(-1)?.headers.authorization).toBe('Bearer k2');
});

it('three brains are three objects: ours asks us, guesses at nothing and has no tools at Tavus', async () => {
  await using llm = await startReceiver(() => ({
    body: 'data: {"choices":[{"delta":{"content":"Hi"}}]}\n\ndata: [DONE]\n\n',
  }));
  const all = {
    brains: ['tavus-tools', 'relay', 'custom-llm'] as const,
    publicUrl: llm.url,
    tools: toolsAt(llm.url),
    llmApiKey: 'k',
  };
  await run(all);
  expect(new Set(Object.values(kept?.personas ?? {})).size).toBe(3);
  const { body } = await rest(sim, 'GET', { path: `/personas/${kept?.personas['custom-llm']}` });
  expect(body.layers).toMatchObject({
    llm: { base_url: `${llm.url}/api/llm`, model: 'calendar-agent', speculative_inference: false },
    tts: { tts_emotion_control: false },
    perception: { perception_model: 'off' },
  });
  expect(body.layers.llm).not.toHaveProperty('tools');
  expect((await rest(sim, 'GET', { path: `/pals/${kept?.personas['custom-llm']}/tools` })).body.data).toEqual(
    [],
  );
  sim.control.clearJournal();
  const probes = llm.received.length;
  expect(await run(all)).toMatchObject({ writes: [] });
  expect(writesAtTavus()).toBe(0);
  expect(llm.received).toHaveLength(probes);
  expect(await run({ ...all, emotionTags: true })).toMatchObject({
    writes: ['updated the persona Calendar Agent custom-llm'],
  });
});
