/** Whatever is sent to the auth routes, the answer is 4xx, no row appears and no secret is logged. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { extensionId, startAuthServer, toCookieHeader } from './auth-server.testing.ts';
import type { AuthServer } from './auth-server.testing.ts';

let server: AuthServer;
let cookie: string;
let deviceCode: string;
beforeAll(async () => {
  server = await startAuthServer({ setupCode: 'the-setup-code', pairingKey: 'pairing-key' });
  const made = await server.send('/api/auth/sign-up/email', {
    body: { email: 'ana@example.com', password: 'long enough 1', name: 'Ana' },
    headers: { origin: server.origin },
  });
  cookie = toCookieHeader(made.cookies);
  const code = await server.send('/api/auth/device/code', {
    body: { client_id: 'calendar-agent-extension' },
  });
  deviceCode = code.json<{ device_code: string }>().device_code;
});
afterAll(() => server[Symbol.asyncDispose]());

const posts = [
  '/sign-up/email',
  '/sign-in/email',
  '/sign-out',
  '/change-password',
  '/revoke-session',
  '/local-owner',
].concat([
  '/device/code',
  '/device/token',
  '/device/approve',
  '/device/deny',
  '/get-session',
  '/revoke-sessions',
]);
const texts: [string, unknown][] = [
  ['a NUL', 'a\0b'],
  ['half a surrogate pair', '\ud83d'],
  ['50,000 characters', 'x'.repeat(50_000)],
  ['a number', 7],
  ['null', null],
  ['a list', ['a', 'b']],
  ['an object', { $ne: null }],
  ['a prototype', { __proto__: { owner: true }, constructor: { prototype: { owner: true } } }],
  ['SQL', "'; drop table users; --"],
  ['a path', '../../../etc/passwd'],
  ['a link', 'https://evil.example'],
  ['true', true],
  ['nothing', ''],
  ['right to left', '\u202eevil'],
];
const fields = [
  'email',
  'password',
  'name',
  'client_id',
  'scope',
  'device_code',
  'user_code',
  'userCode',
  'user_id',
].concat([
  'grant_type',
  'token',
  'setup',
  'currentPassword',
  'newPassword',
  'callbackURL',
  'image',
  'rememberMe',
]);

async function expectRefused(path: string, sent: Parameters<AuthServer['send']>[1]): Promise<void> {
  const answer = await server.send(`/api/auth${path}`, sent);
  // A sign-out of nobody and a session of nobody are answered kindly; nothing else of this is.
  const isKind = answer.status === 200 && ['/sign-out', '/get-session'].includes(path);
  if (!isKind)
    expect([path, answer.status >= 400 && answer.status < 500, answer.status]).toEqual([
      path,
      true,
      answer.status,
    ]);
}

it.each(texts)('%s in any field of any route is refused and leaves nothing', async (_name, value) => {
  const before = await server.counts();
  const headers = { origin: server.origin };
  for (const path of posts) {
    await expectRefused(path, { body: Object.fromEntries(fields.map((field) => [field, value])), headers });
    await expectRefused(path, { body: value, headers });
  }
  const good = {
    client_id: 'calendar-agent-extension',
    device_code: deviceCode,
    email: 'ana@example.com',
    name: 'Eve',
  };
  const rest = { password: 'long enough 1', grant_type: 'urn:ietf:params:oauth:grant-type:device_code' };
  for (const field of fields) {
    for (const path of ['/device/token', '/sign-up/email']) {
      await expectRefused(path, { body: { ...good, ...rest, [field]: value }, headers });
    }
  }
  expect(await server.counts()).toEqual(before);
});

it.each([
  ['no body', ''],
  ['half a JSON text', '{"email":'],
  ['a JSON text that is nested deeply', '['.repeat(30_000) + ']'.repeat(30_000)],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])],
  ['10 MB', Buffer.alloc(10_000_000, 0x61)],
  ['a form', 'email=ana%40example.com&password=x'],
] as [string, string | Buffer][])('%s as a body is refused and leaves nothing', async (_name, body) => {
  const before = await server.counts();
  for (const type of [
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data',
    'a/b;;;',
  ]) {
    for (const path of posts) {
      await expectRefused(path, {
        method: 'POST',
        body,
        headers: { origin: server.origin, 'content-type': type },
      });
    }
  }
  expect(await server.counts()).toEqual(before);
});

it('a body without a declared length is cut off at the limit, too', async () => {
  for (const path of posts) {
    const answer = await server.send(`/api/auth${path}`, {
      method: 'POST',
      body: Buffer.alloc(200_000, 0x61),
      headers: { origin: server.origin, 'transfer-encoding': 'chunked', 'content-type': 'application/json' },
    });
    expect([path, answer.status]).toEqual([path, 413]);
  }
});

it.each([
  '/device?user_code=%00',
  '/device?user_code=%ED%A0%BD',
  '/device?user_code=a&user_code=b',
  '/device?user_code[]=a',
  '/device?user_code=%',
  '/device',
  `/device?user_code=${'x'.repeat(10_000)}`,
  '/nothing',
  '/delete-user',
  '/callback/google?code=x',
  '/verify-email?token=x',
  '/reset-password/x?callbackURL=https://evil.example',
  '/error?error=<script>',
  '/../../etc/passwd',
  '//evil.example/x',
  '/device/',
  '/%64evice/code',
])('GET %s is refused, with and without a session', async (path) => {
  const before = await server.counts();
  for (const headers of [{}, { cookie }]) await expectRefused(path, { headers });
  expect(await server.counts()).toEqual(before);
});

it('other methods and foreign origins are refused', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD', 'TRACE']) {
    expect([method, (await server.send('/api/auth/sign-out', { method })).status]).toEqual([method, 405]);
  }
  for (const path of posts) {
    const foreign = await server.send(`/api/auth${path}`, {
      body: {},
      headers: { origin: 'https://evil.example', cookie },
    });
    expect([path, foreign.status]).toEqual([path, 403]);
  }
});

it('a session cookie that was tampered with is nobody’s', async () => {
  for (const broken of [
    cookie.replace(/.$/, 'A'),
    cookie.replace('=', '=x'),
    `${cookie.split('=', 1).join('')}=%00.%00`,
    'x'.repeat(4_000),
  ]) {
    const answer = await server.send('/api/auth/get-session', { headers: { cookie: broken } });
    expect([answer.status, answer.text]).toEqual([200, 'null']);
  }
});

it('the database being gone is 503 with Retry-After, signed in or not, and passes by itself', async () => {
  await server.reachDatabase(false);
  const origin = { origin: server.origin };
  const answers = [
    await server.send('/api/auth/get-session', { headers: { cookie } }),
    await server.send('/api/auth/list-sessions', { headers: { cookie } }),
    await server.send('/api/auth/sign-in/email', {
      body: { email: 'ana@example.com', password: 'long enough 1' },
      headers: origin,
    }),
    await server.send('/api/auth/device/code', { body: { client_id: 'calendar-agent-extension' } }),
    await server.send('/api/auth/local-owner', { body: { setup: 'the-setup-code' }, headers: origin }),
  ];
  for (const answer of answers) {
    expect([
      answer.status,
      answer.headers.get('retry-after'),
      answer.json<{ error?: { code: string } }>().error?.code,
    ]).toEqual([503, '2', 'unavailable']);
  }
  await server.reachDatabase(true);
  expect((await server.send('/api/auth/list-sessions', { headers: { cookie } })).status).toBe(200);
  // The setup code was not spent by the attempt.
  expect(
    (await server.send('/api/auth/local-owner', { body: { setup: 'the-setup-code' }, headers: origin }))
      .status,
  ).toBe(200);
});

it('the log holds no address, password, token or code of all this', () => {
  const log = server.logLines.join('');
  for (const secret of [
    'ana@example.com',
    'long enough',
    deviceCode,
    'the-setup-code',
    'evil.example',
    cookie.split('=')[1] ?? '?',
  ]) {
    expect([secret, log.includes(secret)]).toEqual([secret, false]);
  }
});

it('the extension is answered across origins and nobody else is', async () => {
  const ours = `chrome-extension://${extensionId}`;
  const preflight = (origin: string) =>
    server.send('/api/auth/device/code', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const good = await preflight(ours);
  expect([good.status, good.headers.get('access-control-allow-origin'), good.headers.get('vary')]).toEqual([
    204,
    ours,
    'Origin',
  ]);
  expect(good.headers.get('access-control-allow-credentials')).toBeNull();
  for (const origin of [
    'https://evil.example',
    'null',
    'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba',
    server.origin,
  ]) {
    const bad = await preflight(origin);
    expect([bad.headers.get('access-control-allow-origin'), bad.headers.get('vary')]).toEqual([
      null,
      'Origin',
    ]);
  }
});
