import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '#server/log.ts';
import { testDatabase } from '#server/testing/test-database.ts';
import type { TestDatabase } from '#server/testing/test-database.ts';
import { createHints, parseHints } from './hints.ts';
import type { Hint } from './hints.ts';

let database: TestDatabase;
let stop: AbortController;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());
beforeEach(() => {
  stop = new AbortController();
});
afterEach(() => stop.abort());

async function instance(instanceId: string, signal = stop.signal) {
  const heard: Hint[] = [];
  const listening = Promise.withResolvers<void>();
  const hints = createHints(
    {
      log: createLog('silent'),
      systemUrl: database.systemUrl,
      instanceId,
      onHint: (hint) => void heard.push(hint),
      onListening: listening.resolve,
      probeEveryMs: 200,
    },
    signal,
  );
  await listening.promise;
  return { ...hints, heard };
}

const calendar = (id: string, version: number): Hint => ({ kind: 'calendar', id, version });

/** They have heard of each other. */
async function pair() {
  const one = await instance('one');
  const leaving = new AbortController();
  const two = await instance('two', AbortSignal.any([stop.signal, leaving.signal]));
  await expect.poll(() => one.isAlone() || two.isAlone()).toBe(false);
  return { one, two, leaving };
}

describe('createHints', () => {
  it('says nothing while it is alone, and everything from the moment somebody comes', async () => {
    const one = await instance('one');
    await expect.poll(() => one.isAlone()).toBe(true);
    one.send(calendar('a', 1));
    const two = await instance('two');
    await expect.poll(() => one.isAlone() || two.isAlone()).toBe(false);
    expect(one.sent()).toBe(0);
    one.send(calendar('a', 2));
    two.send(calendar('b', 1));
    await expect.poll(() => [one.heard, two.heard]).toEqual([[calendar('b', 1)], [calendar('a', 2)]]);
  });

  it('sends what piles up together, the newest version of each', async () => {
    const { one, two } = await pair();
    for (let version = 1; version <= 1_000; version += 1) {
      for (const id of ['a', 'b', 'c']) one.send(calendar(id, version));
    }
    for (const id of ['a', 'b', 'c']) await expect.poll(() => two.heard).toContainEqual(calendar(id, 1_000));
    expect(one.sent()).toBeLessThan(20);
  });

  it('gets more through than one message can hold', async () => {
    const { one, two } = await pair();
    const ids = Array.from(
      { length: 500 },
      (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    for (const id of ids) one.send(calendar(id, 1));
    await expect.poll(() => new Set(two.heard.map(({ id }) => id)).size).toBe(500);
  });

  it('is quiet again after the other one has left', async () => {
    const { one, two, leaving } = await pair();
    one.send(calendar('a', 1));
    await expect.poll(() => two.heard).toEqual([calendar('a', 1)]);
    leaving.abort();
    await expect.poll(() => one.isAlone()).toBe(true);
    const before = one.sent();
    one.send(calendar('unheard', 1));
    const three = await instance('three');
    await expect.poll(() => one.isAlone()).toBe(false);
    one.send(calendar('heard', 1));
    await expect.poll(() => three.heard).toEqual([calendar('heard', 1)]);
    expect(one.sent()).toBe(before + 1);
  });
});

describe('parseHints', () => {
  it.each([
    '',
    'one',
    'one calendar',
    'one calendar:a',
    'one calendar:a:x',
    'one calendar:a:-1',
    'one what:a:1',
    'one :::',
  ])('reads nothing out of %j', (payload) => {
    expect(parseHints(payload)).toEqual([]);
  });
});
