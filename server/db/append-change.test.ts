/** The door into the schedule: everything of an act or nothing, at the version it was decided on. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { createLog } from '#server/log.ts';
import { testDatabase } from '#server/testing/test-database.ts';
import type { TestDatabase } from '#server/testing/test-database.ts';
import { appendChange } from './append-change.ts';
import type { CallRow, Commit } from './append-change.ts';
import { createPools } from './client.ts';
import type { Pools } from './client.ts';
import { toEvent, toRow } from './event-row.ts';

let database: TestDatabase;
let pools: Pools;
let owner: string;
let calendar: string;
beforeAll(async () => {
  database = await testDatabase();
  pools = createPools(createLog('silent'), database);
});
afterAll(async () => {
  await pools.close();
  await database[Symbol.asyncDispose]();
});
beforeEach(async () => {
  const people = await pools.system.query(
    `insert into users (name, email) values ('Test', $1) returning id`,
    [`${randomUUID()}@example.com`],
  );
  owner = people.rows[0].id;
  calendar = (await pools.system.query('select id from calendars where owner_id = $1', [owner])).rows[0].id;
});

const now = '2026-11-20T09:00:00Z';

function eventAt(version: number, over: Partial<ScheduleEvent> = {}): ScheduleEvent {
  const wall = {
    start: { date: '2026-11-21', time: '07:00' },
    end: { date: '2026-11-21', time: '08:00' },
    startZone: 'Europe/Berlin',
    endZone: 'Europe/Berlin',
  };
  const when = { start: '2026-11-21T06:00:00Z', end: '2026-11-21T07:00:00Z', wall, allDay: false };
  const rest = {
    guests: [],
    reminders: [],
    busy: true,
    status: 'confirmed',
    source: 'voice',
    links: [],
  } as const;
  return {
    id: randomUUID(),
    title: 'Gym',
    ...when,
    ...rest,
    guests: [],
    reminders: [],
    links: [],
    version,
    ...over,
  };
}

function commitOf(expected: number, events: ScheduleEvent[], call: CallRow | null = null): Commit {
  const group = randomUUID();
  return {
    owner,
    calendar,
    expected,
    puts: events.map((event) =>
      toRow(event, { ownerId: owner, calendarId: calendar, tzdataVersion: 'test', now }),
    ),
    deletes: [],
    changes: events.map((event, index) => ({
      calendar_id: calendar,
      version: expected + index + 1,
      owner_id: owner,
      kind: 'add',
      event_id: event.id,
      before: null,
      after: event,
      channel: 'panel',
      conversation_id: null,
      call_id: null,
      group_id: group,
      group_index: index,
      group_size: events.length,
      undo_of: null,
      consent: null,
      at: now,
    })),
    call,
  };
}

const callRow = (key: string | null): CallRow => ({
  id: randomUUID(),
  owner_id: owner,
  conversation_id: null,
  channel: 'panel',
  tool: 'add_event',
  arguments: {},
  call_key: key,
  arguments_hash: 'hash',
  meaning_key: null,
  person_turn: null,
  outcome: { kind: 'not-found', say: 'stored' },
  version: null,
  milliseconds: 1,
  error: null,
  at: now,
  asked: 1,
});

async function counts() {
  const { rows } = await pools.system.query(
    `select (select count(*)::int from events where owner_id = $1) events, (select count(*)::int from changes where owner_id = $1) changes,
       (select count(*)::int from calls where owner_id = $1) calls, (select version::int from calendars where owner_id = $1) as version`,
    [owner],
  );
  return rows[0];
}

describe('the door into the schedule', () => {
  it('writes rows, changes and the call together and reads back what stands there', async () => {
    const events = [eventAt(1), eventAt(2, { title: 'Yoga' })];
    const done = await appendChange(pools.app, commitOf(0, events, callRow('key')));
    if (done.status !== 'done') throw new Error(done.status);
    expect(done.version).toBe(2);
    const byTitle = (a: ScheduleEvent, b: ScheduleEvent) => a.title.localeCompare(b.title);
    expect(done.rows.map(toEvent).toSorted(byTitle)).toEqual(events);
    expect(await counts()).toEqual({ events: 2, changes: 2, calls: 1, version: 2 });
  });

  it('refuses an act that was decided on another version, older or made up', async () => {
    await appendChange(pools.app, commitOf(0, [eventAt(1)]));
    for (const expected of [0, 2, 7]) {
      expect(
        await appendChange(pools.app, commitOf(expected, [eventAt(expected + 1)], callRow(null))),
      ).toEqual({ status: 'moved', version: 1 });
    }
    expect(await counts()).toEqual({ events: 1, changes: 1, calls: 0, version: 1 });
  });

  it.each<[string, (commit: Commit) => void]>([
    [
      'a row the table refuses',
      (commit) =>
        void (commit.puts[1] = { ...commit.puts[1], ends_at: '1999-01-01T00:00:00Z' } as Commit['puts'][0]),
    ],
    [
      'a title that is too long',
      (commit) => void (commit.puts[1] = { ...commit.puts[1], title: 'x'.repeat(501) } as Commit['puts'][0]),
    ],
    [
      'a change with the version of another',
      (commit) => void (commit.changes[1] = { ...commit.changes[1], version: 1 } as Commit['changes'][0]),
    ],
    [
      'a call of a talk that is not there',
      (commit) => void (commit.call = { ...callRow('key'), conversation_id: randomUUID() }),
    ],
    [
      'a row of somebody else',
      (commit) => void (commit.puts[1] = { ...commit.puts[1], owner_id: randomUUID() } as Commit['puts'][0]),
    ],
  ])('writes nothing at all when one part fails: %s', async (_name, spoil) => {
    const commit = commitOf(0, [eventAt(1), eventAt(2)], callRow('key'));
    spoil(commit);
    await expect(appendChange(pools.app, commit)).rejects.toThrow();
    expect(await counts()).toEqual({ events: 0, changes: 0, calls: 0, version: 0 });
  });

  it('answers a call that was answered before with that answer, even when the calendar moved on', async () => {
    await appendChange(pools.app, commitOf(0, [eventAt(1)], callRow('key')));
    const known = { status: 'known', outcome: { kind: 'not-found', say: 'stored' }, argumentsHash: 'hash' };
    expect(await appendChange(pools.app, commitOf(1, [eventAt(2)], callRow('key')))).toEqual(known);
    expect(await appendChange(pools.app, commitOf(0, [eventAt(1)], callRow('key')))).toEqual(known);
    expect(await counts()).toEqual({ events: 1, changes: 1, calls: 1, version: 1 });
  });

  it('lets one of many at the same version through, and the others see where it is now', async () => {
    // All of them stand at the door before it opens.
    const holder = await pools.system.connect();
    await holder.query('begin');
    await holder.query('select from calendars where id = $1 for update', [calendar]);
    const asked = Array.from({ length: 12 }, () => appendChange(pools.app, commitOf(0, [eventAt(1)])));
    const settled = Promise.allSettled(asked);
    const waiting = `select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`;
    await expect.poll(async () => (await pools.system.query(waiting)).rowCount, { timeout: 40_000 }).toBe(12);
    await holder.query('commit');
    holder.release();
    expect(
      (await settled)
        .map((answer) => (answer.status === 'fulfilled' ? answer.value.status : 'failed'))
        .toSorted(),
    ).toEqual(['done', ...Array.from({ length: 11 }, () => 'moved')]);
    expect(await counts()).toEqual({ events: 1, changes: 1, calls: 0, version: 1 });
  });
});
