import { expect, test } from 'vitest';
import { secondsOf } from './expand-series.ts';
import { readSeriesRule } from './series-rule.ts';

const at = (date: string, time = '09:00') => secondsOf({ date, time });
const read = (text: string, start = at('2026-11-20')) =>
  readSeriesRule({ text, start, timeZone: 'Europe/Berlin', allDay: false });

test.each([
  ['FREQ=SECONDLY', 'It can repeat every day at the most often.'],
  ['FREQ=HOURLY', 'It can repeat every day at the most often.'],
  ['FREQ=DAILY;BYHOUR=1,2,3,4;BYMINUTE=0,10,20,30', 'It can happen 12 times a day at most.'],
  ['FREQ=DAILY;BYSECOND=30', 'It can only start on whole minutes.'],
  ['FREQ=DAILY;COUNT=90000', 'It can happen 5,000 times at most; leave the number out for no end.'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'That never happens: no day fits it.'],
  ['FREQ=WEEKLY;UNTIL=20250101', 'It would end before it begins.'],
  ['every now and then', '"every now and then" is not part of a repetition.'],
])('%s is refused', (text, problem) => {
  expect(read(text)).toEqual({ problem });
});

test('it starts on the first day that fits', () => {
  expect(read('FREQ=WEEKLY;BYDAY=MO')).toEqual({ rule: 'FREQ=WEEKLY;BYDAY=MO', start: at('2026-11-23') });
});

test('an end in UTC is the wall time it is there', () => {
  expect(read('FREQ=DAILY;UNTIL=20261201T080000Z')).toMatchObject({
    rule: 'FREQ=DAILY;UNTIL=20261201T090000',
  });
});
