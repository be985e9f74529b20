/** Events that arrive together are kept together, and each is judged for itself. */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256 } from '#server/ids.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { createIntake } from './event-intake.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
beforeAll(async () => {
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
  await desk.pools.system.query('update conversations set callback_token_hash = $2 where id = $1', [
    desk.conversation.id,
    sha256('token'),
  ]);
});
afterAll(() => desk[Symbol.asyncDispose]());

/** `batches`: the ids of what each transaction put down as work. */
function anIntake(pause?: () => Promise<void>) {
  const batches: string[][] = [];
  const intake = createIntake({
    pools: desk.pools,
    clock: desk.clock,
    ...(pause && { pause }),
    tavusNews: {
      enqueue: async (news) => void batches.push(news.map(({ eventId }) => eventId)),
      wake: () => {},
    },
  });
  const keep = (id: string = randomUUID()) =>
    intake.keep({
      id,
      tokenHash: sha256('token'),
      vendorId: desk.conversation.vendorId ?? '',
      kind: 'system.pal_joined',
      dedupeKey: id,
      body: {},
    });
  return { keep, batches };
}

it('one event that the database refuses takes no other of its burst with it', async () => {
  const { keep, batches } = anIntake();
  const [first, last] = [randomUUID(), randomUUID()];
  const verdicts = await Promise.allSettled([first, 'no id', last].map(keep));
  expect(verdicts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const { rows } = await desk.pools.system.query<{ id: string }>(
    'select id from vendor_events where id = any($1::uuid[])',
    [[first, last]],
  );
  expect(rows.map(({ id }) => id).toSorted()).toEqual([first, last].toSorted());
  expect(new Set(batches.flat())).toEqual(new Set([first, last]));
});

it('a burst is one transaction, and what comes behind it is gathered into the next', async () => {
  const paused = Promise.withResolvers<void>();
  const { keep, batches } = anIntake(() => paused.promise);
  await Promise.all(Array.from({ length: 50 }, () => keep()));
  const behind: Promise<unknown>[] = [];
  for (let n = 0; n < 20; n += 1) {
    behind.push(keep());
    await nextTurn();
  }
  expect(batches.map(({ length }) => length)).toEqual([50]);
  paused.resolve();
  await Promise.all(behind);
  expect(batches.map(({ length }) => length)).toEqual([50, 20]);
});

it('one that comes alone waits for nothing', async () => {
  const { keep, batches } = anIntake(() => new Promise(() => {}));
  await keep();
  await keep();
  await keep();
  expect(batches.map(({ length }) => length)).toEqual([1, 1, 1]);
});
