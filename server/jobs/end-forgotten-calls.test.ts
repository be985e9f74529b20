import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAsPerson } from '#server/db/as-person.ts';
import { createPools } from '#server/db/client.ts';
import type { Pools } from '#server/db/client.ts';
import type { VendorRefusal } from '#server/domain/conversation/persona-vendor.ts';
import { liveRows } from '#server/live/testing/live-rows.ts';
import type { Person } from '#server/live/testing/live-rows.ts';
import { createLog } from '#server/log.ts';
import { testDatabase } from '#server/testing/test-database.ts';
import type { TestDatabase } from '#server/testing/test-database.ts';
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';
import { endCall } from './end-call.ts';
import { endForgottenCalls } from './end-forgotten-calls.ts';

const log = createLog('silent');
const now = Date.parse('2026-11-20T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const signal = new AbortController().signal;
const refusal: VendorRefusal = { kind: 'refused', reason: 'unreachable', say: 'Tavus does not answer.' };

let database: TestDatabase;
let pools: Pools;
let me: Person;
let ended: string[];
let announced: ConversationEvent[];
/** Vendor ids that the vendor refuses to end. */
let refuses: Set<string>;

beforeAll(async () => {
  database = await testDatabase();
  pools = createPools(log, database);
});
afterAll(async () => {
  await pools.close();
  await database[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await pools.system.query('delete from conversations');
  me = await liveRows(pools.system).person();
  ended = [];
  announced = [];
  refuses = new Set();
});

const vendor = {
  endConversation: async (vendorId: string) => {
    if (refuses.has(vendorId)) return refusal;
    ended.push(vendorId);
    return { kind: 'ended' as const };
  },
};
const deps = () => ({
  log,
  clock: { now: () => now },
  pools,
  asPerson: createAsPerson(pools.app),
  announceConversation: (news: { events: ConversationEvent[] }) => void announced.push(...news.events),
  personas: { vendor } as { vendor: typeof vendor } | null,
});

type Call = { vendorId: string | null; status: string; startedAt: string; lastSeenAt?: string };

async function insert(call: Call): Promise<string> {
  const { rows } = await pools.system.query<{ id: string }>(
    `insert into conversations (owner_id, calendar_id, time_zone, vendor, vendor_id, status, started_at, last_seen_at)
     values ($1, $2, 'UTC', 'tavus', $3, $4, $5, $6) returning id`,
    [me.ownerId, me.calendarId, call.vendorId, call.status, call.startedAt, call.lastSeenAt ?? null],
  );
  return rows[0]?.id ?? '';
}

const statusOf = async (id: string) =>
  (
    await pools.system.query<{ status: string; end_reason: string | null }>(
      'select status, end_reason from conversations where id = $1',
      [id],
    )
  ).rows[0];

it.each([
  ['waited longer than the vendor lets it', { status: 'waiting', startedAt: minutesAgo(5) }],
  ['went quiet', { status: 'in-progress', startedAt: minutesAgo(30), lastSeenAt: minutesAgo(11) }],
  [
    'is longer than any may be',
    { status: 'in-progress', startedAt: minutesAgo(70), lastSeenAt: minutesAgo(1) },
  ],
])('a call that %s is ended at the vendor and here, and its panel is told', async (_why, call) => {
  const id = await insert({ vendorId: 'v1', ...call });
  await endForgottenCalls(deps(), signal);
  expect(ended).toEqual(['v1']);
  expect(await statusOf(id)).toEqual({ status: 'ended', end_reason: 'forgotten' });
  expect(announced).toMatchObject([{ type: 'ended', reason: 'forgotten', seq: 1 }]);
});

it.each([
  ['waits for somebody', { status: 'waiting', startedAt: minutesAgo(3) }],
  ['is being talked in', { status: 'in-progress', startedAt: minutesAgo(50), lastSeenAt: minutesAgo(9) }],
  ['has ended', { status: 'ended', startedAt: minutesAgo(500) }],
  ['was never made', { status: 'failed', startedAt: minutesAgo(500) }],
])('a call that %s is left alone', async (_why, call) => {
  const id = await insert({ vendorId: 'v1', ...call });
  await endForgottenCalls(deps(), signal);
  expect(ended).toEqual([]);
  expect(await statusOf(id)).toMatchObject({ status: call.status });
});

it('a row that the vendor never answered for is closed', async () => {
  const id = await insert({ vendorId: null, status: 'starting', startedAt: minutesAgo(4) });
  await endForgottenCalls(deps(), signal);
  expect(await statusOf(id)).toMatchObject({ status: 'ended' });
});

it('a refusal keeps that call for the next round and does not stop the others', async () => {
  refuses.add('v1');
  const first = await insert({ vendorId: 'v1', status: 'waiting', startedAt: minutesAgo(20) });
  const second = await insert({ vendorId: 'v2', status: 'waiting', startedAt: minutesAgo(10) });
  await expect(endForgottenCalls(deps(), signal)).rejects.toThrow('refused to end 1');
  expect(await statusOf(first)).toMatchObject({ status: 'waiting' });
  expect(await statusOf(second)).toMatchObject({ status: 'ended' });
  refuses.clear();
  await endForgottenCalls(deps(), signal);
  expect(await statusOf(first)).toMatchObject({ status: 'ended' });
});

it('after a day of refusals, or without a vendor, the call is closed here', async () => {
  refuses.add('v1');
  const old = await insert({ vendorId: 'v1', status: 'waiting', startedAt: minutesAgo(25 * 60) });
  await endForgottenCalls(deps(), signal);
  expect(await statusOf(old)).toMatchObject({ status: 'ended' });
  const off = await insert({ vendorId: 'v2', status: 'waiting', startedAt: minutesAgo(10) });
  await endForgottenCalls({ ...deps(), personas: null }, signal);
  expect(await statusOf(off)).toMatchObject({ status: 'ended' });
});

it('a queued end succeeds when the vendor answers and is tried again when it does not', async () => {
  const call = { vendorId: 'v1', conversationId: 'c', ownerId: me.ownerId };
  refuses.add('v1');
  await expect(endCall(deps(), call, signal)).rejects.toThrow('unreachable');
  refuses.clear();
  await endCall(deps(), call, signal);
  expect(ended).toEqual(['v1']);
  await endCall({ personas: null }, call, signal);
});
