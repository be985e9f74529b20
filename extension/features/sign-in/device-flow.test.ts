import { expect, test } from 'vitest';
import { readCode, readToken, spacedCode } from './device-flow.ts';

const code = {
  device_code: 'd'.repeat(40),
  user_code: 'ABCD2345',
  verification_uri: 'http://127.0.0.1:8787/device',
  verification_uri_complete: 'http://127.0.0.1:8787/device?user_code=ABCD2345',
  interval: 2,
  expires_in: 600,
};
const context = { serverUrl: 'http://127.0.0.1:8787', now: 1_000 };

test('a code becomes an attempt that knows when it is over', () => {
  expect(readCode(code, context)).toEqual({
    serverUrl: 'http://127.0.0.1:8787',
    deviceCode: code.device_code,
    userCode: 'ABCD2345',
    verificationUrl: code.verification_uri_complete,
    intervalMs: 2_000,
    expiresAt: 601_000,
  });
});

test.each([
  ['no body', null],
  ['an error', { error: 'invalid_client' }],
  ['a page that is no web page', { ...code, verification_uri_complete: 'javascript:alert(1)' }],
])('%s starts no sign-in', (_name, body) => {
  expect(readCode(body, context)).toBeNull();
});

test.each([
  [200, { access_token: 'secret', token_type: 'Bearer' }, { kind: 'signed-in', token: 'secret' }],
  [400, { error: 'authorization_pending' }, { kind: 'wait', intervalMs: 2_000 }],
  [400, { error: 'slow_down' }, { kind: 'wait', intervalMs: 7_000 }],
  [400, { error: 'expired_token' }, { kind: 'over', why: 'expired' }],
  [400, { error: 'invalid_grant' }, { kind: 'over', why: 'expired' }],
  [400, { error: 'access_denied' }, { kind: 'over', why: 'denied' }],
  [503, { error: { code: 'unavailable', message: '…' } }, { kind: 'wait', intervalMs: 2_000 }],
  [429, null, { kind: 'wait', intervalMs: 2_000 }],
  [502, '<html>', { kind: 'wait', intervalMs: 2_000 }],
])('an answer %i %j', (status, body, answer) => {
  expect(readToken(status, body, 2_000)).toEqual(answer);
});

test('eight letters are easier to compare in two groups', () => {
  expect(spacedCode('ABCD2345')).toBe('ABCD-2345');
  expect(spacedCode('ABCD-2345')).toBe('ABCD-2345');
  expect(spacedCode('ABCDEF')).toBe('ABCDEF');
});
