/**
 * What every story stands on: the built extension in a real Chromium, the real server with a
 * database and a simulated Tavus of its own, and pages of the panel as a person opens them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, expect, test as base } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { extensionId } from '../shared/extension-id.ts';
import { chromiumFlags, findChromium } from '../scripts/find-chromium.ts';

export { expect } from '@playwright/test';

const root = join(import.meta.dirname, '..');
/**
 * Each worker has a copy of the build and starts its servers there: a server leaves a note in the
 * build by which the extension finds it, and two of them must not read each other's.
 */
const workFolder = mkdtempSync(join(tmpdir(), 'calendar-agent-worker-'));
const extensionFolder = join(workFolder, '.output/chrome-mv3-e2e');
cpSync(join(root, '.output/chrome-mv3-e2e'), extensionFolder, { recursive: true });
// Started by root, Postgres runs as a user that has to get in here.
chmodSync(workFolder, 0o755);
process.once('exit', () => rmSync(workFolder, { recursive: true, force: true }));

export type RunningServer = {
  url: string;
  /** As after a crash: no goodbye. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  restart(): Promise<void>;
};

export const localToken = 'local-token-for-e2e-tests';

export async function startServerProcess(env: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'calendar-agent-e2e-'));
  // Started by root, Postgres runs as a user that has to get in here.
  await chmod(dataDir, 0o755);
  let port = '0';
  const start = async () => {
    const child = spawn(process.execPath, [join(root, 'server/main.ts')], {
      cwd: workFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATABASE_URL: '',
        DATA_DIR: dataDir,
        PORT: port,
        LOG_LEVEL: 'warn',
        LOCAL_TOKEN: localToken,
        CALENDAR_AGENT_START: '1',
        ...env,
      },
    });
    const said: string[] = [];
    child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
    const url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Error(`the server did not start:\n${said.join('')}`));
      }, 240_000);
      child.once('exit', (code) => reject(new Error(`the server ended (${code}):\n${said.join('')}`)));
      createInterface({ input: child.stdout }).on('line', (line) => {
        said.push(`${line}\n`);
        const found = /^ready (\S+)/.exec(line)?.[1];
        if (!found) return;
        clearTimeout(timer);
        resolve(found);
      });
    });
    return { child, url };
  };
  let running = await start();
  port = new URL(running.url).port;
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return;
    const gone = once(running.child, 'exit');
    running.child.kill(signal);
    await gone;
  };
  return {
    url: running.url,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true }).catch(() => {});
    },
    restart: async () => {
      await end('SIGTERM');
      running = await start();
    },
  };
}

export type Browser = {
  context: BrowserContext;
  /** For a second connection that can drive the real side panel. */
  debugPort: number;
  openPanel(size?: { width: number; height: number }): Promise<Page>;
};

export async function launchBrowser(
  options: { colorScheme?: 'light' | 'dark'; hasMicrophone?: boolean } = {},
) {
  const profile = await mkdtemp(join(tmpdir(), 'calendar-agent-profile-'));
  const executablePath = findChromium(process.env);
  const debugPort = 9300 + (process.pid % 600);
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    viewport: { width: 400, height: 860 },
    colorScheme: options.colorScheme ?? 'light',
    locale: 'en-US',
    args: [
      ...chromiumFlags(),
      `--disable-extensions-except=${extensionFolder}`,
      `--load-extension=${extensionFolder}`,
      '--use-fake-device-for-media-stream',
      ...(options.hasMicrophone === false ? [] : ['--use-fake-ui-for-media-stream']),
      `--remote-debugging-port=${debugPort}`,
    ],
  });
  if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker');
  const browser: Browser = {
    context,
    debugPort,
    async openPanel(size) {
      const page = await context.newPage();
      if (size) await page.setViewportSize(size);
      await page.goto(`chrome-extension://${extensionId}/sidepanel.html`);
      return page;
    },
  };
  return {
    ...browser,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true }).catch(() => {});
    },
  };
}

/** Presses Sign in in the panel and approves on the page that opens: the one click of decision 010. */
export async function signIn(browser: Browser, panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Sign in', exact: true }).click();
  // The first start opens a page of its own, so the newest page is not always the right one.
  const approvalPage = () => browser.context.pages().find((page) => page.url().includes('/device?'));
  await expect.poll(() => approvalPage() !== undefined, { timeout: 40_000 }).toBe(true);
  const approval = approvalPage();
  if (!approval) throw new Error('no approval page');
  await approval.getByRole('button', { name: /approve/i }).click();
  await approval
    .getByText(/signed in|done|let in/i)
    .first()
    .waitFor();
  await approval.close();
  await panel.getByRole('button', { name: 'Talk', exact: true }).waitFor();
}

/** An event on the schedule. */
export const card = (page: Page, title: string) =>
  page.locator('button.event', { has: page.getByText(title, { exact: true }) });

type NewEventOfTest = { title: string; minutes: number; reminders?: number[]; place?: string } & (
  | { inMinutes: number }
  | { onDay: number; time: string }
);

/** Puts an event on the schedule as a script would, in the browser's zone (the tests run in UTC). */
export async function addEvent(server: RunningServer, event: NewEventOfTest): Promise<void> {
  const at =
    'inMinutes' in event
      ? new Date(Math.ceil(Date.now() / 900_000) * 900_000 + event.inMinutes * 60_000)
      : new Date(Date.now() + event.onDay * 86_400_000);
  const iso = at.toISOString();
  await ask(server, 'schedule.add', {
    title: event.title,
    start: {
      date: iso.slice(0, 10),
      time: 'time' in event ? event.time : iso.slice(11, 16),
      timeZone: 'UTC',
    },
    durationMinutes: event.minutes,
    ...(event.reminders && { reminders: event.reminders }),
    ...(event.place !== undefined && { place: event.place }),
    allowOverlap: true,
  });
}

/** Does something to the schedule as a script would; gives the version after it. */
export async function ask(server: RunningServer, procedure: string, input: object): Promise<number> {
  const answer = await fetch(`${server.url}/trpc/${procedure}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${localToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  type Body = { result?: { data?: { kind?: string; receipt?: { version: number } } } };
  const body = (await answer.json()) as Body;
  const { kind, receipt } = body.result?.data ?? {};
  if (kind !== 'done' || !receipt) throw new Error(JSON.stringify(body));
  return receipt.version;
}

/** `HH:MM` of today for `addEvent`, about so many minutes from now; late in the evening the day's last half hour. */
export function laterToday(minutes: number): string {
  const now = Date.now();
  const endOfDay = now - (now % day) + day;
  const at = Math.min(Math.ceil(now / 900_000) * 900_000 + minutes * 60_000, endOfDay - 30 * 60_000);
  return new Date(at).toISOString().slice(11, 16);
}

const day = 86_400_000;
/** Milliseconds that the longest story may take. */
const longestStory = 360_000;

type Fixtures = { oneDay: void; brain: string; server: RunningServer; chrome: Browser; panel: Page };

export const test = base.extend<Fixtures>({
  /** Stories say today and tomorrow: none begins so late that another day could begin in the middle of it. */
  oneDay: [
    async ({ brain: _brain }, use) => {
      while (day - (Date.now() % day) < longestStory) await sleep(1_000);
      await use();
    },
    // Its own, so that no story pays for it.
    { timeout: longestStory + 60_000 },
  ],
  /** Whose model speaks in calls. */
  brain: ['auto', { option: true }],
  server: async ({ brain, oneDay: _oneDay }, use) => {
    const server = await startServerProcess({ TAVUS_BRAIN: brain });
    await use(server);
    await server.stop();
  },
  chrome: async ({ server: _server }, use) => {
    const browser = await launchBrowser();
    await use(browser);
    await browser.close();
  },
  panel: async ({ chrome }, use) => {
    const panel = await chrome.openPanel();
    await signIn(chrome, panel);
    await use(panel);
  },
});
