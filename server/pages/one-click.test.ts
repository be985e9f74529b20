import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toCookieHeader } from '../auth/auth-server.testing.ts';
import type { AuthServer } from '../auth/auth-server.testing.ts';
import { pairingProof } from '../auth/setup-code.ts';
import {
  askForCode,
  askForToken,
  hasSession,
  pairingKey,
  sendForm,
  startPages,
  withHeaders,
} from './page-server.testing.ts';

let server: AuthServer;
beforeAll(async () => {
  server = await startPages({ pairingKey });
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  await server.pools.system.query('delete from users');
  await server.pools.system.query('delete from device_codes');
});

describe('one click on this computer', () => {
  it('with the extension’s proof signs in and lets the panel in, and looking alone does nothing', async () => {
    const { device_code, user_code } = await askForCode(server);
    const setup = pairingProof(pairingKey, user_code);
    const page = await server.send(`/device?user_code=${user_code}&setup=${setup}`);
    expect([
      page.status,
      page.text.includes('Sign in and approve'),
      page.text.includes('The extension on this computer'),
    ]).toEqual([200, true, true]);
    expect(await server.counts()).toMatchObject({ users: 0, sessions: 0 });
    expect((await askForToken(server, device_code)).json().error).toBe('authorization_pending');

    const done = await sendForm(server, '/device', { user_code, setup, decision: 'approve' });
    expect([done.status, done.headers.get('location'), hasSession(done)]).toEqual([
      303,
      '/device/done',
      true,
    ]);
    await server.pools.system.query('update device_codes set last_polled_at = null');
    const answer = await askForToken(server, device_code);
    expect(await server.auth.personByBearer(`Bearer ${answer.json().access_token}`)).toMatchObject({
      email: 'owner@localhost',
    });

    const again = await sendForm(server, '/device', { user_code, setup, decision: 'approve' });
    expect([again.status, hasSession(again)]).toEqual([400, false]);
  });

  it('with the printed link is remembered in this browser until the panel asks', async () => {
    await using fresh = await startPages({ setupCode: 'printed-code' });
    const first = await fresh.send('/sign-in?setup=printed-code');
    expect(first.text).toContain('Use it on this computer');
    expect(first.cookies.join()).toMatch(/HttpOnly; SameSite=Strict/);
    const cookie = toCookieHeader(first.cookies);
    const { device_code, user_code } = await askForCode(fresh);
    const page = await fresh.send(`/device?user_code=${user_code}`, { headers: { cookie } });
    expect(page.text).toContain('Sign in and approve');
    const setup = /name="setup"\s+value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const done = await sendForm(withHeaders(fresh, { cookie }), '/device', {
      user_code,
      setup,
      decision: 'approve',
    });
    expect([done.status, hasSession(done)]).toEqual([303, true]);
    expect((await askForToken(fresh, device_code)).status).toBe(200);
    // Spent: neither the cookie nor the link does anything in another browser.
    const later = await fresh.send('/sign-in?setup=printed-code', { headers: { cookie } });
    expect(later.text).not.toContain('Use it on this computer');
  });

  it('by the printed link alone signs in this browser, and the panel is then one click, too', async () => {
    await using fresh = await startPages({ setupCode: 'printed-code' });
    const signedIn = await sendForm(fresh, '/sign-in', { how: 'here', setup: 'printed-code', next: '/' });
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/']);
    const cookie = toCookieHeader(signedIn.cookies);
    const { device_code, user_code } = await askForCode(fresh);
    expect((await fresh.send(`/device?user_code=${user_code}`, { headers: { cookie } })).text).toContain(
      'Signing in as owner@localhost',
    );
    expect(
      (await sendForm(withHeaders(fresh, { cookie }), '/device', { user_code, decision: 'approve' })).status,
    ).toBe(303);
    expect((await askForToken(fresh, device_code)).status).toBe(200);
  });

  it.each([
    ['from another page', { origin: 'https://evil.example' }, 403],
    ['from another server on this computer', { origin: 'http://127.0.0.1:3000' }, 403],
    ['from a sandboxed page', { origin: 'null' }, 403],
    ['through a tunnel', { 'x-forwarded-for': '1.2.3.4' }, 403],
    ['by a rebound name', { host: 'evil.example:1' }, 403],
  ] as [string, Record<string, string>, number][])('cannot be made %s', async (_name, headers, status) => {
    const { device_code, user_code } = await askForCode(server);
    const setup = pairingProof(pairingKey, user_code);
    const answer = await sendForm(withHeaders(server, headers), '/device', {
      user_code,
      setup,
      decision: 'approve',
    });
    expect([answer.status, hasSession(answer)]).toEqual([status, false]);
    expect((await askForToken(server, device_code)).json().error).toBe('authorization_pending');
    expect(await server.counts()).toMatchObject({ users: 0, sessions: 0 });
  });

  it('cannot be made by another account of this computer, which knows only what is public', async () => {
    const { user_code } = await askForCode(server);
    const other = await askForCode(server);
    const proofOfAnother = pairingProof(pairingKey, other.user_code);
    for (const setup of ['', 'guess', proofOfAnother, pairingProof('guess', user_code)]) {
      const answer = await sendForm(server, '/device', { user_code, setup, decision: 'approve' });
      expect([answer.status, hasSession(answer)]).toEqual([403, false]);
    }
    const page = await server.send(`/device?user_code=${user_code}&setup=${proofOfAnother}`);
    expect(page.text).not.toContain('Sign in and approve');
    expect(page.text).not.toContain('The extension on this computer');
    expect(page.text).toContain('If somebody sent you');
  });
});
