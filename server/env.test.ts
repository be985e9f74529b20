import { readFileSync } from 'node:fs';
import { parseEnv as parseDotEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { EnvError, parseEnv } from './env.ts';

describe('the environment', () => {
  it('needs nothing: an empty one runs on this machine with everything simulated', () => {
    expect(parseEnv({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 8787,
      DATA_DIR: '.data',
      TAVUS_API_KEY: '',
      TAVUS_BRAIN: 'auto',
    });
  });

  it('takes .env.example as it stands', () => {
    const example = parseDotEnv(readFileSync(new URL('../.env.example', import.meta.url), 'utf8'));
    expect(parseEnv(example as Record<string, string>)).toEqual(parseEnv({}));
  });

  it('names every fault in one message', () => {
    const wrong = { PORT: 'many', TAVUS_BRAIN: 'own', PUBLIC_URL: 'nowhere', LOCAL_TOKEN: 'has.a.dot' };
    expect(() => parseEnv(wrong)).toThrow(EnvError);
    for (const name of Object.keys(wrong)) expect(() => parseEnv(wrong)).toThrow(name);
  });
});
