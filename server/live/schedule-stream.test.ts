import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPools } from '#server/db/client.ts';
import type { Pools } from '#server/db/client.ts';
import { createLog } from '#server/log.ts';
import { testDatabase } from '#server/testing/test-database.ts';
import type { TestDatabase } from '#server/testing/test-database.ts';
import { createLive } from './create-live.ts';
import type { Live } from './create-live.ts';
import { createScheduleStream } from './schedule-stream.ts';
import { liveRows } from './testing/live-rows.ts';
import type { Person } from './testing/live-rows.ts';
import { streamServer, subscribe } from './testing/stream-server.ts';

const log = createLog('silent');
let database: TestDatabase;
let pools: Pools;
let rows: ReturnType<typeof liveRows>;
let stop: AbortController;
let live: Live;
/** What the clock is ahead of the wall, in milliseconds. */
let ahead: number;
let signedIn: Map<string, { personId: string; sessionId: string }>;
let isAuthAway: boolean;
let authTakesMs: number;
let lookingUp: number;
let mostLookingUp: number;

beforeAll(async () => {
  database = await testDatabase();
  pools = createPools(log, database);
  rows = liveRows(pools.system);
});
afterAll(async () => {
  await pools.close();
  await database[Symbol.asyncDispose]();
});
beforeEach(() => {
  stop = new AbortController();
  ahead = 0;
  signedIn = new Map();
  isAuthAway = false;
  authTakesMs = 0;
  lookingUp = 0;
  mostLookingUp = 0;
  live = createLive({ log, clock, ...pools, systemUrl: database.systemUrl, instanceId: 'one' }, stop.signal);
});
afterEach(() => stop.abort());

const clock = { now: () => performance.now() + ahead };

const handler = (signal: AbortSignal = stop.signal) =>
  createScheduleStream(
    {
      live,
      log,
      clock,
      personByBearer: async (header) => {
        lookingUp += 1;
        mostLookingUp = Math.max(mostLookingUp, lookingUp);
        await sleep(authTakesMs);
        lookingUp -= 1;
        if (isAuthAway) throw new Error('no database');
        return signedIn.get(header?.replace('Bearer ', '') ?? '') ?? null;
      },
    },
    signal,
  );

async function signIn(): Promise<Person & { bearer: string }> {
  const person = await rows.person();
  const bearer = `token-${signedIn.size}`;
  signedIn.set(bearer, { personId: person.ownerId, sessionId: `session-${signedIn.size}` });
  return { ...person, bearer };
}

const change = async (who: Person, title?: string) => {
  const committed = await rows.commitChange(who, title);
  live.announce({ ...who, changes: [committed] });
  return committed;
};

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a panel with the real tRPC client', () => {
  it('gets the backlog, then each change with its version as id', async () => {
    await using server = await streamServer(handler());
    const me = await signIn();
    const first = await rows.commitChange(me, 'Gym');
    const panel = subscribe(server.url, { bearer: me.bearer, since: 0 });
    await expect.poll(panel.versions).toEqual([1]);
    const second = await change(me, 'Dentist');
    await expect.poll(panel.versions).toEqual([1, 2]);
    expect(panel.seen).toEqual([
      { id: '1', data: first },
      { id: '2', data: second },
    ]);
    expect(panel.states.at(-1)).toBe('pending');
    panel.unsubscribe();
    await expect.poll(() => live.stats().scheduleFollowers).toBe(0);
  });

  it('goes on where it was after its socket was cut, without a repeat', async () => {
    await using server = await streamServer(handler());
    const me = await signIn();
    const panel = subscribe(server.url, { bearer: me.bearer, since: 0 });
    await change(me);
    await expect.poll(panel.versions).toEqual([1]);
    for (let round = 1; round <= 5; round += 1) {
      server.cutAll();
      await change(me);
      await expect.poll(panel.versions, { timeout: 40_000 }).toEqual(upTo(round + 1));
    }
    expect(panel.starts()).toBe(6);
    expect(panel.errors).toEqual([]);
    panel.unsubscribe();
  });

  it('comes back to the next process after this one was stopped', async () => {
    const me = await signIn();
    const first = new AbortController();
    const old = await streamServer(handler(first.signal));
    const panel = subscribe(old.url, { bearer: me.bearer, since: 0 });
    await change(me);
    await expect.poll(panel.versions).toEqual([1]);
    first.abort();
    await old[Symbol.asyncDispose]();
    await rows.commitChange(me);
    await using _next = await streamServer(handler(), old.port);
    await expect.poll(panel.versions, { timeout: 40_000 }).toEqual([1, 2]);
    panel.unsubscribe();
  });

  it('on a kept connection to a process that is on its way down, is sent to the next one', async () => {
    const me = await signIn();
    const going = new AbortController();
    await using server = await streamServer(handler(going.signal));
    going.abort();
    const response = await fetch(
      `${server.url}/schedule.changes?input=${encodeURIComponent('{"since":0}')}`,
      {
        headers: { authorization: `Bearer ${me.bearer}` },
      },
    );
    expect(response.status).toBe(503);
    expect(await response.text()).toBe('');
  });

  it.each([undefined, 'wrong'])('is told UNAUTHORIZED with the bearer %s', async (bearer) => {
    await using server = await streamServer(handler());
    const panel = subscribe(server.url, { ...(bearer !== undefined && { bearer }), since: 0 });
    await expect.poll(() => panel.errors).toEqual([{ code: 'UNAUTHORIZED', status: 401 }]);
    expect(live.stats().scheduleFollowers).toBe(0);
  });

  it.each([-1, 1.5, 99])('is told BAD_REQUEST for version %d of an empty calendar', async (since) => {
    await using server = await streamServer(handler());
    const me = await signIn();
    const panel = subscribe(server.url, { bearer: me.bearer, since });
    await expect.poll(() => panel.errors).toEqual([{ code: 'BAD_REQUEST', status: 400 }]);
    await expect.poll(() => live.stats().scheduleFollowers).toBe(0);
  });

  it('waits and gets in by itself when nobody could be looked up at first', async () => {
    await using server = await streamServer(handler());
    const me = await signIn();
    isAuthAway = true;
    await rows.commitChange(me);
    const panel = subscribe(server.url, { bearer: me.bearer, since: 0 });
    await expect.poll(() => panel.states.filter((state) => state === 'connecting').length).toBeGreaterThan(1);
    isAuthAway = false;
    await expect.poll(panel.versions, { timeout: 40_000 }).toEqual([1]);
    expect(panel.errors).toEqual([]);
    panel.unsubscribe();
  });

  it('waits in line with many others, not for a database connection', async () => {
    await using server = await streamServer(handler());
    const me = await signIn();
    await rows.commitChange(me);
    authTakesMs = 5;
    const raws = Array.from({ length: 100 }, () => rawPanel(server.port, { bearer: me.bearer, since: 0 }));
    for (const raw of raws) await expect.poll(raw.text).toContain('id: 1\n');
    expect(mostLookingUp).toBe(2);
    for (const raw of raws) raw.socket.destroy();
  });

  it('leaves nothing behind when it goes while it is being looked up', async () => {
    await using server = await streamServer(handler());
    const me = await signIn();
    authTakesMs = 100;
    const raw = rawPanel(server.port, { bearer: me.bearer, since: 0 });
    await expect.poll(raw.text).toContain('connected');
    raw.socket.destroy();
    await sleep(200);
    expect(live.stats().scheduleFollowers).toBe(0);
  });

  it('is let go when its session was signed out', async () => {
    await using server = await streamServer(handler());
    const me = await signIn();
    const panel = subscribe(server.url, { bearer: me.bearer, since: 0 });
    await expect.poll(() => live.stats().scheduleFollowers).toBe(1);
    live.closeSession('session-0');
    await expect.poll(() => panel.errors).toEqual([{ code: 'UNAUTHORIZED', status: 401 }]);
    expect(live.stats().scheduleFollowers).toBe(0);
  });

  it('is let go within minutes when its session ended in silence', async () => {
    await using server = await streamServer(handler());
    const me = await signIn();
    const panel = subscribe(server.url, { bearer: me.bearer, since: 0 });
    await expect.poll(() => live.stats().scheduleFollowers).toBe(1);
    signedIn.delete(me.bearer);
    ahead = 200_000;
    await expect
      .poll(() => panel.errors, { timeout: 40_000 })
      .toEqual([{ code: 'UNAUTHORIZED', status: 401 }]);
  });
});

describe('the bytes on the socket', () => {
  it('begin at once, name the retry time, and ping when the backlog is through', async () => {
    await using server = await streamServer(handler());
    const me = await signIn();
    await rows.commitChange(me);
    const raw = rawPanel(server.port, { bearer: me.bearer, since: 0 });
    await expect.poll(raw.text).toContain('event: ping\n');
    expect(raw.text()).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(raw.text()).toMatch(/content-type: text\/event-stream\r\n/i);
    expect(raw.text()).toMatch(
      /retry: 300\n\nevent: connected\ndata: \{"reconnectAfterInactivityMs":12000\}/,
    );
    expect(raw.text().indexOf('event: ping')).toBeGreaterThan(raw.text().indexOf('id: 1\n'));
    raw.socket.destroy();
  });

  it('ping every five seconds on a quiet stream', async () => {
    await using server = await streamServer(handler());
    const me = await signIn();
    const raw = rawPanel(server.port, { bearer: me.bearer, since: 0 });
    await expect.poll(() => raw.text().split('event: ping').length - 1, { timeout: 40_000 }).toBe(3);
    raw.socket.destroy();
  });

  it('never hold anything of another person', async () => {
    await using server = await streamServer(handler());
    const people = await Promise.all([signIn(), signIn(), signIn()]);
    const raws = people.map((person) => rawPanel(server.port, { bearer: person.bearer, since: 0 }));
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(people.map((person, index) => change(person, `only for person ${index}`)));
    }
    for (const [index, raw] of raws.entries()) {
      await expect.poll(raw.text).toContain('id: 20\n');
      expect(new Set(raw.text().match(/only for person \d/g))).toEqual(new Set([`only for person ${index}`]));
      raw.socket.destroy();
    }
  });
});

describe('panels that do not read', () => {
  it('cost little, do not slow the others down, and are cut after half a minute', async () => {
    await using server = await streamServer(handler());
    const me = await signIn();
    const stuck = await Promise.all(Array.from({ length: 200 }, () => stuckPanel(server.port, me.bearer)));
    const reader = subscribe(server.url, { bearer: me.bearer, since: 0 });
    await expect.poll(() => live.stats().scheduleFollowers, { timeout: 40_000 }).toBe(201);

    const notes = 'x'.repeat(60_000);
    const before = process.memoryUsage.rss();
    const took: number[] = [];
    for (let version = 1; version <= 100; version += 1) {
      const start = performance.now();
      await change(me, notes);
      while (reader.versions().at(-1) !== version) await sleep(1);
      took.push(performance.now() - start);
    }
    expect(reader.versions()).toEqual(upTo(100));
    // 6 MB were written for each: what waits in this process is at most a socket buffer's worth.
    expect((process.memoryUsage.rss() - before) / 200).toBeLessThan(1_100_000);
    expect(took.toSorted((a, b) => a - b)[50]).toBeLessThan(2_000);

    ahead = 31_000;
    await expect.poll(() => live.stats().scheduleFollowers, { timeout: 40_000 }).toBe(1);
    await change(me);
    await expect.poll(() => reader.versions().length).toBe(101);
    reader.unsubscribe();
    for (const socket of stuck) socket.destroy();
  });

  it('go on without a hole when they read again', async () => {
    await using server = await streamServer(handler());
    const me = await signIn();
    const raw = rawPanel(server.port, { bearer: me.bearer, since: 0 });
    await expect.poll(raw.text).toContain('event: ping');
    raw.socket.pause();
    for (let version = 1; version <= 200; version += 1) await change(me, 'y'.repeat(60_000));
    raw.socket.resume();
    await expect.poll(raw.text, { timeout: 40_000 }).toContain('id: 200\n');
    expect(raw.text().match(/(?<=^id: )\d+$/gm)).toEqual(upTo(200).map(String));
    raw.socket.destroy();
  });
});

function ask(bearer: string, since: number): string {
  const input = encodeURIComponent(JSON.stringify({ since }));
  return `GET /trpc/schedule.changes?input=${input} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${bearer}\r\n\r\n`;
}

/** What a panel gets, as text, without any client's opinion about it. */
function rawPanel(port: number, input: { bearer: string; since: number }) {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (part) => (text += part));
  socket.write(ask(input.bearer, input.since));
  // Chunk sizes of HTTP stand between the frames; a frame is never cut by one here.
  return { socket, text: () => text.replaceAll(/\r\n[0-9a-f]+\r\n/g, '') };
}

async function stuckPanel(port: number, bearer: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.pause();
  socket.on('error', () => {});
  socket.write(ask(bearer, 0));
  return socket;
}
