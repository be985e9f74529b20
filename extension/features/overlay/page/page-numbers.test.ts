import { expect, test } from 'vitest';
import { clockIn, numbersIn, offsetIn } from './page-numbers.ts';

test.each([
  ['Fri 20', [20]],
  ['٢٠', [20]],
  ['۲۰ آذر', [20]],
  ['शुक्र २०', [20]],
  ['20日(金)', [20]],
  ['Friday, November 20, 3 events', [20, 3]],
  ['Friday', []],
])('numbers in %s', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});

test.each([
  ['1 AM', 60],
  ['13:00', 780],
  ['05:30', 330],
  ['午後1時', 60],
  ['١٣:٠٠', 780],
  ['11 Uhr', 660],
  ['Review with Ann at 3', null],
  ['noon', null],
])('the clock in %s', (text, minutes) => {
  expect(clockIn(text)).toBe(minutes);
});

test.each([
  ['GMT+09', 540],
  ['GMT-03:30', -210],
  ['UTC−5', -300],
  ['UTC+01', 60],
  ['GMT', 0],
  ['GMT+99', null],
  ['GMT+09 meeting', null],
  ['9 AM', null],
])('the offset in %s', (text, minutes) => {
  expect(offsetIn(text)).toBe(minutes);
});
