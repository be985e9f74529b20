import { expect, it } from 'vitest';
import { packWeights, unpackWeights } from './ear-weights.ts';
import { scoreOf, shorten } from './kernel.ts';
import { learnWeights } from './learn-weights.ts';
import type { Lesson } from './learn-weights.ts';

const settings = { kept: 3, gamma: 1, beforeWeight: 0.25, ridge: 0.1 };
const unit = (...values: number[]): number[] => {
  const long = Math.hypot(...values);
  return values.map((value) => value / long);
};
const wish = unit(0, 0, 1, 0);
const lessons: Lesson[] = [
  { text: unit(1, 0.1, 0, 0), before: wish, isFree: false },
  { text: unit(1, 0, 0.1, 0), before: null, isFree: false },
  { text: unit(0, 1, 0.1, 0), before: wish, isFree: true },
  { text: unit(0.1, 1, 0, 0.1), before: null, isFree: true },
  // The same sentence is a claim after a wish, and only talk where nobody has spoken.
  { text: unit(0, 0, 0.2, 1), before: wish, isFree: false },
  { text: unit(0, 0, 0.2, 1), before: null, isFree: true },
];

it('learns which side a sentence is on, and that what was said before can turn it', () => {
  const weights = learnWeights(lessons, settings);
  const score = (text: number[], before: number[] | null): number =>
    scoreOf(weights, shorten(text, weights), before && shorten(before, weights));
  expect(score(unit(1, 0.05, 0.05, 0), wish)).toBeLessThan(-0.5);
  expect(score(unit(0.05, 1, 0.05, 0), null)).toBeGreaterThan(0.5);
  expect(score(unit(0, 0, 0.2, 1), wish)).toBeLessThan(score(unit(0, 0, 0.2, 1), null));
});

it('learns the same from the same sentences, and keeps it whole in a file', () => {
  const bytes = packWeights(learnWeights(lessons, settings));
  expect(packWeights(learnWeights(lessons, settings)).equals(bytes)).toBe(true);
  expect(packWeights(unpackWeights(bytes)).equals(bytes)).toBe(true);
  expect(() => unpackWeights(bytes.subarray(0, bytes.length - 4))).toThrow();
});
