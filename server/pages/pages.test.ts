import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toCookieHeader } from '../auth/auth-server.testing.ts';
import type { AuthServer } from '../auth/auth-server.testing.ts';
import {
  askForCode,
  askForToken,
  hasSession,
  pairingKey,
  sendForm,
  startPages,
  withHeaders,
} from './page-server.testing.ts';

const account = { email: 'ana@example.com', password: 'long enough 1', name: 'Ana' };

let server: AuthServer;
beforeAll(async () => {
  server = await startPages({ pairingKey });
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  await server.pools.system.query('delete from users');
  await server.pools.system.query('delete from device_codes');
});

describe('letting the panel in', () => {
  it('can be refused without an account, and the panel is told', async () => {
    const { device_code, user_code } = await askForCode(server);
    const answer = await sendForm(server, '/device', { user_code, decision: 'deny' });
    expect(answer.headers.get('location')).toBe('/device/done?denied=1');
    expect((await askForToken(server, device_code)).json().error).toBe('access_denied');
  });

  it('by a browser that is signed in takes a click on our own page, not one from elsewhere', async () => {
    const made = await sendForm(server, '/sign-in', { how: 'new', ...account, next: '/' });
    const cookie = toCookieHeader(made.cookies);
    const { device_code, user_code } = await askForCode(server);
    for (const origin of [
      'https://evil.example',
      `http://127.0.0.1:${server.port + 1}`,
      'null',
      `http://localhost:${server.port}`,
    ]) {
      for (const [path, fields] of [
        ['/device', { user_code, decision: 'approve' }],
        ['/device', { user_code, decision: 'deny' }],
        ['/sign-out', {}],
      ] as [string, Record<string, string>][]) {
        const answer = await sendForm(withHeaders(server, { cookie, origin }), path, fields);
        expect([origin, path, answer.status]).toEqual([origin, path, 403]);
      }
    }
    expect((await askForToken(server, device_code)).json().error).toBe('authorization_pending');
    const approved = await sendForm(withHeaders(server, { cookie }), '/device', {
      user_code,
      decision: 'approve',
    });
    expect([approved.status, hasSession(approved)]).toEqual([303, false]);
  });

  it('says in words what is wrong with a code', async () => {
    const { user_code } = await askForCode(server);
    expect((await server.send('/device?user_code=ABCDEFGH')).text).toContain('There is no such code');
    await server.pools.system.query(`update device_codes set expires_at = now() - interval '1 s'`);
    const page = await server.send(`/device?user_code=${user_code}`);
    expect([page.status, page.text.includes('older than ten minutes')]).toEqual([400, true]);
  });

  it('takes a code as a person types it', async () => {
    const { user_code } = await askForCode(server);
    const typed = ` ${user_code.slice(0, 4).toLowerCase()} - ${user_code.slice(4).toLowerCase()} `;
    const page = await server.send(`/device?user_code=${encodeURIComponent(typed)}`);
    expect([page.status, page.text.includes('Let the side panel in?')]).toEqual([200, true]);
  });
});

describe('e-mail and password', () => {
  const make = (next = '/') => sendForm(server, '/sign-in', { how: 'new', ...account, next });

  it('makes the first account and brings the person back to where they were', async () => {
    const { user_code } = await askForCode(server);
    const next = `/device?user_code=${user_code}`;
    expect((await server.send(`/sign-in?next=${encodeURIComponent(next)}`)).text).toContain(
      'Make the first account',
    );
    const made = await make(next);
    expect([made.status, made.headers.get('location'), hasSession(made)]).toEqual([303, next, true]);
    const page = await server.send(next, { headers: { cookie: toCookieHeader(made.cookies) } });
    expect(page.text).toContain('Signing in as ana@example.com');
  });

  it('says what is wrong and keeps what was typed, except the password', async () => {
    await make();
    const wrong = await sendForm(server, '/sign-in', { email: account.email, password: 'not the password' });
    expect([wrong.status, wrong.text.includes('do not belong together')]).toEqual([400, true]);
    expect(wrong.text).toContain('value="ana@example.com"');
    expect(wrong.text).not.toContain('not the password');
    const closed = await sendForm(server, '/sign-in', { how: 'new', ...account, email: 'eve@example.com' });
    expect([closed.status, closed.text.includes('has its account already')]).toEqual([400, true]);
  });

  it('signs out of this browser', async () => {
    const cookie = toCookieHeader((await make()).cookies);
    expect((await server.send('/', { headers: { cookie } })).text).toContain('As ana@example.com');
    expect((await sendForm(withHeaders(server, { cookie }), '/sign-out', {})).headers.get('location')).toBe(
      '/',
    );
    expect((await server.send('/', { headers: { cookie } })).text).toContain('You are not signed in');
  });

  it('never sends a person to a page that is not ours', async () => {
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/device?user_code=A&x=//e',
      'javascript:alert(1)',
      '/device\n',
    ]) {
      await server.pools.system.query('delete from users');
      expect((await make(next)).headers.get('location')).toBe('/');
    }
  });
});

describe('every page', () => {
  const paths = [
    '/',
    '/sign-in',
    '/device',
    '/device?user_code=ABCDEFGH',
    '/device/done',
    '/device/done?denied=1',
  ];

  it.each(paths)(
    '%s loads nothing from outside, runs nothing of others and stands in no frame',
    async (path) => {
      const page = await server.send(path);
      const policy = page.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(nonce.length).toBeGreaterThan(20);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect([page.headers.get('cache-control'), page.headers.get('x-frame-options')]).toEqual([
        'no-store',
        'DENY',
      ]);
      expect(page.text.match(/(?:src|href)="(?!\/|data:,|#)[^"]*"/g)).toBeNull();
      for (const tag of page.text.match(/<(?:script|style)[^>]*>/g) ?? [])
        expect(tag).toContain(`nonce="${nonce}"`);
      expect(page.text).not.toMatch(/ on[a-z]+=| style="/);
    },
  );

  it('is sent from localhost to the one address, and other names get no page', async () => {
    const alias = await server.send('/device?user_code=AB&setup=x', {
      headers: { host: `localhost:${server.port}` },
    });
    expect([alias.status, alias.headers.get('location')]).toEqual([
      302,
      `${server.origin}/device?user_code=AB&setup=x`,
    ]);
    for (const host of ['evil.example', `evil.example:${server.port}`, `127.0.0.1:${server.port + 1}`]) {
      const page = await server.send('/sign-in', { headers: { host } });
      expect([page.status, page.headers.get('location')]).toEqual([421, null]);
    }
  });

  it.each([
    ['/device?user_code=%00'],
    ['/device?user_code=a&user_code=b'],
    [`/device?user_code=${'x'.repeat(10_000)}`],
    ['/device?user_code=<script>alert(1)</script>'],
    ['/device?user_code=%F0%9F%8E%88'],
    ['/sign-in?next=%00&setup=%00'],
    ['/sign-in?setup=%ED%A0%BD'],
    ['/?setup[]=x'],
  ])('%s is answered without a fault and without an echo', async (path) => {
    const before = await server.counts();
    const page = await server.send(path, {
      headers: { cookie: `calendar-agent-${server.port}.setup=%E0%A4%A` },
    });
    expect(page.status).toBeLessThan(500);
    expect(page.text).not.toContain('<script>alert');
    expect(await server.counts()).toEqual(before);
  });

  it.each([
    ['a NUL', { email: 'a\0@example.com', password: 'x'.repeat(12) }],
    ['half a pair', { email: 'a\ud83d@example.com', password: 'x'.repeat(12) }],
    ['markup', { email: '"><script>alert(1)</script>', password: '<b>' }],
    ['nothing', {}],
    ['another way', { how: 'elsewhere', email: 'a@example.com' }],
    ['a new account without a password', { how: 'new', email: 'a@example.com' }],
    [
      'a new account with a NUL',
      { how: 'new', email: 'a@example.com', name: '\0', password: 'x'.repeat(12) },
    ],
    ['a very long password', { how: 'new', email: 'a@example.com', name: 'A', password: 'x'.repeat(3_000) }],
    ['9 KB', { email: 'x'.repeat(9_000) }],
  ] as [string, Record<string, string>][])(
    'a form with %s is refused in words and leaves nothing',
    async (_name, fields) => {
      const before = await server.counts();
      const page = await sendForm(server, '/sign-in', fields);
      expect([400, 413]).toContain(page.status);
      expect(page.text).toContain('<h1>');
      expect(page.text).not.toContain('<script>alert');
      expect(await server.counts()).toEqual(before);
    },
  );

  it('says that the database is gone, with 503, and works again afterwards', async () => {
    const cookie = `calendar-agent-${server.port}.session_token=x.y`;
    await server.reachDatabase(false);
    for (const page of [
      await server.send('/sign-in', { headers: { cookie } }),
      await server.send('/sign-in'),
      await server.send('/device?user_code=ABCDEFGH'),
      await sendForm(server, '/sign-in', { email: account.email, password: account.password }),
    ]) {
      expect([
        page.status,
        page.headers.get('retry-after'),
        page.text.includes('The database does not answer'),
      ]).toEqual([503, '2', true]);
    }
    await server.reachDatabase(true);
    expect((await server.send('/sign-in')).status).toBe(200);
  });

  it('names the extension’s folder to the person at this computer only', async () => {
    expect((await server.send('/')).text).toContain('/a/folder');
    expect((await server.send('/', { headers: { 'x-forwarded-for': '1.2.3.4' } })).text).not.toContain(
      '/a/folder',
    );
  });
});
