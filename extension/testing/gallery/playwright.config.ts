/** The panel's own behaviour tests: they need no server, only the gallery. */
import { defineConfig } from '@playwright/test';

const port = Number(process.env['GALLERY_PORT'] ?? 5601);

export default defineConfig({
  testDir: '.',
  workers: 1,
  timeout: 30_000,
  reporter: [['list']],
  outputDir: process.env['GALLERY_RESULTS'] ?? '../../../test-results/gallery',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 400, height: 900 },
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
    },
  },
  webServer: {
    command: `vite --config vite.config.ts --port ${port}`,
    cwd: import.meta.dirname,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: true,
  },
});
