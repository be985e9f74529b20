import { expect, test } from 'vitest';
import { createBackoff } from './backoff.ts';

test('waits double up to the cap and start over after a success', () => {
  const backoff = createBackoff({ firstMs: 300, capMs: 30_000, chance: () => 1 });
  const waits = Array.from({ length: 9 }, () => backoff.next());
  expect(waits).toEqual([300, 600, 1_200, 2_400, 4_800, 9_600, 19_200, 30_000, 30_000]);
  backoff.reset();
  expect(backoff.next()).toBe(300);
});

test('two panels do not come back at the same moment, and nobody waits less than half', () => {
  const soon = createBackoff({ firstMs: 1_000, capMs: 30_000, chance: () => 0 });
  const late = createBackoff({ firstMs: 1_000, capMs: 30_000, chance: () => 0.999 });
  expect(soon.next()).toBe(500);
  expect(late.next()).toBeGreaterThan(990);
});

test('a thousand attempts later it still waits the cap', () => {
  const backoff = createBackoff({ firstMs: 300, capMs: 30_000, chance: () => 1 });
  for (let attempt = 0; attempt < 1_000; attempt += 1) backoff.next();
  expect(backoff.next()).toBe(30_000);
});
