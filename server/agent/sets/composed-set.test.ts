/** The composed sentences are many, of both labels in every situation, and cut into halves by wording. */
import { expect, it } from 'vitest';
import { composedSet } from './composed-set.testing.ts';

it('composes at least 600 sentences, with both labels in both halves', () => {
  const all = composedSet();
  expect(all.length).toBeGreaterThanOrEqual(600);
  for (const half of ['C', 'D'])
    for (const label of ['fine', 'false'])
      expect(
        all.filter((one) => one.half === half && one.label === label).length,
        `${half} ${label}`,
      ).toBeGreaterThanOrEqual(100);
  expect(all.filter(({ text }) => /[{}]|undefined/.test(text))).toEqual([]);
});
