/**
 * The built extension in a real Chromium against a real server. One worker: each test owns a
 * browser profile, a server and a database, and two of those at once would measure each other.
 */
import process from 'node:process';

import { defineConfig } from '@playwright/test';

import { chromiumFlags, findChromium } from './scripts/find-chromium.ts';

const executablePath = findChromium(process.env);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  globalTimeout: 7 * 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    launchOptions: { args: chromiumFlags(), ...(executablePath && { executablePath }) },
    screenshot: 'only-on-failure',
  },
});
