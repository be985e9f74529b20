import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureOwner } from '#server/domain/account/ensure-owner.ts';
import { toDb } from '../db/client.ts';
import { startAuthServer } from './auth-server.testing.ts';
import type { AuthServer } from './auth-server.testing.ts';
import { useLocalToken } from './local-token.ts';

const day = 86_400_000;
const token = 'q8ZkNn3yTtVw0aB1cD2eF3gH'; // not-a-secret: made up for this test
let server: AuthServer;
let personId: string;

beforeAll(async () => {
  server = await startAuthServer();
  // What the extension does: asks whose session it is, by a route of ours.
  server.app.get('/who', async (req, res) => {
    res.json(await server.auth.personOf(req));
  });
});
afterAll(() => server[Symbol.asyncDispose]());

const sql = (text: string, values: unknown[] = []) => server.pools.system.query(text, values);

beforeEach(async () => {
  await sql('delete from users');
  ({ personId } = await ensureOwner(toDb(server.pools.system)));
  const now = server.clock.now();
  await sql('insert into sessions (user_id, token, expires_at, updated_at) values ($1, $2, $3, $4)', [
    personId,
    token,
    new Date(now + 60 * day),
    new Date(now),
  ]);
});

const session = async () =>
  (await sql('select expires_at, updated_at from sessions where token = $1', [token])).rows[0];

describe('the session of a bearer token', () => {
  it('is the person’s', async () => {
    expect(await server.auth.personByBearer(`Bearer ${token}`)).toEqual({
      personId,
      email: 'owner@localhost',
      sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await server.auth.personByBearer(`bearer ${token}`)).toMatchObject({ personId });
  });

  it.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['another scheme', `Basic ${token}`],
    ['no token', 'Bearer '],
    ['another token', `Bearer ${token}x`],
    ['the token in other letters', `Bearer ${token.toUpperCase()}`],
    ['two tokens', `Bearer ${token} ${token}`],
    ['a NUL', `Bearer ${token}\0`],
    ['half a surrogate pair', `Bearer ${token}\ud83d`],
    ['a very long token', `Bearer ${'x'.repeat(100_000)}`],
    ['SQL', `Bearer '||(select/**/token/**/from/**/sessions)||'`],
    ['a wildcard', `Bearer ${'%'.repeat(24)}`],
  ])('is nobody’s for %s', async (_name, authorization) => {
    expect(await server.auth.personByBearer(authorization)).toBeNull();
  });

  it('ends when it expires, and its expiry moves on at most once a day', async () => {
    const before = await session();
    server.clock.skip(day / 2);
    await server.auth.personByBearer(`Bearer ${token}`);
    expect(await session()).toEqual(before);
    server.clock.skip(day);
    await server.auth.personByBearer(`Bearer ${token}`);
    const after = await session();
    expect(Math.abs(after.expires_at - server.clock.now() - 60 * day)).toBeLessThan(5_000);
    server.clock.skip(61 * day);
    expect(await server.auth.personByBearer(`Bearer ${token}`)).toBeNull();
  });

  it('is not “nobody’s” while the database is gone, and is known again afterwards', async () => {
    await server.reachDatabase(false);
    await expect(server.auth.personByBearer(`Bearer ${token}`)).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: 2,
    });
    await server.reachDatabase(true);
    expect(await server.auth.personByBearer(`Bearer ${token}`)).toMatchObject({ personId });
  });
});

describe('LOCAL_TOKEN', () => {
  const local = 'a-local-token-for-tests';
  const who = async (headers: Record<string, string> = {}, bearer = local) =>
    (await server.send('/who', { headers: { authorization: `Bearer ${bearer}`, ...headers } })).json();

  it('is the owner’s session on this computer and nobody’s from elsewhere', async () => {
    await useLocalToken(server.pools.system, local);
    expect(await who()).toMatchObject({ personId });
    expect(await who({ origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' })).toMatchObject({
      personId,
    });
    expect(await who({ 'x-forwarded-for': '1.2.3.4' })).toBeNull();
    expect(await who({ host: 'tunnel.example' })).toBeNull();
    expect(await who({ origin: 'https://evil.example' })).toBeNull();
    expect(await server.auth.personByBearer(`Bearer ${local}`)).toBeNull();
    expect(await server.auth.personByBearer(`Bearer ${local}`, true)).toMatchObject({ personId });
  });

  it('opens the library’s own routes under the same conditions', async () => {
    await useLocalToken(server.pools.system, local);
    const list = (headers: Record<string, string>) =>
      server.send('/api/auth/list-sessions', { headers: { authorization: `Bearer ${local}`, ...headers } });
    expect((await list({})).status).toBe(200);
    expect((await list({ 'x-forwarded-for': '1.2.3.4' })).status).toBe(401);
  });

  it('does not hold other sessions back from elsewhere', async () => {
    expect(await who({ 'x-forwarded-for': '1.2.3.4' }, token)).toMatchObject({ personId });
  });

  it('outlives a sign-out and a revocation, in a new session', async () => {
    await useLocalToken(server.pools.system, local);
    const before = await who();
    const headers = { authorization: `Bearer ${local}`, origin: server.origin };
    for (const path of ['/sign-out', '/revoke-sessions']) {
      expect((await server.send(`/api/auth${path}`, { body: {}, headers })).status).toBe(200);
      expect(await who()).toMatchObject({ personId });
    }
    expect(server.closedSessions).toContain(before.sessionId);
    expect((await who()).sessionId).not.toBe(before.sessionId);
    expect(await who({}, token)).toBeNull();
  });

  it('makes the owner where there is nobody', async () => {
    await sql('delete from users');
    await useLocalToken(server.pools.system, local);
    expect(await who()).toMatchObject({ email: 'owner@localhost' });
    expect((await sql('select owner from users')).rows).toEqual([{ owner: true }]);
  });

  it('ends when it is changed or unset, and the person’s other sessions stay', async () => {
    await useLocalToken(server.pools.system, local);
    await useLocalToken(server.pools.system, 'another-local-token');
    expect(await who()).toBeNull();
    expect(await who({}, 'another-local-token')).toMatchObject({ personId });
    await useLocalToken(server.pools.system, null);
    expect(await who({}, 'another-local-token')).toBeNull();
    expect(await who({}, token)).toMatchObject({ personId });
  });

  it('can be set again and again, by two starters at once', async () => {
    await Promise.all([useLocalToken(server.pools.system, local), useLocalToken(server.pools.system, local)]);
    expect(await who()).toMatchObject({ personId });
    expect(
      (await sql(`select count(*)::int n from sessions where user_agent = 'LOCAL_TOKEN'`)).rows[0].n,
    ).toBe(1);
  });

  it.each([
    ['with.a.dot.in.the.middle', 'dot'],
    ['short', '16'],
    ['sixteen or more with spaces', '16'],
  ])('%j is refused with a sentence, and nobody is made', async (bad, word) => {
    await sql('delete from users');
    await expect(useLocalToken(server.pools.system, bad)).rejects.toThrow(word);
    expect(await server.counts()).toMatchObject({ users: 0, sessions: 0 });
  });

  it('cannot be marked by a browser that calls itself so', async () => {
    await sql('delete from users');
    const answer = await server.send('/api/auth/sign-up/email', {
      body: { email: 'ana@example.com', password: 'long enough 1', name: 'Ana' },
      headers: { origin: server.origin, 'user-agent': 'LOCAL_TOKEN' },
    });
    expect(answer.status).toBe(200);
    expect((await sql('select user_agent from sessions')).rows).toEqual([{ user_agent: null }]);
  });
});
