/** A batch of what Tavus told of calls: each event for itself, and jobs of an older edition as well. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDesk } from '#server/testing/test-desk.ts';
import { handleTavusEvents } from './handle-tavus-events.ts';
import type { TavusEventDeps } from './handle-tavus-events.ts';
import { queues } from './queues.ts';

const now = '2026-11-20T09:30:00Z';
let desk: Awaited<ReturnType<typeof testDesk>>;
let isReaderAway = false;
beforeAll(async () => {
  desk = await testDesk({ now });
});
afterAll(() => desk[Symbol.asyncDispose]());

const deps = (): TavusEventDeps => ({
  ...desk.deps,
  pools: desk.pools,
  callCentsPerMinute: 0,
  announceConversation: () => {},
  afterCall: {
    enqueue: () => (isReaderAway ? Promise.reject(new Error('away')) : Promise.resolve()),
    wake: () => {},
  },
});

async function told(kind: string, properties: object): Promise<{ id: string; talk: string }> {
  const talk = await desk.addConversation(desk.person);
  const { rows } = await desk.pools.system.query<{ id: string }>(
    `insert into vendor_events (owner_id, vendor, conversation_id, kind, subject, dedupe_key, body, received_at)
     values ($1, 'tavus', $2, $3, $4, $5, $6::jsonb, $7) returning id`,
    [desk.person, talk.id, kind, talk.vendorId, randomUUID(), JSON.stringify({ properties }), now],
  );
  return { id: rows[0]?.id ?? '', talk: talk.id };
}

const isHandled = async (id: string) => {
  const { rows } = await desk.pools.system.query<{ done: boolean }>(
    'select handled_at is not null and body is null as done from vendor_events where id = $1',
    [id],
  );
  return rows[0]?.done;
};

const recording = () => told('application.recording_ready', { bucket_name: 'b', s3_key: 'k', duration: 12 });

describe('a batch of events', () => {
  it('has one that cannot be handled: every other one is, and only that one is left for the next try', async () => {
    const events = [
      await recording(),
      await told('application.transcription_ready', {
        transcript: [{ role: 'user', content: 'Add yoga on Sunday at 9am', timestamp: 1_795_165_205 }],
      }),
      await recording(),
    ];
    const job = { ownerId: desk.person, eventIds: events.map(({ id }) => id) };
    isReaderAway = true;
    await expect(handleTavusEvents(deps(), job)).rejects.toThrow('away');
    expect(await Promise.all(events.map(({ id }) => isHandled(id)))).toEqual([true, false, true]);
    isReaderAway = false;
    await handleTavusEvents(deps(), job);
    expect(await Promise.all(events.map(({ id }) => isHandled(id)))).toEqual([true, true, true]);
  });

  it('may be a job from before there were batches', async () => {
    const { id, talk } = await recording();
    const job = queues['tavus-event'].payload.parse({ ownerId: desk.person, eventId: id });
    await handleTavusEvents(deps(), job);
    expect(await isHandled(id)).toBe(true);
    const { rows } = await desk.pools.system.query('select has_recording from conversations where id = $1', [
      talk,
    ]);
    expect(rows).toEqual([{ has_recording: true }]);
  });
});
