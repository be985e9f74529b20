/**
 * What is built is what is promised: nothing on any site is asked for at install, and the build for tests
 * is the one that ships with its optional hosts granted, and nothing else.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'calendar-agent-builds-'));
const ships = join(folder, 'chrome-mv3');
const tests = join(folder, 'chrome-mv3-e2e');

beforeAll(async () => {
  const build = (mode: string) => `await build(${JSON.stringify({ root, mode, outDir: folder })});`;
  const script = `import { build } from 'wxt';\n${build('production')}\n${build('e2e')}`;
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(execPath, ['--input-type=module', '-e', script], { cwd: root, env });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Manifest = Record<string, unknown> & { permissions: string[]; optional_host_permissions: string[] };
const manifestOf = (build: string) =>
  JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')) as Manifest;
const gzipped = (file: string) => gzipSync(readFileSync(join(ships, file))).length;

function filesOf(build: string): Map<string, string> {
  const entries = readdirSync(build, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(build.length + 1), readFileSync(path, 'base64')];
    }),
  );
}

test('an install asks for no site: no host permissions, no content scripts, nothing offered to pages', () => {
  const manifest = manifestOf(ships);
  for (const key of [
    'host_permissions',
    'content_scripts',
    'web_accessible_resources',
    'externally_connectable',
  ])
    expect(manifest, key).not.toHaveProperty(key);
  // Of these Chrome tells a person who installs of one: that notifications may be shown.
  expect(manifest.permissions.toSorted()).toEqual([
    'activeTab',
    'alarms',
    'contextMenus',
    'notifications',
    'offscreen',
    'scripting',
    'sidePanel',
    'storage',
  ]);
  expect(manifest.optional_host_permissions).toContain('https://*/*');
});

test('the build for tests differs in granted optional hosts only', () => {
  const { host_permissions: granted, ...rest } = manifestOf(tests);
  expect(granted).toEqual(rest.optional_host_permissions);
  expect(rest).toEqual(manifestOf(ships));
  const [one, other] = [filesOf(ships), filesOf(tests)];
  expect([...one.keys()].toSorted()).toEqual([...other.keys()].toSorted());
  const different = [...one].filter(([file, content]) => other.get(file) !== content).map(([file]) => file);
  expect(different).toEqual(['manifest.json']);
});

test('what runs in Google’s page is small: 20 KB before it draws, 60 KB in all, gzipped', () => {
  expect(gzipped('calendar-overlay.js')).toBeLessThanOrEqual(20_000);
  expect(gzipped('calendar-overlay.js') + gzipped('calendar-layer.js')).toBeLessThanOrEqual(60_000);
});

test('the panel’s first script, with all that is loaded before it runs, is 130 KB at most, gzipped', () => {
  const page = readFileSync(join(ships, 'sidepanel.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file = '']) => file);
  // One alone would be a page that no longer says what its script imports.
  expect(scripts.length).toBeGreaterThan(1);
  const bytes = scripts.map(gzipped).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeLessThanOrEqual(130_000);
});
