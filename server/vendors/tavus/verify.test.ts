import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { verifyTavusToolSignature } from './verify.ts';

const secret = 'shared with Tavus';
const body = Buffer.from('{"conversation_id":"c1","arguments":"{\\"title\\":\\"Café\\"}"}');
const hex = createHmac('sha256', secret).update(body).digest('hex');

it.each([
  ['bare hex', hex],
  ['upper case', hex.toUpperCase()],
  ['with a prefix', `sha256=${hex}`],
  ['with a prefix in upper case', `SHA256=${hex.toUpperCase()}`],
])('takes the right signature as %s', (_what, header) => {
  expect(verifyTavusToolSignature(secret, header, body)).toBe(true);
});

it.each([
  ['no header', undefined],
  ['an empty header', ''],
  ['half a signature', hex.slice(0, 32)],
  ['something longer', `${hex}00`],
  ['no hex at all', 'z'.repeat(64)],
  ['another prefix', `sha1=${hex}`],
  ['one digit changed', (hex.startsWith('0') ? '1' : '0') + hex.slice(1)],
])('refuses %s', (_what, header) => {
  expect(verifyTavusToolSignature(secret, header, body)).toBe(false);
});

it('refuses another body, another secret and an empty secret', () => {
  expect(verifyTavusToolSignature(secret, hex, Buffer.from(`${body.toString()} `))).toBe(false);
  expect(verifyTavusToolSignature('other', hex, body)).toBe(false);
  const unsecured = createHmac('sha256', '').update(body).digest('hex');
  expect(verifyTavusToolSignature('', unsecured, body)).toBe(false);
});
