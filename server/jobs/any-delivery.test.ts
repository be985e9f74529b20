/**
 * What Tavus tells of a call, five times each, late, out of order, some of it before we know the call's
 * id: what comes of it is the same, and comes about once.
 */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#server/ids.ts';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';
import { sweepCalls } from './sweep-calls.ts';

const now = '2026-11-20T09:30:00Z';
const begun = '2026-11-20T09:00:00Z';
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now, anthropic: true, env: { TAVUS_CENTS_PER_MINUTE: '30' } });
});
afterAll(() => app[Symbol.asyncDispose]());

const transcript = [
  { role: 'assistant', content: 'Hello! What can I do?', timestamp: 1_795_165_201 },
  { role: 'user', content: 'Add yoga on Sunday at 9am', timestamp: 1_795_165_205 },
  { role: 'assistant', content: 'One moment.', timestamp: 1_795_165_209 },
  { role: 'user', content: 'Add haircut on Tuesday at 10am', timestamp: 1_795_165_213 },
];
const told = [
  ['system.pal_joined', { face_id: 'f1' }],
  ['application.perception_analysis', { analysis: 'They smiled.' }],
  ['application.transcription_ready', { transcript }],
  ['application.post_call_action_executed', { tool_name: 'submit_report' }],
  ['application.recording_ready', { bucket_name: 'b', s3_key: 'k', duration: 12 }],
  ['system.shutdown', { shutdown_reason: 'participant_left_timeout' }],
] as const;
const deliveries = told.flatMap((_event, index) => Array.from({ length: 5 }, () => index));

async function aCall() {
  const person = await app.addPerson('Europe/Berlin');
  await person.trpc.schedule.add.mutate({
    title: 'Board call',
    start: { date: '2026-11-24', time: '10:00' },
  });
  const token = randomBytes(32).toString('base64url');
  const rows = await app.query<{ id: string }>(
    // Seen just now: nobody may take it for a forgotten one.
    `insert into conversations (owner_id, calendar_id, vendor, callback_token_hash, time_zone, status, started_at, last_seen_at)
     select $1, id, 'tavus', $2, 'Europe/Berlin', 'waiting', $3, $4 from calendars where owner_id = $1 returning id`,
    [person.personId, sha256(token), begun, now],
  );
  return { ...person, id: rows[0]?.id ?? '', token, vendorId: `c${randomBytes(7).toString('hex')}` };
}
type Call = Awaited<ReturnType<typeof aCall>>;

async function deliver(call: Call, index: number): Promise<number> {
  const [type, properties] = told[index] ?? told[0];
  const answer = await app.send(`/api/webhook/tavus/${call.token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      message_type: type.startsWith('system') ? 'system' : 'application',
      event_type: type,
      conversation_id: call.vendorId,
      timestamp: `2026-11-20T09:1${index}:00.000Z`,
      properties,
    }),
  });
  return answer.status;
}

/** Nothing is waiting, running or due again. */
async function settled(call: Call) {
  await expect
    .poll(
      async () => {
        const [left] = await app.query<{ events: string; jobs: string }>(
          `select (select count(*) from vendor_events where conversation_id = $1 and handled_at is null) as events,
             (select count(*) from jobs.job where state in ('created', 'retry', 'active')
               and name in ('tavus-event', 'read-call', 'analyse-call')) as jobs`,
          [call.id],
        );
        return left;
      },
      { interval: 100 },
    )
    .toEqual({ events: '0', jobs: '0' });
}

async function whatCameOfIt(call: Call) {
  const one = async (text: string) => (await app.query(text, [call.id]))[0];
  const detail = await call.trpc.conversation.get.query({ conversationId: call.id });
  return {
    call: await one(
      'select status, end_reason, minutes, cost_cents, has_transcript, has_recording, perception, recording from conversations where id = $1',
    ),
    deeds: await one('select jsonb_array_length(deeds) as n from conversations where id = $1'),
    kept: await one(
      'select count(*)::int as n, count(body)::int as bodies from vendor_events where conversation_id = $1',
    ),
    ready: await app.query(
      `select event->>'what' as what, count(*)::int as n from conversation_feed
       where conversation_id = $1 and event->>'type' = 'ready' group by 1 order by 1`,
      [call.id],
    ),
    ends: await one(
      `select count(*)::int as n from conversation_feed where conversation_id = $1 and event->>'type' = 'ended'`,
    ),
    events: (
      await app.query('select title from events where owner_id = $1 order by starts_at', [call.personId])
    ).map(({ title }) => title),
    changes: (
      await app.query(`select kind from changes where owner_id = $1 and channel = 'post-call'`, [
        call.personId,
      ])
    ).length,
    turns: detail.turns.map(({ role, text }) => `${role}: ${text}`),
    asked: detail.suggestions.map(({ summary, state }) => `${summary} ${state}`),
    isAnalysed: detail.analysis !== null,
  };
}

async function plainly() {
  const call = await aCall();
  await app.query('update conversations set vendor_id = $2 where id = $1', [call.id, call.vendorId]);
  for (const index of told.keys()) expect(await deliver(call, index)).toBe(200);
  await settled(call);
  return whatCameOfIt(call);
}

describe('what is told of a call', () => {
  it('comes to the same in any order, five times each, however late its id is known', async () => {
    const expected = await plainly();
    expect(expected).toMatchObject({
      call: { status: 'ended', end_reason: 'left', has_transcript: true, has_recording: true },
      kept: { n: told.length, bodies: 0 },
      events: ['Yoga', 'Board call'],
      changes: 1,
      asked: ['Add Haircut, Tue 24 Nov, 10:00–11:00 am open'],
      isAnalysed: true,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(deliveries, { minLength: deliveries.length }),
        fc.array(fc.integer({ min: 1, max: 9 }), {
          minLength: deliveries.length,
          maxLength: deliveries.length,
        }),
        fc.nat(deliveries.length),
        async (order, sizes, known) => {
          const call = await aCall();
          const know = () =>
            app.query('update conversations set vendor_id = $2 where id = $1', [call.id, call.vendorId]);
          let at = 0;
          for (const size of sizes) {
            if (at >= order.length) break;
            if (at <= known && known < at + size) await know();
            const together = order.slice(at, at + size);
            const statuses = await Promise.all(together.map((index) => deliver(call, index)));
            expect(statuses).toEqual(together.map(() => 200));
            at += size;
          }
          if (known >= order.length) await know();
          await sweepCalls(app.deps, AbortSignal.timeout(20_000));
          await settled(call);
          // Once more when all is done.
          await Promise.all([...told.keys()].map((index) => deliver(call, index)));
          await settled(call);
          expect(await whatCameOfIt(call)).toEqual(expected);
        },
      ),
      { numRuns: 5, seed: 20_261_120 },
    );
  }, 240_000);
});
