import { expect, test } from 'vitest';
import { dateOfKey, daysBetween, weekdayOf } from './datekey.ts';

test.each([
  ['25123', '2019-01-03'],
  ['29044', '2026-11-20'],
  [String((2028 - 1970) * 512 + 2 * 32 + 29), '2028-02-29'],
])('the key %s is %s', (key, date) => {
  expect(dateOfKey(key)).toBe(date);
});

test.each([
  ['30 February', String((2027 - 1970) * 512 + 2 * 32 + 30)],
  ['a month 0', String((2027 - 1970) * 512 + 5)],
  ['a month 13', String((2027 - 1970) * 512 + 13 * 32 + 1)],
  ['a day 0', String((2027 - 1970) * 512 + 32)],
  ['a date that is written out', '20261120'],
  ['words', 'today'],
  ['nothing', ''],
  ['no attribute', undefined],
])('%s is no day', (_name, key) => {
  expect(dateOfKey(key)).toBeNull();
});

test('days are counted across months and clock changes', () => {
  expect(daysBetween('2027-02-27', '2027-03-01')).toBe(2);
  expect(daysBetween('2027-03-13', '2027-03-15')).toBe(2);
  expect(weekdayOf('2026-11-20')).toBe(5);
  expect(weekdayOf('2026-11-22')).toBe(7);
});
