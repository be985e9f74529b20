/** Pages, worker and server together: real streams over a socket, real locks, only the worker is in the same process. */
import { afterEach, expect, test, vi } from 'vitest';
import type { Change } from '#shared/schedule/change.ts';
import { startSmallServer, type SmallServer } from '../testing/small-server.ts';
import type { Freshness } from './freshness.ts';
import { connectLive } from './live-client.ts';
import { createLiveHost } from './live-host.ts';
import { hostLock } from './live-protocol.ts';

let keys = 0;
const lives = new Set<AbortController>();
afterEach(() => {
  for (const life of lives) life.abort();
  lives.clear();
});

/** Stands where the browser is: starts the worker when the first page asks for it, and can kill it. */
function browserWith(server: SmallServer) {
  const key = `account-${(keys += 1)}`;
  let worker: { accept(port: MessagePort): void; release(): void } | null = null;
  let workers = 0;
  let isOnline = true;
  let isReachable = true;
  const tokens = new Set<(token: string) => void>();
  const network = new EventTarget();

  const startWorker = () => {
    workers += 1;
    const host = createLiveHost({ now: Date.now, locks: navigator.locks, onEmpty: () => (worker = null) });
    const waiting: MessagePort[] = [];
    const current: { accept(port: MessagePort): void; release(): void } = {
      accept: (port) => waiting.push(port),
      release: () => undefined,
    };
    void navigator.locks.request(hostLock(key), () => {
      current.accept = host.accept;
      for (const port of waiting.splice(0)) host.accept(port);
      return new Promise<void>((resolve) => (current.release = resolve));
    });
    return current;
  };

  return {
    workers: () => workers,
    /** A dead worker says nothing; only its lock is free. */
    killWorker() {
      const dead = worker;
      worker = null;
      dead?.release();
    },
    renewToken(token: string) {
      for (const tell of tokens) tell(token);
    },
    setNetwork(online: boolean, reachable = online) {
      isOnline = online;
      isReachable = reachable;
      network.dispatchEvent(new Event(online ? 'online' : 'offline'));
    },
    openPage(since = 0, token = 'token') {
      const life = new AbortController();
      lives.add(life);
      const seen: Change[] = [];
      const states: Freshness[] = [];
      const page = {
        seen,
        states,
        versions: () => seen.map(({ version }) => version),
        signedOut: 0,
        close: () => life.abort(),
      };
      connectLive(
        {
          openPort() {
            const { port1, port2 } = new MessageChannel();
            worker ??= startWorker();
            worker.accept(port2);
            life.signal.addEventListener('abort', () => port2.close());
            return port1;
          },
          locks: navigator.locks,
          network: {
            addEventListener: (type, listener, options) => network.addEventListener(type, listener, options),
            isOnline: () => isOnline,
            ask: (url) => (isReachable ? fetch(url) : Promise.reject(new TypeError('Failed to fetch'))),
          },
          now: Date.now,
          newId: () => crypto.randomUUID(),
          chance: Math.random,
        },
        {
          account: { serverUrl: server.url, token, key },
          since,
          watchToken: (_signal, onToken) => tokens.add(onToken),
          onChange: (change) => seen.push(change),
          onFreshness: (freshness) => states.push(freshness),
          onSignedOut: () => (page.signedOut += 1),
          signal: life.signal,
        },
      );
      return page;
    },
  };
}

const until = (check: () => boolean, ms = 40_000) =>
  vi.waitFor(() => expect(check()).toBe(true), { timeout: ms, interval: 10 });
const latest = (page: { states: Freshness[] }) => page.states.at(-1)?.state;

test('two pages share one stream and each sees every change once', async () => {
  await using server = await startSmallServer();
  const browser = browserWith(server);
  const [first, second] = [browser.openPage(), browser.openPage()];
  await until(() => latest(first) === 'live' && latest(second) === 'live');
  server.addChange();
  server.addChange();
  await until(() => second.seen.length === 2 && first.seen.length === 2);
  expect(first.versions()).toEqual([1, 2]);
  expect(second.versions()).toEqual([1, 2]);
  expect(server.opened()).toBe(1);
});

test('a page that opens later gets what it has not seen, from the worker', async () => {
  await using server = await startSmallServer();
  const browser = browserWith(server);
  const first = browser.openPage();
  await until(() => latest(first) === 'live');
  for (let n = 0; n < 5; n += 1) server.addChange();
  await until(() => first.seen.length === 5);
  const later = browser.openPage(3);
  await until(() => later.seen.length === 2);
  expect(later.versions()).toEqual([4, 5]);
  expect(server.opened()).toBe(1);
});

test('a page with an older copy than the worker makes it ask the server again, and nobody sees anything twice', async () => {
  await using server = await startSmallServer();
  for (let n = 0; n < 4; n += 1) server.addChange();
  const browser = browserWith(server);
  const first = browser.openPage(4);
  await until(() => latest(first) === 'live');
  const older = browser.openPage(1);
  await until(() => older.seen.length === 3);
  server.addChange();
  await until(() => first.seen.length === 1 && older.seen.length === 4);
  expect(first.versions()).toEqual([5]);
  expect(older.versions()).toEqual([2, 3, 4, 5]);
});

test('cut sockets lose nothing and double nothing', async () => {
  await using server = await startSmallServer();
  const browser = browserWith(server);
  const page = browser.openPage();
  await until(() => latest(page) === 'live');
  for (let round = 0; round < 3; round += 1) {
    server.addChange();
    server.cut();
    server.addChange();
    await until(() => page.seen.length === (round + 1) * 2);
  }
  expect(page.versions()).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a server that is gone shows as offline, and everything is there after it is back', async () => {
  await using server = await startSmallServer();
  const browser = browserWith(server);
  const page = browser.openPage();
  await until(() => latest(page) === 'live');
  const proof = page.states.at(-1)?.lastProofAt ?? 0;
  await server.down();
  await until(() => latest(page) === 'offline');
  expect(page.states.at(-1)?.since).toBeGreaterThanOrEqual(proof);
  server.addChange();
  await server.up();
  await until(() => latest(page) === 'live' && page.seen.length === 1);
});

test('a server that ends the stream in order, on its own way down, is not believed: the next one is asked', async () => {
  await using server = await startSmallServer();
  const browser = browserWith(server);
  const page = browser.openPage();
  await until(() => latest(page) === 'live');
  server.finish();
  server.addChange();
  await until(() => page.seen.length === 1 && latest(page) === 'live');
  server.finish();
  server.addChange();
  await until(() => page.seen.length === 2);
  expect(page.versions()).toEqual([1, 2]);
});

test('a stream that was refused is asked for again, and at once by a page that opens', async () => {
  await using server = await startSmallServer();
  const browser = browserWith(server);
  const first = browser.openPage();
  await until(() => latest(first) === 'live');
  server.refuse(true);
  server.cut();
  await until(() => server.asked.length >= 3);
  expect(first.signedOut).toBe(0);
  server.refuse(false);
  server.addChange();
  const second = browser.openPage();
  await until(() => first.seen.length === 1 && second.seen.length === 1);
  await until(() => latest(first) === 'live' && latest(second) === 'live');
});

test('a worker that dies is replaced and the next one goes on after the last version', async () => {
  await using server = await startSmallServer();
  const browser = browserWith(server);
  const [first, second] = [browser.openPage(), browser.openPage()];
  await until(() => latest(first) === 'live' && latest(second) === 'live');
  server.addChange();
  await until(() => first.seen.length === 1 && second.seen.length === 1);
  browser.killWorker();
  server.addChange();
  await until(() => first.seen.length === 2 && second.seen.length === 2);
  expect(browser.workers()).toBe(2);
  expect(server.asked.at(-1)?.since).toBe(1);
});

test('the stream ends with the last page', async () => {
  await using server = await startSmallServer();
  const browser = browserWith(server);
  const [first, second] = [browser.openPage(), browser.openPage()];
  await until(() => latest(first) === 'live' && latest(second) === 'live');
  first.close();
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(server.streams()).toBe(1);
  second.close();
  await until(() => server.streams() === 0);
});

test('only the server itself can end the session; a renewed token is used at the next connection', async () => {
  await using server = await startSmallServer();
  const browser = browserWith(server);
  const page = browser.openPage(0, 'first');
  await until(() => latest(page) === 'live');
  await server.down();
  await server.up();
  await until(() => server.asked.length >= 2);
  expect(page.signedOut).toBe(0);
  browser.renewToken('second');
  await vi.waitFor(() => server.cut(), { timeout: 40_000 });
  await until(() => server.asked.at(-1)?.token === 'second');
  server.end('second');
  await until(() => page.signedOut === 1);
});

test('the browser going offline is believed at once, and taken back when this page reaches the server all the same', async () => {
  await using server = await startSmallServer();
  const browser = browserWith(server);
  const page = browser.openPage();
  await until(() => latest(page) === 'live');
  browser.setNetwork(false);
  expect(latest(page)).toBe('offline');
  browser.setNetwork(false, true);
  await until(() => latest(page) === 'live');
});

test.each([401, 503])(
  'a %i that is not the server’s own is waited out, it ends no session',
  async (status) => {
    await using server = await startSmallServer();
    const browser = browserWith(server);
    const page = browser.openPage();
    await until(() => latest(page) === 'live');
    server.answerInstead(status);
    server.cut();
    server.addChange();
    await until(() => latest(page) === 'offline', 2_500);
    server.answerInstead(null);
    await until(() => page.seen.length === 1);
    expect(page.signedOut).toBe(0);
  },
);
