import { expect, test } from 'vitest';
import { readRepeatWords } from './read-repeat-words.ts';

const context = { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin' };

test.each([
  ['every other Friday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ['every second Friday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ['on Fridays', 'FREQ=WEEKLY;BYDAY=FR'],
  ['first Monday of the month until June', 'FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270531'],
  ['every Friday through June', 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270630'],
  ['monthly on the third Friday', 'FREQ=MONTHLY;BYDAY=3FR'],
  ['every tuesday at 9', 'FREQ=WEEKLY;BYDAY=TU'],
  ['every 29 February', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'],
  ['every second', 'FREQ=SECONDLY'],
  ['RRULE:FREQ=DAILY', 'RRULE:FREQ=DAILY'],
])('%s', (words, rule) => {
  expect(readRepeatWords(words, context)).toEqual({ rule });
});

test('an end of it is no rule, and half of the words are none either', () => {
  expect(readRepeatWords('never', context)).toEqual({ rule: null });
  expect(readRepeatWords('no longer repeats', context)).toEqual({ rule: null });
  for (const words of ['bank holidays', 'every Friday unless it rains', 'twice a week', 'Friday'])
    expect([words, readRepeatWords(words, context)]).toEqual([words, null]);
});
