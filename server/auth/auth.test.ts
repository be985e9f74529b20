import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAuthServer, toCookieHeader, extensionId } from './auth-server.testing.ts';
import type { AuthServer } from './auth-server.testing.ts';
import { pairingProof } from './setup-code.ts';

const grant = 'urn:ietf:params:oauth:grant-type:device_code';
const client = 'calendar-agent-extension';
const account = { email: 'ana@example.com', password: 'long enough 1', name: 'Ana' };
const pairingKey = 'k'.repeat(43);

let server: AuthServer;
beforeAll(async () => {
  server = await startAuthServer({ setupCode: 'the-setup-code', pairingKey });
});
afterAll(() => server[Symbol.asyncDispose]());

beforeEach(async () => {
  await server.pools.system.query('delete from users');
  await server.pools.system.query('delete from device_codes');
  server.closedSessions.length = 0;
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  server.send(`/api/auth${path}`, { body, headers: { origin: server.origin, ...headers } });

async function signUp(): Promise<string> {
  const answer = await post('/sign-up/email', account);
  expect(answer.status).toBe(200);
  return toCookieHeader(answer.cookies);
}

async function deviceCode(): Promise<{
  device_code: string;
  user_code: string;
  verification_uri_complete: string;
}> {
  const answer = await server.send('/api/auth/device/code', { body: { client_id: client } });
  expect(answer.status).toBe(200);
  return answer.json();
}

const token = (device_code: string) =>
  server.send('/api/auth/device/token', { body: { grant_type: grant, device_code, client_id: client } });

/** The library compares with the machine's clock; so the last poll is moved instead, whatever has taken how long. */
const askedJustNow = () =>
  server.pools.system.query(`update device_codes set last_polled_at = now() + interval '1 minute'`);
const waitOut = () =>
  server.pools.system.query(`update device_codes set last_polled_at = now() - interval '9 s'`);

const personOf = (bearer: string) => server.auth.personByBearer(`Bearer ${bearer}`);

describe('the device flow', () => {
  it('ends in a session that is the approving person’s, and ends when that session is revoked', async () => {
    const cookie = await signUp();
    const { device_code, user_code, verification_uri_complete } = await deviceCode();
    expect(verification_uri_complete).toBe(`${server.origin}/device?user_code=${user_code}`);
    expect((await token(device_code)).json().error).toBe('authorization_pending');
    await askedJustNow();
    expect((await token(device_code)).json().error).toBe('slow_down');
    await server.send(`/api/auth/device?user_code=${user_code}`, { headers: { cookie } });
    await post('/device/approve', { userCode: user_code }, { cookie });
    await waitOut();
    const answer = await token(device_code);
    expect([answer.status, answer.cookies, answer.headers.get('cache-control')]).toEqual([
      200,
      [],
      'no-store',
    ]);
    const bearer = answer.json().access_token as string;
    const person = await personOf(bearer);
    expect(person).toMatchObject({ email: account.email });

    const replay = await token(device_code);
    expect([replay.status, replay.json().error]).toEqual([400, 'invalid_grant']);

    const headers = { authorization: `Bearer ${bearer}`, origin: `chrome-extension://${extensionId}` };
    expect((await server.send('/api/auth/sign-out', { body: {}, headers })).status).toBe(200);
    expect(server.closedSessions).toEqual([person?.sessionId]);
    expect(await personOf(bearer)).toBeNull();
  });

  it('gives one token however many ask for it at the same moment', async () => {
    const cookie = await signUp();
    const { device_code, user_code } = await deviceCode();
    await server.send(`/api/auth/device?user_code=${user_code}`, { headers: { cookie } });
    await post('/device/approve', { userCode: user_code }, { cookie });
    const answers = await Promise.all(Array.from({ length: 6 }, () => token(device_code)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(await server.counts()).toMatchObject({ sessions: 2, device_codes: 0 });
  });

  it('tells the extension when the person said no', async () => {
    const cookie = await signUp();
    const { device_code, user_code } = await deviceCode();
    await server.send(`/api/auth/device?user_code=${user_code}`, { headers: { cookie } });
    await post('/device/deny', { userCode: user_code }, { cookie });
    expect((await token(device_code)).json().error).toBe('access_denied');
  });

  it('gives nothing to a client of another name, and nothing for another code', async () => {
    const unknown = await server.send('/api/auth/device/code', { body: { client_id: 'somebody' } });
    expect([unknown.status, unknown.json().error]).toEqual([400, 'invalid_client']);
    expect((await token('x'.repeat(40))).json().error).toBe('invalid_grant');
  });

  it('cannot be approved from a foreign page, from none, or without having been claimed', async () => {
    const cookie = await signUp();
    const { device_code, user_code } = await deviceCode();
    expect((await post('/device/approve', { userCode: user_code }, { cookie })).json().error).toBe(
      'invalid_request',
    );
    await server.send(`/api/auth/device?user_code=${user_code}`, { headers: { cookie } });
    for (const origin of [
      'https://evil.example',
      'http://127.0.0.1:1',
      'null',
      'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba',
    ]) {
      const answer = await post('/device/approve', { userCode: user_code }, { cookie, origin });
      expect([origin, answer.status]).toEqual([origin, 403]);
    }
    const noOrigin = await server.send('/api/auth/device/approve', {
      body: { userCode: user_code },
      headers: { cookie },
    });
    expect(noOrigin.status).toBe(403);
    expect((await token(device_code)).json().error).toBe('authorization_pending');
  });

  it('does not let the one who asks for a code say whose it is', async () => {
    await signUp();
    const [owner] = (await server.pools.system.query('select id from users')).rows;
    const before = await server.counts();
    for (const user_id of [owner.id, 'nope']) {
      const answer = await server.send('/api/auth/device/code', { body: { client_id: client, user_id } });
      expect(answer.status).toBe(400);
    }
    const form = `client_id=${client}&user_id=${owner.id}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await server.send('/api/auth/device/code', { method: 'POST', body: form, headers })).status).toBe(
      400,
    );
    expect(await server.counts()).toEqual(before);
  });
});

describe('making an account', () => {
  it('of twelve first sign-ups at once one makes an account and the others are told', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        post('/sign-up/email', { ...account, email: `p${i}@example.com` }),
      ),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, ...Array<number>(11).fill(422)]);
    expect(await server.counts()).toMatchObject({ users: 1, sessions: 1, accounts: 1 });
  });

  it('is closed afterwards, in words', async () => {
    await signUp();
    const answer = await post('/sign-up/email', { ...account, email: 'eve@example.com' });
    expect([answer.status, answer.json().code]).toEqual([422, 'SIGN_UP_CLOSED']);
  });

  it('does not let anybody say that they are the owner', async () => {
    await using open = await startAuthServer({ allowSignUp: true });
    const up = (email: string) =>
      open.send('/api/auth/sign-up/email', {
        body: { ...account, email, owner: true },
        headers: { origin: open.origin },
      });
    await up('first@example.com');
    await up('second@example.com');
    const owners = await open.pools.system.query('select email, owner from users order by email');
    expect(owners.rows).toEqual([
      { email: 'first@example.com', owner: true },
      { email: 'second@example.com', owner: false },
    ]);
  });

  it('leaves exactly one owner when many sign up at once on an open server', async () => {
    await using open = await startAuthServer({ allowSignUp: true });
    const up = (i: number) =>
      open.send('/api/auth/sign-up/email', {
        body: { ...account, email: `p${i}@example.com` },
        headers: { origin: open.origin },
      });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => up(i)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200));
    const owners = await open.pools.system.query('select count(*)::int n from users where owner');
    expect(owners.rows).toEqual([{ n: 1 }]);
  });
});

describe('signing in on this computer without mail', () => {
  const localOwner = (body: unknown, headers: Record<string, string> = {}) =>
    post('/local-owner', body, headers);

  it('makes the owner with the setup code, once', async () => {
    await using fresh = await startAuthServer({ setupCode: 'one-time' });
    const go = () =>
      fresh.send('/api/auth/local-owner', { body: { setup: 'one-time' }, headers: { origin: fresh.origin } });
    const [first, second] = await Promise.all([go(), go()]);
    expect([first.status, second.status].toSorted()).toEqual([200, 403]);
    expect(await fresh.counts()).toMatchObject({ users: 1, sessions: 1 });
    expect((await go()).status).toBe(403);
  });

  it('takes the proof of the extension for the code it is showing, and for no other', async () => {
    const { user_code } = await deviceCode();
    const other = await deviceCode();
    const setup = pairingProof(pairingKey, user_code);
    expect((await localOwner({ setup, userCode: other.user_code })).status).toBe(403);
    expect((await localOwner({ setup, userCode: 'ABCDEFGH' })).status).toBe(403);
    expect((await localOwner({ setup })).status).toBe(403);
    expect((await localOwner({ setup, userCode: user_code })).status).toBe(200);
    await server.pools.system.query(`update device_codes set status = 'approved'`);
    expect((await localOwner({ setup, userCode: user_code })).status).toBe(403);
  });

  it.each([
    ['without a good code', {}, 'wrong'],
    ['with an empty code', {}, ''],
    ['through a tunnel', { 'x-forwarded-for': '1.2.3.4' }, 'the-setup-code'],
    ['to a rebound name', { host: 'evil.example' }, 'the-setup-code'],
    ['from a web page', { origin: 'https://evil.example' }, 'the-setup-code'],
    [
      'with our own mark forged',
      { 'x-request-is-local': 'yes', 'x-forwarded-for': '1.2.3.4' },
      'the-setup-code',
    ],
  ] as [string, Record<string, string>, string][])(
    'is refused %s, and nobody is made',
    async (_name, headers, setup) => {
      const answer = await localOwner({ setup }, headers);
      expect(answer.status).toBe(403);
      expect(answer.cookies).toEqual([]);
      expect(await server.counts()).toMatchObject({ users: 0, sessions: 0 });
    },
  );
});
