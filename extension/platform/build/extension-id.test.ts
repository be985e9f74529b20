import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { extensionId } from '#shared/extension-id.ts';
import { manifestKey } from './manifest-key.ts';

test('the id the server lets in is the one Chrome derives from the manifest key', () => {
  const digest = createHash('sha256').update(Buffer.from(manifestKey, 'base64')).digest('hex').slice(0, 32);
  const id = [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
  expect(extensionId).toBe(id);
});
