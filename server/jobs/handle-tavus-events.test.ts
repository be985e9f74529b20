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

async function aTalk(id?: string) {
  if (id === undefined) return desk.addConversation(desk.person);
  const { rows } = await desk.pools.system.query<{ vendor_id: string }>(
    'select vendor_id from conversations where id = $1',
    [id],
  );
  return { id, vendorId: rows[0]?.vendor_id };
}

async function told(kind: string, properties: object, about?: string): Promise<{ id: string; talk: string }> {
  const talk = await aTalk(about);
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

const joined = () => told('system.pal_joined', {});
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

  it('says at once of every call in it that somebody is there, and nothing of those that are over', async () => {
    const [one, other, ended, failed] = [await joined(), await joined(), await joined(), await joined()];
    const unknown = await told('application.brand_new', {});
    const stranger = await joined();
    await desk.pools.system.query(`update vendor_events set subject = 'of another call' where id = $1`, [
      stranger.id,
    ]);
    const status = (talks: { talk: string }[], now: string) =>
      desk.pools.system.query('update conversations set status = $2 where id = any($1::uuid[])', [
        talks.map(({ talk }) => talk),
        now,
      ]);
    await status([one, other, ended], 'waiting');
    await status([failed], 'failed');
    const shutdown = await told('system.shutdown', {}, ended.talk);
    const events = [shutdown, one, other, ended, failed, unknown, stranger];
    await handleTavusEvents(deps(), { ownerId: desk.person, eventIds: events.map(({ id }) => id) });
    expect(await Promise.all(events.map(({ id }) => isHandled(id)))).toEqual(events.map(() => true));
    const { rows } = await desk.pools.system.query<{ id: string; status: string; seen: boolean }>(
      'select id, status, last_seen_at is not null as seen from conversations where id = any($1::uuid[])',
      [events.map(({ talk }) => talk)],
    );
    const of = ({ talk }: { talk: string }) => rows.find(({ id }) => id === talk);
    expect([one, other].map(of)).toMatchObject([
      { status: 'in-progress', seen: true },
      { status: 'in-progress', seen: true },
    ]);
    expect(of(ended)?.status).toBe('ended');
    expect([failed, unknown, stranger].map((event) => of(event)?.seen)).toEqual([false, false, false]);
    expect(of(failed)?.status).toBe('failed');
  });

  it('changes nothing that an index looks at when it is handled', async () => {
    const { rows } = await desk.pools.system.query<{ indexdef: string }>(
      `select indexdef from pg_indexes where tablename = 'vendor_events'`,
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { indexdef } of rows) expect(indexdef).not.toMatch(/handled_at|body/);
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
