import { describe, expect, it } from 'vitest';
import { parseEnv } from './env.ts';
import { vendorState } from './vendor-state.ts';

const states = (env: Record<string, string>) =>
  (['tavus', 'anthropic'] as const).map((vendor) => vendorState(parseEnv(env), vendor));

describe('which vendors are simulated', () => {
  it('simulates all of them while none has a key', () => {
    expect(states({})).toEqual(['simulated', 'simulated']);
  });

  it('turns the others off as soon as one is live', () => {
    expect(states({ TAVUS_API_KEY: 'k' })).toEqual(['live', 'off']);
    expect(states({ ANTHROPIC_API_KEY: 'k' })).toEqual(['off', 'live']);
  });

  it('simulates beside a live one what SIMULATE names, and nothing else', () => {
    expect(states({ ANTHROPIC_API_KEY: 'k', SIMULATE: 'cal, tavus' })).toEqual(['simulated', 'live']);
    expect(states({ ANTHROPIC_API_KEY: 'k', SIMULATE: 'tavusx' })).toEqual(['off', 'live']);
  });

  it('simulates nothing in production or behind a public address', () => {
    expect(states({ NODE_ENV: 'production', SIMULATE: 'tavus' })).toEqual(['off', 'off']);
    expect(states({ PUBLIC_URL: 'https://calendar.example.com', SIMULATE: 'tavus' })).toEqual(['off', 'off']);
    expect(states({ PUBLIC_URL: 'http://localhost:8787' })).toEqual(['simulated', 'simulated']);
  });
});
