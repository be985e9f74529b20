import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomIds } from '../ids.ts';
import { pairingFileName, removePairingFile, writePairingFile } from './pairing-file.ts';
import { createSetupCode, pairingProof, toPlainUserCode } from './setup-code.ts';

describe('the printed code', () => {
  it('is good until it is taken, and once more when it was given back', () => {
    const setup = createSetupCode({ code: 'printed', pairingKey: null });
    expect([setup.isGood('printed'), setup.isGood('printed')]).toEqual([true, true]);
    expect([setup.take('printed'), setup.take('printed'), setup.isGood('printed')]).toEqual([
      true,
      false,
      false,
    ]);
    setup.giveBack('something else');
    expect(setup.take('printed')).toBe(false);
    setup.giveBack('printed');
    expect(setup.take('printed')).toBe(true);
  });

  it.each(['', 'printe', 'printedd', 'PRINTED', 'printed\0', ' printed'])('%j is not it', (candidate) => {
    expect(createSetupCode({ code: 'printed', pairingKey: null }).take(candidate)).toBe(false);
  });

  it('does not exist where none was made, not even as an empty text', () => {
    const setup = createSetupCode({ code: null, pairingKey: null });
    expect([setup.take(''), setup.take('null'), setup.take('', 'ABCD'), setup.take('null', 'ABCD')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the extension’s proof', () => {
  const setup = createSetupCode({ code: 'printed', pairingKey: 'key' });

  it('is good for one device code, written in any way', () => {
    const proof = pairingProof('key', 'ABCD-EFGH');
    expect(setup.take(proof, 'abcdefgh')).toBe(true);
    expect(setup.take(proof, 'ABCDEFGJ')).toBe(false);
    expect(setup.take(proof)).toBe(false);
    expect(setup.take(pairingProof('another key', 'ABCD-EFGH'), 'ABCD-EFGH')).toBe(false);
  });

  it('is what a browser computes', async () => {
    const text = new TextEncoder();
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', text.encode('key'), algorithm, false, ['sign']);
    const signed = await crypto.subtle.sign(
      'HMAC',
      key,
      text.encode(`device:${toPlainUserCode('ABCD-EFGH')}`),
    );
    expect(Buffer.from(signed).toString('base64url')).toBe(pairingProof('key', 'ABCD-EFGH'));
  });
});

it('the note in the extension’s folder is for this user only and is replaced as a whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pairing-'));
  try {
    for (const key of ['first', 'second'])
      writePairingFile({ ids: randomIds }, folder, { server: 'http://127.0.0.1:1', key });
    const path = join(folder, pairingFileName);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ server: 'http://127.0.0.1:1', key: 'second' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    removePairingFile(folder, 'first');
    expect(readdirSync(folder)).toEqual([pairingFileName]);
    removePairingFile(folder, 'second');
    removePairingFile(folder, 'second');
    removePairingFile(folder);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
