/**
 * The built extension in a real Chromium against a real server. Each test owns a browser profile, a
 * server and a database; each worker its copy of the build. Stories mostly wait, so two run at once.
 */
import process from 'node:process';

import { defineConfig } from '@playwright/test';

import { chromiumFlags, findChromium } from './scripts/find-chromium.ts';

const executablePath = findChromium(process.env);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  // These only end what hangs: a busy machine is slow, and how quick things are is measured by the bench.
  timeout: 240_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 40_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    launchOptions: { args: chromiumFlags(), ...(executablePath && { executablePath }) },
    screenshot: 'only-on-failure',
  },
});
