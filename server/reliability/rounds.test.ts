import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';
import { seed, size } from '#server/testing/sizes.ts';
import { createChance } from './chance.ts';
import { clusterSecrets } from './cluster.ts';
import { noteCounts } from './note-counts.ts';
import { oneSlotRound, sameCallRound } from './rounds.ts';
import type { Desk } from './send-call.ts';

let one: TestApp;
let two: TestApp;
let desk: Desk;
let ports: number[];
beforeAll(async () => {
  const secrets = { TAVUS_TOOLS_SECRET: clusterSecrets.TAVUS_TOOLS_SECRET };
  one = await startTestApp({ secrets });
  two = await startTestApp({ secrets, databaseUrl: one.databaseUrl });
  ports = [one, two].map(({ url }) => Number(new URL(url).port));
  const person = await one.addPerson();
  const conversation = await one.addConversation(person.personId);
  desk = {
    personId: person.personId,
    token: person.token,
    conversationId: conversation.id,
    vendorId: conversation.vendorId,
  };
});
afterAll(async () => {
  await two[Symbol.asyncDispose]();
  await one[Symbol.asyncDispose]();
});

const chance = createChance(seed);
const kept = async () =>
  (await one.query('select count(*)::int as n from changes where owner_id = $1', [desk.personId]))[0]?.['n'];

describe('two instances on one database', () => {
  it(
    'give a slot to one of 64 writers, whichever way and instance each came by',
    { timeout: size(60_000, 1_800_000) },
    async () => {
      const rounds = size(3, 500);
      for (let round = 0; round < rounds; round += 1) {
        const result = await oneSlotRound(chance, { ports, desk, round, writers: 64 });
        expect(result).toEqual({ done: 1, conflict: 63, other: [] });
      }
      expect(await kept()).toBe(rounds);
      noteCounts('one slot, 64 writers', { rounds });
    },
  );

  it(
    'do a call once that arrives fifty times at once, and give one answer',
    { timeout: size(60_000, 1_800_000) },
    async () => {
      const before = Number(await kept());
      const rounds = size(2, 100);
      for (let round = 0; round < rounds; round += 1) {
        const result = await sameCallRound(chance, { ports, desk, round, times: 50 });
        expect(result).toEqual({ firsts: 1, areEqual: true });
      }
      expect(await kept()).toBe(before + rounds);
      noteCounts('one call 50 times', { rounds });
    },
  );

  it('show each other’s changes to the panels they hold', async () => {
    const life = new AbortController();
    const seen: number[] = [];
    const watching = (async () => {
      const since = Number(
        (await one.query('select version from calendars where owner_id = $1', [desk.personId]))[0]?.[
          'version'
        ],
      );
      for await (const change of one.deps.live.watchSchedule({
        ownerId: desk.personId,
        since,
        signal: life.signal,
      }))
        seen.push(change.version - since);
    })();
    const args = { title: 'Seen', start: { date: '2051-01-01', time: '12:00' } };
    const answer = await fetch(`${two.url}/trpc/schedule.add`, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    expect(answer.status).toBe(200);
    await expect.poll(() => seen, { timeout: 40_000 }).toEqual([1]);
    life.abort();
    await watching;
  });
});
