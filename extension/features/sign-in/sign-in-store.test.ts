import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Probe } from '#extension/platform/health.ts';
import type { Account, SignInAttempt } from '#extension/platform/storage.ts';
import { memoryItem } from '../../testing/memory-item.ts';
import { askForToken, requestCode } from './device-flow.ts';
import { withProof, type Pairing } from './pairing.ts';
import { createSignIn, type SignInDeps } from './sign-in-store.ts';

const serverUrl = 'http://127.0.0.1:8787';
const proofOfTheTest = 'szLWHJ8p1u5l4CqwG5vEF-saEUpKZmh6XJY89--Bf9k';
const ready: Probe = { kind: 'ready', version: '1', vendors: { tavus: 'simulated' } };

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
const lives = new Set<AbortController>();
afterEach(() => {
  for (const life of lives) life.abort();
  lives.clear();
  vi.useRealTimers();
});

/** A browser profile; several panels may be opened in it. */
function profile(
  server: { probe?: () => Probe; token?: () => [number, unknown]; pairing?: () => Pairing } = {},
) {
  const items = {
    serverUrl: memoryItem<string | null>(null),
    account: memoryItem<Account | null>(null),
    attempt: memoryItem<SignInAttempt | null>(null),
  };
  const lockName = `sign-in-${Math.random()}`;
  const tabs: string[] = [];
  const asks: string[] = [];
  const answer = (path: string): [number, unknown] => {
    if (path.endsWith('/token')) return server.token?.() ?? [400, { error: 'authorization_pending' }];
    return [
      200,
      {
        device_code: 'secret',
        user_code: 'ABCD2345',
        verification_uri: `${serverUrl}/device`,
        interval: 2,
        expires_in: 60,
      },
    ];
  };
  const openPanel = (isReachable = true) => {
    const life = new AbortController();
    lives.add(life);
    const deps: SignInDeps = {
      fetch(url) {
        asks.push(url);
        const [status, body] = answer(url);
        return Promise.resolve(Response.json(body, { status }));
      },
      probe: () => Promise.resolve(server.probe?.() ?? ready),
      mayReach: () => Promise.resolve(isReachable),
      items,
      locks: {
        request: ((_name: string, options: LockOptions, act: () => unknown) =>
          navigator.locks.request(lockName, options, act as never)) as LockManager['request'],
      },
      openTab: (url) => tabs.push(url),
      readPairing: () => Promise.resolve(server.pairing?.() ?? null),
      loadFlow: () => Promise.resolve({ askForToken, requestCode, withProof }),
      now: () => Date.now(),
      newId: () => 'new-account',
      signal: life.signal,
    };
    return { ...createSignIn(deps), close: () => life.abort() };
  };
  return { items, tabs, asks, openPanel };
}

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const tokenAsks = (asks: string[]) => asks.filter((url) => url.endsWith('/token')).length;

test('with an account in storage the panel is signed in, whatever the server does', async () => {
  const { items, openPanel } = profile({ probe: () => ({ kind: 'silent' }) });
  await items.account.set({ serverUrl, token: 'secret', key: 'one' });
  const panel = openPanel();
  await settle();
  expect(panel.state.get()?.at).toBe('signed-in');
});

test('a server that starts later is found without a click', async () => {
  let probe: Probe = { kind: 'silent' };
  const panel = profile({ probe: () => probe }).openPanel();
  await settle();
  expect(panel.state.get()).toMatchObject({ at: 'no-server', why: 'silent' });
  probe = { kind: 'not-ready' };
  await settle(2_500);
  expect(panel.state.get()).toMatchObject({ at: 'no-server', why: 'not-ready' });
  probe = ready;
  await settle(2_500);
  expect(panel.state.get()).toMatchObject({ at: 'found', vendors: { tavus: 'simulated' } });
});

test('a server elsewhere is not asked before the person allowed it', async () => {
  const { openPanel, asks } = profile();
  const panel = openPanel(false);
  await settle();
  expect(panel.state.get()?.at).toBe('not-allowed');
  expect(asks).toEqual([]);
});

test('a server that left its note in the folder is found at its address, also when it starts later elsewhere', async () => {
  let pairing: Pairing = { server: 'http://127.0.0.1:9123', key: 'k' };
  let probe: Probe = { kind: 'silent' };
  const panel = profile({ pairing: () => pairing, probe: () => probe }).openPanel();
  await settle();
  expect(panel.state.get()).toMatchObject({ at: 'no-server', serverUrl: 'http://127.0.0.1:9123' });
  pairing = { server: 'http://127.0.0.1:9456', key: 'k' };
  probe = ready;
  await settle(2_500);
  expect(panel.state.get()).toMatchObject({ at: 'found', serverUrl: 'http://127.0.0.1:9456' });
});

test('an address the person typed goes before the note', async () => {
  const { openPanel, items } = profile({ pairing: () => ({ server: 'http://127.0.0.1:9123', key: 'k' }) });
  await items.serverUrl.set('https://calendar.example.org');
  const panel = openPanel();
  await settle();
  expect(panel.state.get()).toMatchObject({ at: 'found', serverUrl: 'https://calendar.example.org' });
});

test('the approval page gets a proof for the code that is shown, and only at the server of the note', async () => {
  const pairing = { server: serverUrl, key: 'the key' };
  const code = { serverUrl, userCode: 'ABCD-2345', pairing };
  const page = `${serverUrl}/device?user_code=ABCD2345`;
  // HMAC-SHA256 of "device:ABCD2345", made with another implementation.
  expect(await withProof(page, code)).toBe(`${page}&setup=${proofOfTheTest}`);
  expect(await withProof(page, { ...code, serverUrl: 'http://127.0.0.1:1' })).toBe(page);
  expect(await withProof(page, { ...code, pairing: null })).toBe(page);
});

test('one click opens the approval page and the approval signs in', async () => {
  let token: [number, unknown] = [400, { error: 'authorization_pending' }];
  const { openPanel, tabs, items } = profile({ token: () => token });
  const panel = openPanel();
  await settle();
  await panel.begin();
  await settle();
  expect(tabs).toEqual([`${serverUrl}/device`]);
  expect(panel.state.get()).toMatchObject({ at: 'code', attempt: { userCode: 'ABCD2345' } });
  await settle(2_000);
  token = [200, { access_token: 'session' }];
  await settle(2_000);
  expect(await items.account.get()).toEqual({ serverUrl, token: 'session', key: 'new-account' });
  expect(panel.state.get()?.at).toBe('signed-in');
  expect(await items.attempt.get()).toBeNull();
});

test('a panel that was closed while waiting goes on with the same code', async () => {
  let token: [number, unknown] = [400, { error: 'authorization_pending' }];
  const { openPanel, tabs } = profile({ token: () => token });
  const first = openPanel();
  await settle();
  await first.begin();
  await settle(3_000);
  first.close();
  await settle(5_000);
  const second = openPanel();
  await settle();
  expect(second.state.get()?.at).toBe('code');
  token = [200, { access_token: 'session' }];
  await settle(2_100);
  expect(second.state.get()?.at).toBe('signed-in');
  expect(tabs).toHaveLength(1);
});

test('two panels ask as often as one', async () => {
  const { openPanel, asks } = profile();
  const panels = [openPanel(), openPanel()];
  await settle();
  await panels[0]?.begin();
  await settle(10_100);
  expect(tokenAsks(asks)).toBe(5);
  expect(panels.map((panel) => panel.state.get()?.at)).toEqual(['code', 'code']);
});

test('asked too often, it asks less often', async () => {
  const { openPanel, asks } = profile({ token: () => [400, { error: 'slow_down' }] });
  const panel = openPanel();
  await settle();
  await panel.begin();
  await settle(2_000);
  expect(tokenAsks(asks)).toBe(1);
  await settle(6_900);
  expect(tokenAsks(asks)).toBe(1);
  await settle(200);
  expect(tokenAsks(asks)).toBe(2);
});

test('a declined and an old code lead back to the beginning and say why', async () => {
  const declined = profile({ token: () => [400, { error: 'access_denied' }] }).openPanel();
  await settle();
  await declined.begin();
  await settle(2_100);
  expect(declined.state.get()).toMatchObject({
    at: 'found',
    note: 'The sign-in was declined. Nothing was changed.',
  });

  const old = profile().openPanel();
  await settle();
  await old.begin();
  await settle(70_000);
  expect(old.state.get()).toMatchObject({ at: 'found', note: 'The code is too old. Start again.' });
});

test('a session that the server ended says so, in every panel', async () => {
  const { items, openPanel } = profile();
  await items.account.set({ serverUrl, token: 'secret', key: 'one' });
  const [first, second] = [openPanel(), openPanel()];
  await settle();
  await first.forget('The server ended your session.');
  await settle();
  expect(first.state.get()).toMatchObject({ at: 'found', note: 'The server ended your session.' });
  expect(second.state.get()?.at).toBe('found');
});
