import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOrMakeSecrets } from './secrets.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const read = (given = {}) =>
  readOrMakeSecrets({ dataDir: join(dataDir, 'data'), isProduction: false, given });
const path = () => join(dataDir, 'data', 'secrets.json');

describe('in development', () => {
  it('secrets are made once, differ from each other, and only this user can read them', () => {
    const made = read();
    expect(new Set(Object.values(made)).size).toBe(5);
    for (const secret of Object.values(made)) expect(secret.length).toBeGreaterThanOrEqual(43);
    expect(read()).toEqual(made);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(dataDir, 'data'))).toEqual(['secrets.json']);
  });

  it('what is given wins and is not kept', () => {
    const made = read();
    expect(read({ LLM_API_KEY: 'given', TAVUS_TOOLS_SECRET: '' })).toEqual({ ...made, LLM_API_KEY: 'given' });
    expect(read()).toEqual(made);
  });

  it('a file of an older version is completed, and always in the same way', () => {
    const { AUTH_SECRET, LLM_API_KEY } = read();
    writeFileSync(path(), JSON.stringify({ AUTH_SECRET, LLM_API_KEY }));
    const first = read();
    writeFileSync(path(), JSON.stringify({ AUTH_SECRET, LLM_API_KEY }));
    expect(read()).toEqual(first);
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual(first);
    expect(first).toMatchObject({ AUTH_SECRET, LLM_API_KEY });
  });

  it('a file that others could read is shut', () => {
    read();
    chmodSync(path(), 0o644);
    read();
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{', 'null', '[]', '{}', '{"AUTH_SECRET":""}', '{"AUTH_SECRET":7}'])(
    'a damaged file (%j) is not replaced in silence',
    (text) => {
      read();
      writeFileSync(path(), text);
      expect(() => read()).toThrow('Delete it to make new secrets');
      expect(readFileSync(path(), 'utf8')).toBe(text);
    },
  );

  it('six starters at once find the same secrets', async () => {
    const module = fileURLToPath(new URL('./secrets.ts', import.meta.url));
    const program = `import { readOrMakeSecrets } from ${JSON.stringify(module)};
      console.log(JSON.stringify(readOrMakeSecrets({ dataDir: process.argv[1], isProduction: false, given: {} })));`;
    const started = Array.from({ length: 6 }, () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, join(dataDir, 'data')]),
    );
    const answers = (await Promise.all(started)).map(({ stdout }) => stdout);
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0] ?? '')).toEqual(read());
    expect(readdirSync(join(dataDir, 'data'))).toEqual(['secrets.json']);
  });
});

describe('in production', () => {
  const given = {
    AUTH_SECRET: 'a'.repeat(32),
    TAVUS_TOOLS_SECRET: 'b'.repeat(32),
    LLM_API_KEY: 'c'.repeat(32),
    CAL_WEBHOOK_SECRET: 'd'.repeat(32),
    DATABASE_LOGIN_SECRET: 'e'.repeat(32),
  };
  const start = (some: object) =>
    readOrMakeSecrets({ dataDir: join(dataDir, 'data'), isProduction: true, given: some });

  it('all that are missing or short are named in one sentence, and nothing is written', () => {
    expect(() =>
      start({ ...given, LLM_API_KEY: undefined, AUTH_SECRET: '', CAL_WEBHOOK_SECRET: 'short' }),
    ).toThrow(
      'In production secrets are not made up: set AUTH_SECRET, LLM_API_KEY, and give CAL_WEBHOOK_SECRET at least 16 characters.',
    );
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('the given ones are used', () => {
    expect(start(given)).toEqual(given);
    expect(readdirSync(dataDir)).toEqual([]);
  });
});
