import { expect, test } from 'vitest';
import { dayOf } from '../day-number.ts';
import { readRule } from './rule.ts';
import { sayRule } from './say-rule.ts';

const voice = { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin', hour12: true };

test.each([
  ['FREQ=DAILY', 'every day'],
  ['FREQ=DAILY;INTERVAL=3', 'every 3 days'],
  ['FREQ=WEEKLY', 'every Friday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', 'every other Friday'],
  ['FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH', 'every 3 weeks on Tuesday and Thursday'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=WEEKLY;BYDAY=FR;COUNT=10', 'every Friday, 10 times'],
  ['FREQ=WEEKLY;BYDAY=FR;UNTIL=20270630', 'every Friday until Wed 30 Jun 2027'],
  ['FREQ=MONTHLY', 'on the 20th of every month'],
  ['FREQ=MONTHLY;BYMONTHDAY=31', 'on the 31st (where there is one) of every month'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'on the last day of every month'],
  ['FREQ=MONTHLY;BYDAY=3FR', 'on the third Friday of every month'],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=-1MO', 'on the last Monday of every other month'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'on the last weekday of every month'],
  ['FREQ=YEARLY', 'on 20 November every year'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'on 29 February every year (leap years only)'],
  ['FREQ=YEARLY;BYMONTH=9;BYDAY=1MO', 'on the first Monday of September every year'],
])('%s is said "%s"', (text, said) => {
  const { rule } = readRule(text);
  if (!rule) throw new Error(text);
  expect(sayRule(rule, dayOf('2026-11-20'), voice)).toBe(said);
});
