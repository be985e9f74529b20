import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { findSecrets, scan } from './secret-scan.ts';

// Put together here, so that this file holds nothing that the scan would find.
const random = () => `${randomBytes(24).toString('base64url').replaceAll('-', 'x')}7`;
const url = (scheme: string, host: string) => `${scheme}://app:${random()}@${host}`;
const planted: [what: string, line: string][] = [
  ['a private key', `-----BEGIN ${'RSA'} PRIVATE KEY-----`],
  ['an Anthropic key', `const k = "${'sk-'}ant-api03-${random()}"`],
  ['a Cal.com key', `CAL_API_KEY=${'cal'}_live_${randomBytes(16).toString('hex')}`],
  ['a GitHub token', `gh${'p'}_${'aB3'.repeat(12)}`],
  ['an address with a password', `DATABASE_URL=${url('postgres', 'db.internal:5432/app')}`],
  ['an address with a password', `redis ${'redis'}://:${random()}@cache:6379`],
  ['a value that looks random', `const tools_secret = '${random()}'`],
  ['a value that looks random', `  "apiKey": "${randomBytes(20).toString('hex')}",`],
  ['a value that looks random', `WEBHOOK_TOKEN=${random()}`],
];

describe('the secret scan', () => {
  it.each(planted)('finds %s', (what, line) => {
    const found = findSecrets('a.ts', `// first\n${line}\n`);
    expect(found).toContainEqual({ file: 'a.ts', line: 2, what });
  });

  it.each([
    'postgres://postgres:${password}@127.0.0.1:5432/app',
    'DATABASE_URL=postgres://user:password@localhost:5432/app',
    'TAVUS_API_KEY=',
    "const token = 'conversation-events-token-name'",
    'const secret = await readOrMakeSecret(dataDir, name);',
    '"integrity": "see the lock file"',
    "password: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
  ])('leaves %s alone', (line) => {
    expect(findSecrets('a.ts', line)).toEqual([]);
  });

  it('believes a line that says why it is none', () => {
    expect(findSecrets('a.ts', `${planted[6]?.[1]} // not-a-secret: public test vector`)).toEqual([]);
  });

  it('reads what git would publish, and nothing that it ignores', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'calendar-agent-scan-'));
    try {
      execFileSync('git', ['init', '-q'], { cwd: folder });
      await writeFile(join(folder, '.gitignore'), '.env\n');
      await writeFile(join(folder, '.env'), `TOKEN=${random()}\n`);
      await writeFile(join(folder, 'settings.ts'), `export const password = '${random()}';\n`);
      const { files, findings } = scan(folder);
      expect(files).toBe(2);
      expect(findings).toEqual([{ file: 'settings.ts', line: 1, what: 'a value that looks random' }]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('never repeats the secret in what it reports', () => {
    const value = random();
    const found = JSON.stringify(findSecrets('a.ts', `secret = "${value}"`));
    expect(found).toContain('looks random');
    expect(found).not.toContain(value);
  });
});
