import { describe, expect, it } from 'vitest';
import { percentile, randomFrom, show, shuffle, table } from './figures.ts';

describe('figures', () => {
  it('takes percentiles that were really measured', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0, 0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([1, 51, 100, 100]);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('repeats the order of a run from its seed', () => {
    const order = (seed: number) => shuffle([1, 2, 3, 4, 5, 6, 7, 8], randomFrom(seed));
    expect(order(7)).toEqual(order(7));
    expect(order(7)).not.toEqual(order(8));
    expect(order(7).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('shows three digits, and says when there is no figure', () => {
    expect([0.1234, 12.34, 1234.5, Number.NaN].map(show)).toEqual(['0.12', '12.3', '1235', 'n/a']);
  });

  it('lines up columns', () => {
    expect(table(['a', 'bb'], [['long', '1']])).toBe('| a    | bb |\n|------|----|\n| long | 1  |');
  });
});
