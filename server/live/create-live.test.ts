import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPools } from '#server/db/client.ts';
import type { Pools } from '#server/db/client.ts';
import { createLog } from '#server/log.ts';
import { testDatabase } from '#server/testing/test-database.ts';
import type { TestDatabase } from '#server/testing/test-database.ts';
import type { Change } from '#shared/schedule/change.ts';
import { createLive } from './create-live.ts';
import type { Live } from './create-live.ts';
import { liveRows } from './testing/live-rows.ts';

const log = createLog('silent');
let database: TestDatabase;
let pools: Pools;
let rows: ReturnType<typeof liveRows>;
let stop: AbortController;

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
});
afterEach(() => stop.abort());

const startLive = (instanceId = 'one', system = pools.system): Live =>
  createLive(
    { log, clock: { now: () => 0 }, ...pools, system, systemUrl: database.systemUrl, instanceId },
    stop.signal,
  );

/** Collects what a stream gives; `until` waits for a number of entries; 40 s only end what hangs. */
function collect<T>(watch: (signal: AbortSignal) => AsyncIterable<T>) {
  const closing = new AbortController();
  const got: T[] = [];
  const ended = (async () => {
    for await (const value of watch(closing.signal)) got.push(value);
  })();
  ended.catch(() => {});
  const until = async (count: number) => {
    const end = performance.now() + 40_000;
    while (got.length < count && performance.now() < end) await sleep(5);
    expect(got.length).toBe(count);
    return got;
  };
  return { got, until, ended, close: () => closing.abort() };
}

const versions = (changes: readonly Change[]) => changes.map(({ version }) => version);

describe('watchSchedule', () => {
  it('gives everything since a version, then everything new, in order', async () => {
    const live = startLive();
    const me = await rows.person();
    for (let i = 0; i < 5; i += 1) await rows.commitChange(me);
    const panel = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 2, signal }));
    await panel.until(3);
    for (let i = 0; i < 3; i += 1) live.announce({ ...me, changes: [await rows.commitChange(me)] });
    expect(versions(await panel.until(6))).toEqual([3, 4, 5, 6, 7, 8]);
  });

  it('gives what the log holds, field by field, whether it was announced or read', async () => {
    const live = startLive();
    const me = await rows.person();
    const early = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    const change = await rows.commitChange(me, 'Dentist');
    live.announce({ ...me, changes: [change] });
    const announced = await early.until(1);
    const late = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    expect(await late.until(1)).toEqual(announced);
    expect(announced).toEqual([change]);
  });

  it('reads a log that is longer than one page', async () => {
    const live = startLive();
    const me = await rows.person();
    for (let i = 0; i < 450; i += 1) await rows.commitChange(me);
    const panel = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    expect(versions(await panel.until(450))).toEqual(Array.from({ length: 450 }, (_, i) => i + 1));
  });

  it('puts announcements in order that arrive in another order than they were committed', async () => {
    const live = startLive();
    const me = await rows.person();
    const panel = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    const changes: Change[] = [];
    for (let i = 0; i < 20; i += 1) changes.push(await rows.commitChange(me));
    for (const change of changes.toReversed()) live.announce({ ...me, changes: [change] });
    expect(versions(await panel.until(20))).toEqual(versions(changes));
  });

  it('fills a gap from the log when a change was never announced', async () => {
    const live = startLive();
    const me = await rows.person();
    const panel = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    live.announce({ ...me, changes: [await rows.commitChange(me)] });
    await panel.until(1);
    await rows.commitChange(me);
    live.announce({ ...me, changes: [await rows.commitChange(me)] });
    expect(versions(await panel.until(3))).toEqual([1, 2, 3]);
  });

  it('gives each change once when the same announcement comes twice', async () => {
    const live = startLive();
    const me = await rows.person();
    const panel = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    const change = await rows.commitChange(me);
    live.announce({ ...me, changes: [change] });
    await panel.until(1);
    live.announce({ ...me, changes: [change] });
    live.announce({ ...me, changes: [await rows.commitChange(me)] });
    expect(versions(await panel.until(2))).toEqual([1, 2]);
  });

  it('catches up by the sweep with a change that nobody told it about', async () => {
    const live = startLive();
    const me = await rows.person();
    const panel = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    await sleep(50);
    await rows.commitChange(me);
    expect(versions(await panel.until(1))).toEqual([1]);
  });

  it('tells everyone what one of them found in the log', async () => {
    const live = startLive();
    const me = await rows.person();
    const early = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    await sleep(50);
    await rows.commitChange(me);
    const late = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    await late.until(1);
    await sleep(50);
    expect(versions(early.got)).toEqual([1]);
  });

  it('lets a follower that does not read fall behind without losing or growing anything', async () => {
    const live = startLive();
    const me = await rows.person();
    const slow = live
      .watchSchedule({ ownerId: me.ownerId, since: 0, signal: stop.signal })
      [Symbol.asyncIterator]();
    live.announce({ ...me, changes: [await rows.commitChange(me)] });
    expect((await slow.next()).value?.version).toBe(1);
    for (let i = 0; i < 300; i += 1) live.announce({ ...me, changes: [await rows.commitChange(me)] });
    const rest: number[] = [];
    while (rest.length < 300) rest.push((await slow.next()).value?.version ?? 0);
    expect(rest).toEqual(Array.from({ length: 300 }, (_, i) => i + 2));
  });

  it('never gives a person what was announced or stored for another', async () => {
    const live = startLive();
    const me = await rows.person();
    const other = await rows.person();
    const panel = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    live.announce({ ...other, changes: [await rows.commitChange(other, 'Secret')] });
    await rows.commitChange(other, 'Secret');
    live.announce({ ...me, changes: [await rows.commitChange(me, 'Mine')] });
    await panel.until(1);
    await sleep(2_500);
    expect(panel.got.map(({ after }) => after?.title)).toEqual(['Mine']);
  });

  it('refuses a version that the calendar has not reached', async () => {
    const live = startLive();
    const me = await rows.person();
    await rows.commitChange(me);
    const panel = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 9, signal }));
    await expect(panel.ended).rejects.toMatchObject({ code: 'bad-request' });
    expect(live.stats().scheduleFollowers).toBe(0);
  });

  it('ends with its signal and with the server, and leaves nothing behind', async () => {
    const live = startLive();
    const me = await rows.person();
    const one = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    const two = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    await sleep(30);
    expect(live.stats()).toMatchObject({ calendars: 1, scheduleFollowers: 2 });
    one.close();
    await one.ended;
    expect(live.stats()).toMatchObject({ calendars: 1, scheduleFollowers: 1 });
    stop.abort();
    await two.ended;
    expect(live.stats()).toMatchObject({ calendars: 0, scheduleFollowers: 0 });
  });

  it('watches a person who has no calendar yet', async () => {
    const live = startLive();
    const me = await rows.person();
    await pools.system.query('delete from calendars where id = $1', [me.calendarId]);
    const panel = collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    await sleep(50);
    await pools.system.query('insert into calendars (id, owner_id) values ($1, $2)', [
      me.calendarId,
      me.ownerId,
    ]);
    await rows.commitChange(me);
    expect(versions(await panel.until(1))).toEqual([1]);
  });
});

describe('two instances', () => {
  it('hear of each other without waiting for the sweep', async () => {
    // No sweep of this one ever comes to an end: what it tells, it was told.
    const away = new Pool({ connectionString: database.systemUrl });
    await away.end();
    const one = startLive('one');
    const two = startLive('two', away);
    const me = await rows.person();
    const panel = collect((signal) => two.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    for (let i = 1; i <= 10; i += 1) {
      const change = await rows.commitChange(me);
      // Before it listens nothing can be heard; to hear the same again changes nothing.
      await expect
        .poll(() => {
          one.announce({ ...me, changes: [change] });
          return panel.got.length;
        })
        .toBe(i);
    }
    expect(versions(panel.got)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('keep order and completeness while both write', async () => {
    const one = startLive('one');
    const two = startLive('two');
    const me = await rows.person();
    const panels = [one, two].map((live) =>
      collect((signal) => live.watchSchedule({ ownerId: me.ownerId, since: 0, signal })),
    );
    const write = async (live: Live) => {
      for (let i = 0; i < 50; i += 1) live.announce({ ...me, changes: [await rows.commitChange(me)] });
    };
    await Promise.all([write(one), write(two)]);
    const all = Array.from({ length: 100 }, (_, i) => i + 1);
    for (const panel of panels) expect(versions(await panel.until(100))).toEqual(all);
    expect(one.stats().notifySent).toBeLessThanOrEqual(50);
  });

  it('go on when every connection of the database is cut', async () => {
    const one = startLive('one');
    const two = startLive('two');
    const me = await rows.person();
    const panel = collect((signal) => two.watchSchedule({ ownerId: me.ownerId, since: 0, signal }));
    one.announce({ ...me, changes: [await rows.commitChange(me)] });
    await panel.until(1);
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await admin.end();
    await sleep(700);
    one.announce({ ...me, changes: [await rows.commitChange(me)] });
    expect(versions(await panel.until(2))).toEqual([1, 2]);
  });

  it('close the streams of a session that was signed out at the other one', async () => {
    const one = startLive('one');
    const two = startLive('two');
    await sleep(200);
    const closed: string[] = [];
    const release = two.onSessionClosed('s1', () => closed.push('s1'));
    two.onSessionClosed('s2', () => closed.push('s2'));
    one.closeSession('s1');
    await expect.poll(() => closed).toEqual(['s1']);
    release();
  });
});

describe('watchConversation', () => {
  it('gives stored and new events in order, and nothing of a conversation of somebody else', async () => {
    const live = startLive();
    const me = await rows.person();
    const other = await rows.person();
    const conversationId = await rows.conversation(me);
    const at = (seq: number) => ({ conversationId, seq, text: `turn ${seq}` });
    const stored = [
      await rows.commitConversationEvent(me, at(1)),
      await rows.commitConversationEvent(me, at(2)),
    ];
    const panel = collect((signal) =>
      live.watchConversation({ conversationId, ownerId: me.ownerId, since: 0, signal }),
    );
    const spy = collect((signal) =>
      live.watchConversation({ conversationId, ownerId: other.ownerId, since: 0, signal }),
    );
    await panel.until(2);
    const third = await rows.commitConversationEvent(me, at(3));
    live.announceConversation({ conversationId, ownerId: me.ownerId, events: [third] });
    expect(await panel.until(3)).toEqual([...stored, third]);
    await rows.commitConversationEvent(me, at(4));
    await panel.until(4);
    expect(spy.got).toEqual([]);
  });
});
