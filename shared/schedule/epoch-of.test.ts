import { expect, it } from 'vitest';
import { epochOf } from './epoch-of.ts';

it('says what Date.parse says, for every day of 131 years and other forms of text', () => {
  for (let day = 0; day < 47_847; day += 1) {
    const at = day * 86_400_000 + ((day * 7_919) % 86_400) * 1_000;
    const text = Temporal.Instant.fromEpochMilliseconds(at).toString();
    if (epochOf(text) !== at) expect(`${text} ${epochOf(text)}`).toBe(`${text} ${at}`);
  }
  for (const text of ['2026-11-23T08:00:00.250Z', '2026-11-23T08:00:00+01:00', '2026-11-23']) {
    expect(epochOf(text)).toBe(Date.parse(text));
  }
});
