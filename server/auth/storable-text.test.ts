import { expect, it } from 'vitest';
import { isStorable } from './storable-text.ts';

it.each([
  ['plain text', 'Ana', true],
  ['an emoji', 'a 🎈', true],
  ['a number, null and undefined', { a: 1, b: null, c: undefined }, true],
  ['a NUL', 'a\0b', false],
  ['half a surrogate pair', 'a\ud83d', false],
  ['a NUL in a list in an object', { a: [{ b: 'x\0' }] }, false],
  ['a NUL in a key', { 'a\0': 1 }, false],
  ['2,000 characters', 'x'.repeat(2_000), true],
  ['2,001 characters', 'x'.repeat(2_001), false],
])('%s: %j can be stored: %s', (_name, value, expected) => {
  expect(isStorable(value)).toBe(expected);
});

it('refuses what is nested so deeply that walking it would fail', () => {
  expect(isStorable(JSON.parse('['.repeat(60_000) + ']'.repeat(60_000)))).toBe(false);
});
