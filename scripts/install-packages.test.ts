import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { installPackages } from './install-packages.mjs';

let root = '';
const otherSystem = process.platform === 'win32' ? 'linux' : 'win32';
const lock = {
  packages: {
    '': { name: 'x' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
    'node_modules/c': { version: '3.0.0', os: [otherSystem] },
  },
};
const say: string[] = [];
const install = () =>
  installPackages({ root, say: (line: string) => say.push(line), signal: new AbortController().signal });
const calls = () => {
  const file = join(root, 'calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
};
const installed = (a: string) => {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  const packages = { 'node_modules/a': { version: a } };
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
};

/** Stands in for npm: writes down how it was called, and ends as it is told for that command. */
function npmThat(codes: Record<string, number>): void {
  const file = join(root, 'npm.js');
  writeFileSync(
    file,
    `const fs = require('fs'); const [verb] = process.argv.slice(2);
     fs.appendFileSync(${JSON.stringify(join(root, 'calls'))}, process.argv.slice(2, 4).join(' ') + '\\n');
     fs.mkdirSync('node_modules', { recursive: true });
     const code = ${JSON.stringify(codes)}[verb];
     if (code) console.error('npm error because');
     else fs.writeFileSync('node_modules/.package-lock.json', ${JSON.stringify(JSON.stringify({ packages: lock.packages }))});
     process.exit(code);`,
  );
  process.env['npm_execpath'] = file;
}

const before = process.env['npm_execpath'];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'calendar-agent-install-'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
  say.length = 0;
  npmThat({ ci: 0, install: 0 });
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  if (before === undefined) delete process.env['npm_execpath'];
  else process.env['npm_execpath'] = before;
});

describe('installing the packages', () => {
  it('happens once for one lock file', async () => {
    expect(await install()).toBe(true);
    expect(await install()).toBe(true);
    expect(calls()).toEqual(['ci --include=dev']);
  });

  it('happens again when the lock file changes', async () => {
    await install();
    const newer = { packages: { ...lock.packages, 'node_modules/a': { version: '1.1.0' } } };
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(newer));
    await install();
    expect(calls()).toHaveLength(2);
  });

  it('is left out when npm has already put everything there, by whatever command', async () => {
    installed('1.0.0');
    expect(await install()).toBe(true);
    expect(calls()).toEqual([]);
  });

  it('happens when an installation was cut short or is of another version', async () => {
    mkdirSync(join(root, 'node_modules/a'), { recursive: true });
    await install();
    expect(calls()).toHaveLength(1);
    rmSync(join(root, 'node_modules'), { recursive: true });
    installed('0.9.0');
    await install();
    expect(calls()).toHaveLength(2);
  });

  it('goes on with npm install where npm ci does not work, says why, and only once', async () => {
    npmThat({ ci: 1, install: 0 });
    expect(await install()).toBe(true);
    expect(say).toContain('npm ci failed (because); trying npm install instead.');
    expect(await install()).toBe(true);
    expect(calls()).toEqual(['ci --include=dev', 'install --no-save']);
  });

  it('waits for an npm that a killed start left at work, and then has nothing to do', async () => {
    const left = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 700)'], { stdio: 'ignore' });
    const mark = createHash('sha256').update(root).digest('hex').slice(0, 12);
    writeFileSync(join(tmpdir(), `calendar-agent-installing-${mark}`), String(left.pid));
    const installing = install();
    installed('1.0.0');
    expect(await installing).toBe(true);
    expect(left.exitCode).toBe(0);
    expect(say).toEqual(['Another installation is running in this folder; waiting for it.']);
    expect(calls()).toEqual([]);
    rmSync(join(tmpdir(), `calendar-agent-installing-${mark}`), { force: true });
  });

  it('says so when neither works', async () => {
    npmThat({ ci: 1, install: 1 });
    expect(await install()).toBe(false);
    expect(say.at(-1)).toContain('could not be installed');
  });
});
