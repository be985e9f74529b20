/**
 * Three projects, because they live in different worlds: `shared` is pure, `server` has a real
 * Postgres (asked for by `testDatabase()`, started only then), `extension` has WXT's fake browser.
 */
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const setupFiles = ['./server/testing/setup.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    pool: 'forks',
    // These only end what hangs: a busy machine is slow, and how quick things are is measured by the bench.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 40_000 } },
    projects: [
      // Pure functions keep nothing between files: one worker may run them all.
      { test: { name: 'shared', include: ['shared/**/*.test.ts'], isolate: false, setupFiles } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', '*.test.ts'],
          setupFiles,
          globalSetup: ['./server/testing/global-setup.ts'],
        },
      },
      {
        plugins: [WxtVitest()],
        test: { name: 'extension', include: ['extension/**/*.test.{ts,tsx}'], setupFiles },
      },
    ],
  },
});
