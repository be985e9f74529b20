/** Events that arrive together are kept together, and each is judged for itself. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256 } from '#server/ids.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { createIntake } from './event-intake.ts';

it('one event that the database refuses takes no other of its burst with it', async () => {
  await using desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
  await desk.pools.system.query('update conversations set callback_token_hash = $2 where id = $1', [
    desk.conversation.id,
    sha256('token'),
  ]);
  const enqueued: string[] = [];
  const intake = createIntake({
    pools: desk.pools,
    clock: desk.clock,
    tavusNews: {
      enqueue: async (news) => void enqueued.push(...news.map(({ eventId }) => eventId)),
      wake: () => {},
    },
  });
  const event = (id: string) => ({
    id,
    tokenHash: sha256('token'),
    vendorId: desk.conversation.vendorId ?? '',
    kind: 'system.pal_joined',
    dedupeKey: id,
    body: {},
  });
  const [first, last] = [randomUUID(), randomUUID()];
  const verdicts = await Promise.allSettled([first, 'no id', last].map((id) => intake.keep(event(id))));
  expect(verdicts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const { rows } = await desk.pools.system.query<{ id: string }>('select id from vendor_events');
  expect(rows.map(({ id }) => id).toSorted()).toEqual([first, last].toSorted());
  expect(new Set(enqueued)).toEqual(new Set([first, last]));
});
