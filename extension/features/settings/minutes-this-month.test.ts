import { expect, test } from 'vitest';
import { minutesThisMonth } from './minutes-this-month.ts';

const now = Date.parse('2026-12-01T03:00:00Z');
const talks = [
  { startedAt: '2026-12-01T01:00:00Z', minutes: 2.2, simulated: false },
  { startedAt: '2026-11-30T22:00:00Z', minutes: 4.1, simulated: false },
  { startedAt: '2026-12-01T02:00:00Z', minutes: 0.5, simulated: true },
];

test('the month is the one on the wall of the person', () => {
  expect(minutesThisMonth(talks, { now, timeZone: 'UTC' })).toEqual({ billed: 3, simulated: 1 });
  expect(minutesThisMonth(talks, { now, timeZone: 'America/New_York' })).toEqual({ billed: 7, simulated: 1 });
});
