import { describe, expect, it } from 'vitest';
import { createSeal } from './seal.ts';

describe('a sealed text', () => {
  const seal = createSeal('secret of this installation', 'vendor keys');

  it('opens here, and looks different each time', () => {
    const [one, two] = [seal.close('cal_live_abc'), seal.close('cal_live_abc')];
    expect(seal.open(one)).toBe('cal_live_abc');
    expect(one).not.toBe(two);
    expect(one).not.toContain('cal');
  });

  it('does not open with another secret, for another purpose, or after a change', () => {
    const sealed = seal.close('cal_live_abc');
    expect(createSeal('another', 'vendor keys').open(sealed)).toBeNull();
    expect(createSeal('secret of this installation', 'something else').open(sealed)).toBeNull();
    const bytes = Buffer.from(sealed, 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(seal.open(bytes.toString('base64url'))).toBeNull();
    expect(seal.open('')).toBeNull();
  });
});
