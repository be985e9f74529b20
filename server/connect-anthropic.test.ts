import { describe, expect, it } from 'vitest';
import { startAnthropicSimulator } from './simulators/anthropic/start-anthropic-simulator.ts';
import { connectAnthropic } from './connect-anthropic.ts';
import { parseEnv } from './env.ts';

const life = new AbortController().signal;

async function connected(env: Record<string, string>, url: string | null = null) {
  return connectAnthropic(
    { startSimulator: async () => (url === null ? null : { url }) },
    parseEnv(env),
    life,
  );
}

describe('the connection to Claude', () => {
  it('is off without a key and without a simulator, and says so', async () => {
    const off = await connected({});
    expect(off).toMatchObject({ state: 'off', model: null });
    expect(await off.test()).toMatchObject({ state: 'off', ok: false });
  });

  it('is simulated where there is no key, live where there is one', async () => {
    await using sim = await startAnthropicSimulator({ apiKeys: ['simulated', 'k'] });
    const simulated = await connected({}, sim.url);
    expect(await simulated.test()).toEqual({
      state: 'simulated',
      ok: true,
      say: 'The simulated Claude answers, and knows claude-sonnet-5-5.',
    });
    const live = await connected({ ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: sim.url }, 'http://unused');
    expect(live.state).toBe('live');
    expect((await live.test()).say).toBe('Claude answers, and knows claude-sonnet-5-5.');
  });

  it.each([
    ['a key that is refused', { ANTHROPIC_API_KEY: 'wrong' }, /does not accept the key/],
    ['a model nobody has', { ANTHROPIC_FAST_MODEL: 'claude-9' }, /does not know the model claude-9/],
    ['nobody at the address', { ANTHROPIC_BASE_URL: 'http://127.0.0.1:9' }, /does not answer/],
  ])('tells %s in plain words', async (_what, env, words) => {
    await using sim = await startAnthropicSimulator({ apiKeys: ['k'] });
    const base = { ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: sim.url };
    const { test } = await connected({ ...base, ...env });
    expect(await test()).toMatchObject({
      state: 'live',
      ok: false,
      say: expect.stringMatching(words) as string,
    });
  });
});
