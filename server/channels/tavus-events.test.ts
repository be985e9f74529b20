/** The inbox for what becomes of calls: who may put something in, what is kept, and what comes of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { sha256 } from '#server/ids.ts';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';
import { sweepCalls } from '#server/jobs/sweep-calls.ts';

const now = '2026-11-20T09:30:00Z';
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now, env: { TAVUS_CENTS_PER_MINUTE: '30' } });
});
afterAll(() => app[Symbol.asyncDispose]());

async function aCall(vendorId: string | null = `c${randomBytes(7).toString('hex')}`) {
  const token = randomBytes(32).toString('base64url');
  const rows = await app.query<{ id: string }>(
    // Seen just now: nobody may take it for a forgotten one.
    `insert into conversations (owner_id, calendar_id, vendor, vendor_id, callback_token_hash, time_zone, status, started_at, last_seen_at)
     select $1, id, 'tavus', $2, $3, 'Europe/Berlin', 'waiting', '2026-11-20T09:00:00Z', $4 from calendars where owner_id = $1 returning id`,
    [app.personId, vendorId, sha256(token), now],
  );
  return { id: rows[0]?.id ?? '', token, vendorId: vendorId ?? 'c-not-known-yet' };
}
type Call = Awaited<ReturnType<typeof aCall>>;
const event = (
  call: Call,
  type: string,
  properties: object = {},
  timestamp = '2026-11-20T09:10:00.000Z',
) => ({
  message_type: type.startsWith('system') ? 'system' : 'application',
  event_type: type,
  conversation_id: call.vendorId,
  webhook_url: `https://example.com/${call.token}`,
  timestamp,
  properties,
});
const post = (token: string, body: unknown) =>
  app.send(`/api/webhook/tavus/${token}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
const row = async (call: Call) => {
  const rows = await app.query<Record<string, unknown>>('select * from conversations where id = $1', [
    call.id,
  ]);
  return rows[0] ?? {};
};
const kept = async (call: Call) =>
  app.query<{ kind: string; body: unknown; handled_at: unknown; is_parked: boolean }>(
    'select kind, body, handled_at, is_parked from vendor_events where conversation_id = $1',
    [call.id],
  );

describe('who may put something into the inbox', () => {
  it('nobody without the address of a call', async () => {
    const call = await aCall();
    const guessed = randomBytes(32).toString('base64url');
    expect((await post(guessed, event(call, 'system.shutdown'))).status).toBe(404);
    expect((await post('short', event(call, 'system.shutdown'))).status).toBe(404);
    expect(await kept(call)).toEqual([]);
  });

  it('nobody with the address of another call', async () => {
    const [mine, other] = [await aCall(), await aCall()];
    const answer = await post(mine.token, event(other, 'system.shutdown'));
    expect(answer.status).toBe(403);
    expect([...(await kept(mine)), ...(await kept(other))]).toEqual([]);
    expect(await row(other)).toMatchObject({ status: 'waiting' });
  });

  it.each([
    ['half a JSON', '{"event_type":"system.shutdown"', 400],
    ['no object', '[]', 400],
    ['no event', '{"conversation_id":"c1"}', 400],
    ['nested without end', `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 400],
    ['ten megabytes', JSON.stringify({ big: 'x'.repeat(10_000_000) }), 413],
  ])('nothing that is %s', async (_what, body, status) => {
    const call = await aCall();
    expect((await post(call.token, body)).status).toBe(status);
    expect(await kept(call)).toEqual([]);
  });
});

describe('what is kept', () => {
  it('is one event however often it comes, and its body only until it was handled', async () => {
    const call = await aCall();
    const shutdown = event(call, 'system.shutdown', { shutdown_reason: 'max_call_duration reached' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(call.token, shutdown)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await expect
      .poll(async () => (await kept(call)).map(({ handled_at }) => handled_at !== null))
      .toEqual([true]);
    expect((await kept(call))[0]?.body).toBeNull();
    // Ten minutes by the vendor's clock, however late it was told.
    expect(await row(call)).toMatchObject({
      status: 'ended',
      end_reason: 'too-long',
      minutes: '10.00',
      cost_cents: 300,
    });
  });

  it('is nothing of a heartbeat, and anything of a name nobody knows', async () => {
    const call = await aCall();
    expect((await post(call.token, event(call, 'system.replica_present', { attempt: 3 }))).status).toBe(200);
    expect(await kept(call)).toEqual([]);
    expect((await post(call.token, event(call, 'application.brand_new', { a: '\u0000\ud800' }))).status).toBe(
      200,
    );
    expect((await kept(call)).map(({ kind }) => kind)).toEqual(['application.brand_new']);
  });

  it('one that the database refuses takes no other with it', async () => {
    const calls = await Promise.all(Array.from({ length: 8 }, () => aCall()));
    const answers = await Promise.all(
      calls.map((call, index) =>
        post(call.token, event(call, 'system.pal_joined', {}, index === 3 ? 'x'.repeat(9) : now)),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(calls.map(() => 200));
    for (const call of calls) await expect.poll(async () => (await row(call))['status']).toBe('in-progress');
  });
});

describe('what comes of it', () => {
  it('is the same in any order and in both vocabularies', async () => {
    const call = await aCall();
    const transcript = [
      { role: 'system', content: 'You are a secret prompt.' },
      { role: 'assistant', content: '<emotion value="happy"/>Hello!', timestamp: 1_795_165_201 },
      {
        role: 'user',
        content: 'USER_SPEECH: Nice to see you. VISUAL_SCENE: a person in a kitchen',
        timestamp: 1_795_165_205,
      },
      { role: 'tool', content: '{"ok":true}' },
    ];
    for (const [type, properties] of [
      ['application.perception_analysis', { analysis: 'They smiled.' }],
      ['application.transcription_ready', { transcript }],
      ['application.post_call_action_executed', { tool_name: 'submit_report' }],
      ['system.shutdown', { shutdown_reason: 'participant_left_timeout' }],
      ['system.pal_joined', { face_id: 'f1' }],
      ['application.recording_ready', { bucket_name: 'b', s3_key: 'k', duration: 12 }],
    ] as const)
      expect((await post(call.token, event(call, type, properties))).status).toBe(200);
    await expect
      .poll(async () => (await kept(call)).every(({ handled_at }) => handled_at !== null))
      .toBe(true);
    expect(await row(call)).toMatchObject({
      status: 'ended',
      end_reason: 'left',
      has_transcript: true,
      has_recording: true,
      perception: 'They smiled.',
      recording: { bucket: 'b', key: 'k', seconds: 12 },
      deeds: [{ kind: 'post-call', name: 'submit_report' }],
    });
    const { turns, analysis } = await app.trpc.conversation.get.query({ conversationId: call.id });
    expect(turns.map(({ role, text }) => [role, text])).toEqual([
      ['agent', 'Hello!'],
      ['user', 'Nice to see you.'],
    ]);
    await expect
      .poll(async () => (await app.trpc.conversation.get.query({ conversationId: call.id })).analysis?.readBy)
      .toBe('nobody');
    expect(analysis?.counts.byPerson ?? 1).toBe(1);
  });

  it('stores what was heard live once', async () => {
    const call = await aCall();
    await app.query(
      `insert into turns (owner_id, conversation_id, source_key, turn, role, text, at)
       values ($1, $2, 'live', 1, 'user', 'Add gym tomorrow at seven, please', '2026-11-20T09:01:00Z')`,
      [app.personId, call.id],
    );
    const transcript = [
      { role: 'assistant', content: 'Hello!' },
      { role: 'user', content: 'Add gym tomorrow at seven, please.' },
      { role: 'assistant', content: 'One moment.' },
    ];
    for (const timestamp of ['2026-11-20T09:11:00Z', '2026-11-20T09:12:00Z'])
      await post(call.token, event(call, 'application.transcription_ready', { transcript }, timestamp));
    await expect
      .poll(async () => (await kept(call)).every(({ handled_at }) => handled_at !== null))
      .toBe(true);
    const { turns } = await app.trpc.conversation.get.query({ conversationId: call.id });
    expect(turns.map(({ text }) => text)).toEqual([
      'Hello!',
      'Add gym tomorrow at seven, please',
      'One moment.',
    ]);
  });

  it('waits for a call whose id we do not know yet', async () => {
    const call = await aCall(null);
    expect((await post(call.token, event(call, 'system.replica_joined'))).status).toBe(200);
    expect(await kept(call)).toMatchObject([{ is_parked: true, handled_at: null }]);
    expect(await row(call)).toMatchObject({ status: 'waiting' });
    await app.query('update conversations set vendor_id = $2 where id = $1', [call.id, call.vendorId]);
    await sweepCalls(app.deps, AbortSignal.timeout(60_000));
    await expect.poll(async () => (await row(call))['status']).toBe('in-progress');
  });
});
