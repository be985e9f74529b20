/** The sentences the gate was built with. */
import { describe, expect, it } from 'vitest';
import { devScenarios } from './dev-sentences.testing.ts';
import { judgeSentence } from './judge-sentence.ts';
import { lookOf } from './look.ts';

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe.each(devScenarios)('where $name', ({ facts, may, mayNot }) => {
  it('what is true or harmless may be said', () => {
    const held = lines(may).flatMap((line) => {
      const verdict = judgeSentence(line, lookOf(facts));
      return verdict.ok ? [] : [`${line} (${verdict.why})`];
    });
    expect(held).toEqual([]);
  });

  it('what nothing backs may not be said', () => {
    expect(lines(mayNot).filter((line) => judgeSentence(line, lookOf(facts)).ok)).toEqual([]);
  });
});

it('there are at least 600 of them', () => {
  const all = devScenarios.flatMap(({ may, mayNot }) => [...lines(may), ...lines(mayNot)]);
  expect(all.length).toBeGreaterThanOrEqual(600);
});
