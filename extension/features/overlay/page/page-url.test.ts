import { expect, test } from 'vitest';
import { readAddress } from './page-url.ts';

test.each([
  ['/calendar/u/0/r/week/2026/11/20', { view: 'week', date: '2026-11-20' }],
  ['/calendar/r/day/2027/1/3', { view: 'day', date: '2027-01-03' }],
  ['/calendar/u/1/r/month', { view: 'month', date: null }],
  ['/calendar/u/0/r', { view: null, date: null }],
  ['/calendar/u/0/r/week/2026/13/45', { view: 'week', date: null }],
  ['/', { view: null, date: null }],
])('%s', (path, address) => {
  expect(readAddress(path)).toEqual(address);
});
