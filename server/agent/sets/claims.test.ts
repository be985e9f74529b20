/** The labelled sentences load, name scenarios that exist, and are as many and as mixed as they must be. */
import { describe, expect, it } from 'vitest';
import { loadClaims, loadScenarios } from './load-sets.testing.ts';

describe('the independent claims', () => {
  const claims = loadClaims();

  it('are at least 1,500, each with an id of its own and one of three labels', () => {
    expect(claims.length).toBeGreaterThanOrEqual(1500);
    expect(new Set(claims.map(({ claim }) => claim.id)).size).toBe(claims.length);
    expect(new Set(claims.map(({ claim }) => claim.label))).toEqual(new Set(['true', 'false', 'neutral']));
  });

  it('say nothing twice in one scenario', () => {
    const said = claims.map(({ claim }) => `${claim.scenario}: ${claim.text.toLowerCase()}`);
    expect(new Set(said).size).toBe(said.length);
  });

  it('are about every scenario, with all three labels in each', () => {
    for (const id of loadScenarios().keys()) {
      const labels = claims.filter(({ claim }) => claim.scenario === id).map(({ claim }) => claim.label);
      expect(new Set(labels).size, id).toBe(3);
      expect(labels.length, id).toBeGreaterThanOrEqual(20);
    }
  });

  it.each([
    ['second', 400],
    ['third', 400],
    ['fourth', 400],
    ['fifth', 400],
    ['sixth', 400],
    ['seventh', 398],
  ] as const)('are followed by a %s set, about every scenario too', (set, least) => {
    const more = loadClaims(set).map(({ claim }) => claim);
    expect(more.length).toBeGreaterThanOrEqual(least);
    expect(new Set(more.map(({ id }) => id)).size).toBe(more.length);
    expect(new Set(more.map(({ scenario }) => scenario)).size).toBe(loadScenarios().size);
    const before = new Set(claims.map(({ claim }) => claim.text));
    expect(more.filter(({ text }) => before.has(text))).toEqual([]);
  });

  it('stand on every kind of outcome', () => {
    const kinds = new Set(
      [...loadScenarios().values()].flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome.kind)),
    );
    expect([...kinds].toSorted()).toEqual([
      'ambiguous',
      'conflict',
      'done',
      'invalid',
      'needs',
      'needs-yes',
      'not-allowed',
      'not-found',
      'not-offered',
      'past',
      'pending',
      'stale',
      'taken',
      'unavailable',
    ]);
  });
});
