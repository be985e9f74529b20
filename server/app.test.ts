/** What the server answers on a socket to good and bad requests: the status table of the contract. */
import { deepEqual } from 'node:assert/strict';
import { request } from 'node:http';
import { TRPCClientError } from '@trpc/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { extensionId } from '#shared/extension-id.ts';
import { clientFor, startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';

let app: TestApp;
let before: Record<string, number>;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  before = await app.rows();
});

const gym = { title: 'Gym', date: '2026-11-21', start_time: '07:00' };
const delivery = (over: Record<string, unknown> = {}) =>
  JSON.stringify({ conversation_id: app.conversation.vendorId, arguments: gym, ...over });
const post = (path: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string>) =>
  app.send(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
const signedPost = (tool: string, body: string | Buffer<ArrayBuffer>) =>
  post(`/api/tavus/tools/${tool}`, body, { 'x-tavus-signature': app.sign(body) });

const inOwnWords = (code: string) => ({ error: { code, message: expect.stringMatching(/^[A-Z].*\.$/) } });

describe('a signed tool call', () => {
  it('is answered with 200 and its outcome, with and without the prefix, as object and as text', async () => {
    const bodies = [delivery(), delivery({ arguments: JSON.stringify({ ...gym, start_time: '12:00' }) })];
    const [plain, prefixed] = bodies as [string, string];
    expect(await signedPost('add_event', plain)).toMatchObject({ status: 200, body: { kind: 'done' } });
    const header = `sha256=${app.sign(prefixed).toUpperCase()}`;
    const second = await post('/api/tavus/tools/add_event', prefixed, { 'x-tavus-signature': header });
    expect(second).toMatchObject({
      status: 200,
      body: { kind: 'done', response: 'Gym is added: tomorrow 12:00–1:00 pm.' },
    });
    expect(await app.rows()).toMatchObject({ events: 2, changes: 2, calls: 2, version: 2 });
  });
});

describe('a refused request changes nothing:', () => {
  afterEach(async () => deepEqual(await app.rows(), before));

  const proofs: [string, (body: string) => Record<string, string>][] = [
    ['no signature', () => ({})],
    ['an empty signature', () => ({ 'x-tavus-signature': '' })],
    ['a signature of another secret', (body) => ({ 'x-tavus-signature': app.sign(`${body} `) })],
    ['a signature cut short', (body) => ({ 'x-tavus-signature': app.sign(body).slice(0, 62) })],
    ['a signature that is not hex', () => ({ 'x-tavus-signature': 'z'.repeat(64) })],
    ['another way of signing', (body) => ({ 'x-tavus-signature': `sha1=${app.sign(body)}` })],
    ['a session instead of a signature', () => ({ authorization: `Bearer ${app.token}` })],
  ];
  it.each(proofs)('401 for %s', async (_name, headers) => {
    const body = delivery();
    const answer = await post('/api/tavus/tools/add_event', body, headers(body));
    expect(answer).toMatchObject({ status: 401, body: inOwnWords('not-signed-in') });
  });

  it('401 when any one byte of the body was changed', async () => {
    const body = Buffer.from(delivery());
    const signature = app.sign(body);
    for (let at = 0; at < body.length; at += 7) {
      const changed = Buffer.from(body);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { status } = await post('/api/tavus/tools/add_event', changed, {
        'x-tavus-signature': signature,
      });
      expect([at, status]).toEqual([at, 401]);
    }
  });

  it('401 for the same JSON written another way under the old signature', async () => {
    const body = JSON.stringify(JSON.parse(delivery()), null, 1);
    const answer = await post('/api/tavus/tools/add_event', body, {
      'x-tavus-signature': app.sign(delivery()),
    });
    expect(answer.status).toBe(401);
  });

  const noDeliveries: [string, () => string | Buffer<ArrayBuffer>][] = [
    ['what is not JSON', () => '{"conversation_id":'],
    ['an empty body', () => ''],
    ['JSON that is no object', () => '[]'],
    ['no conversation', () => JSON.stringify({ arguments: gym })],
    ['a conversation of the wrong type', () => delivery({ conversation_id: 7 })],
    ['a call id of the wrong type', () => delivery({ tool_call_id: { a: 1 } })],
    [
      'bytes that are not UTF-8',
      () => Buffer.concat([Buffer.from('"'), Buffer.from([0xff, 0xfe]), Buffer.from('"')]),
    ],
  ];
  it.each(noDeliveries)('400 for %s', async (_name, body) => {
    expect(await signedPost('add_event', body())).toMatchObject({
      status: 400,
      body: inOwnWords('bad-request'),
    });
  });

  it('404 for an unknown tool, an unknown conversation and an unknown route', async () => {
    expect(await signedPost('drop_tables', delivery())).toMatchObject({
      status: 404,
      body: inOwnWords('unknown-tool'),
    });
    for (const [vendorId, expected] of [
      ['c-nobody', 404],
      ["' or 1=1 --", 404],
      ['c\0nobody', 400],
      ['c\ud800', 404],
    ] as const) {
      const { status } = await signedPost('add_event', delivery({ conversation_id: vendorId }));
      expect([vendorId, status]).toEqual([vendorId, expected]);
    }
    for (const path of [
      '/nothing',
      '/api',
      '/api/tavus/tools',
      '/api/tavus/tools/add_event/more',
      '/trpc/no.such',
      '/%ff',
    ]) {
      const { status } = await app.send(path);
      expect([path, status]).toEqual([path, 404]);
    }
  });

  it('413 for a body over 64 KB, declared, chunked or 10 MB, however well signed', async () => {
    const most = delivery({ arguments: { title: 'x'.repeat(64 * 1024) } });
    expect(await signedPost('add_event', most)).toMatchObject({ status: 413, body: inOwnWords('too-large') });
    expect((await signedPost('add_event', delivery({ arguments: 'x'.repeat(10_000_000) }))).status).toBe(413);
    expect(await chunked('/api/tavus/tools/add_event', 100_000)).toBe(413);
    const large = await post('/trpc/schedule.add', JSON.stringify({ title: 'x'.repeat(10_000_000) }), {
      authorization: `Bearer ${app.token}`,
    });
    expect(large.status).toBe(413);
  });

  it('401 for tRPC without a token, with a wrong one and with another scheme, in words', async () => {
    for (const authorization of [
      undefined,
      'Bearer nobody-knows-this-token',
      `Basic ${app.token}`,
      'Bearer ',
      `bearer x${app.token}`,
    ]) {
      const answer = await app.send('/trpc/account.me', {
        headers: authorization === undefined ? {} : { authorization },
      });
      expect(answer).toMatchObject({
        status: 401,
        body: { error: { data: { code: 'UNAUTHORIZED' }, message: 'Sign in first.' } },
      });
    }
    const asNobody = clientFor(app.url, null).schedule.add.mutate({
      title: 'Gym',
      start: { date: '2026-11-21', time: '07:00' },
    });
    await expect(asNobody).rejects.toBeInstanceOf(TRPCClientError);
  });

  it('401 for the local token by a proxy, from another host name or from a web page', async () => {
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.7' },
      { forwarded: 'for=203.0.113.7' },
      { host: 'calendar.example.com' },
      { origin: 'https://example.com' },
      { origin: 'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
    ]) {
      expect([
        headers,
        await statusOf('/trpc/account.me', { ...headers, authorization: `Bearer ${app.token}` }),
      ]).toEqual([headers, 401]);
    }
    expect(await statusOf('/trpc/account.me', { authorization: `Bearer ${app.token}` })).toBe(200);
  });

  it('400 for instants and windows that are none', async () => {
    const day = '2026-11-20T00:00:00Z';
    const windows = [
      { from: 'yesterday', to: day },
      { from: '2026-02-31T00:00:00Z', to: day },
      { from: '2026-11-20', to: '2026-11-21' },
      { from: '2026-11-20T00:00:00', to: '2026-11-21T00:00:00' },
      { from: day, to: day },
      { from: '2026-11-21T00:00:00Z', to: day },
      { from: 7, to: day },
      {},
    ];
    for (const window of windows) {
      const answer = await app.send(
        `/trpc/schedule.list?input=${encodeURIComponent(JSON.stringify(window))}`,
        {
          headers: { authorization: `Bearer ${app.token}` },
        },
      );
      expect([window, answer.status]).toEqual([window, 400]);
    }
    const notJson = await app.send('/trpc/schedule.list?input=%7B', {
      headers: { authorization: `Bearer ${app.token}` },
    });
    expect(notJson.status).toBe(400);
  });

  it('409 for a talk that has ended', async () => {
    const ended = await app.addConversation(app.personId);
    await app.query(`update conversations set status = 'ended' where id = $1`, [ended.id]);
    before = await app.rows();
    expect(await signedPost('add_event', delivery({ conversation_id: ended.vendorId }))).toMatchObject({
      status: 409,
      body: inOwnWords('conversation-ended'),
    });
  });

  it('409 for a call id that comes back with other arguments or for another tool', async () => {
    const { status } = await app.callTool('list_events', {}, { callId: 'call_9' });
    expect(status).toBe(200);
    before = await app.rows();
    expect(await app.callTool('list_events', { on: 'today' }, { callId: 'call_9' })).toMatchObject({
      status: 409,
      body: inOwnWords('call-id-reused'),
    });
    expect((await app.callTool('add_event', gym, { callId: 'call_9' })).status).toBe(409);
  });
});

describe('a verified call with bad arguments is answered, never failed:', () => {
  const bad: [string, unknown][] = [
    ['arguments that are no JSON', '{"title":'],
    ['arguments that are a list', [gym]],
    ['arguments that are null', 'null'],
    ['arguments that are a number without end', '1e999'],
    ['a number for a title', { ...gym, title: 7 }],
    ['a NUL character', { ...gym, title: 'G\0ym' }],
    ['half a surrogate pair', { ...gym, notes: 'x\ud800' }],
    ['a key that cannot be stored', { ...gym, 'a\0': 1 }],
    ['31 February', { ...gym, date: '2027-02-31' }],
    ['a year before 1970', { ...gym, date: '1969-12-31' }],
    ['a year after 2100', { ...gym, date: '2101-01-01' }],
    ['a year with five digits', { ...gym, date: '12026-01-01' }],
    ['an offset that does not exist', { title: 'Gym', date: '2030-03-31T02:30:00+99:99' }],
    ['a zone that does not exist', { ...gym, time_zone: 'Mars/Olympus' }],
    ['an end before the start', { ...gym, end_time: '06:00', end_date: '2026-11-20' }],
    ['arguments nested two hundred deep', JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`)],
  ];
  it.each(bad)('%s', async (_name, args) => {
    const answer = await app.callTool('add_event', args);
    expect(answer).toMatchObject({
      status: 200,
      outcome: { kind: 'invalid', say: expect.stringMatching(/./) },
    });
    expect(await app.rows()).toEqual({ ...before, calls: Number(before['calls']) + 1 });
  });
});

describe('other origins', () => {
  const ours = `chrome-extension://${extensionId}`;
  const asked = async (origin: string, method = 'GET') => {
    const preflight = method === 'OPTIONS' ? { 'access-control-request-method': 'POST' } : {};
    const { status, headers } = await app.send('/trpc/account.me', {
      method,
      headers: { origin, ...preflight },
    });
    return {
      status,
      allowed: headers.get('access-control-allow-origin'),
      cookies: headers.get('access-control-allow-credentials'),
    };
  };

  it('are let in when they are our extension, and without cookies', async () => {
    expect(await asked(ours, 'OPTIONS')).toEqual({ status: 204, allowed: ours, cookies: null });
    expect(await asked(ours)).toEqual({ status: 401, allowed: ours, cookies: null });
  });

  it.each([
    'https://example.com',
    'null',
    `${ours}.example.com`,
    'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'http://localhost:1',
  ])('get no header when they are %s', async (origin) => {
    expect((await asked(origin)).allowed).toBeNull();
    expect((await asked(origin, 'OPTIONS')).allowed).toBeNull();
  });

  it('cannot reach the way in of Tavus at all', async () => {
    const { headers } = await app.send('/api/tavus/tools/add_event', {
      method: 'POST',
      headers: { origin: ours },
    });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

/** By node:http, because fetch writes `Host` itself. */
function statusOf(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(`${app.url}${path}`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asking.on('error', reject);
    asking.end();
  });
}

function chunked(path: string, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(
      `${app.url}${path}`,
      { method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    asking.on('error', reject);
    for (let sent = 0; sent < bytes; sent += 10_000) asking.write('x'.repeat(10_000));
    asking.end();
  });
}
