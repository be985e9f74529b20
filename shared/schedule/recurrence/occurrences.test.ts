import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from '../day-number.ts';
import { occurrencesOfSet } from './occurrences-of-set.ts';
import { occurrences } from './occurrences.ts';
import { readRule, writeRule } from './rule.ts';
import type { Rule, WallMoment } from './rule.ts';

const moment = (text: string): WallMoment => ({
  day: dayOf(text.slice(0, 10)),
  second: text.includes('T') ? Number(text.slice(11, 13)) * 3600 + Number(text.slice(14, 16)) * 60 : 0,
});
const shown = ({ day, second }: WallMoment) =>
  `${dateOf(day)} ${String(Math.floor(second / 3600)).padStart(2, '0')}:${String(Math.floor(second / 60) % 60).padStart(2, '0')}`;

function ruleOf(text: string): Rule {
  const read = readRule(text);
  if (!read.rule) throw new Error(read.problem);
  return read.rule;
}

function first(text: string, start: string, most = 5): string[] {
  const found: string[] = [];
  for (const one of occurrences(ruleOf(text), moment(start))) {
    found.push(shown(one));
    if (found.length === most) break;
  }
  return found;
}

describe('a rule', () => {
  // The examples of RFC 5545 §3.8.5.3, which starts most of them on 2 September 1997 at nine.
  it.each([
    ['FREQ=DAILY;COUNT=3', '1997-09-02T09:00', ['1997-09-02 09:00', '1997-09-03 09:00', '1997-09-04 09:00']],
    [
      'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH;COUNT=4',
      '1997-09-02T09:00',
      ['1997-09-02 09:00', '1997-09-04 09:00', '1997-09-16 09:00', '1997-09-18 09:00'],
    ],
    [
      'FREQ=MONTHLY;COUNT=3;BYDAY=1FR',
      '1997-09-05T09:00',
      ['1997-09-05 09:00', '1997-10-03 09:00', '1997-11-07 09:00'],
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=2', '1997-09-28T09:00', ['1997-09-28 09:00', '1997-10-29 09:00']],
    [
      'FREQ=YEARLY;INTERVAL=3;COUNT=3;BYYEARDAY=1,100',
      '1997-01-01T09:00',
      ['1997-01-01 09:00', '1997-04-10 09:00', '2000-01-01 09:00'],
    ],
    [
      'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2',
      '1997-05-12T09:00',
      ['1997-05-12 09:00', '1998-05-11 09:00'],
    ],
    [
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2',
      '1997-09-02T09:00',
      ['1998-02-13 09:00', '1998-03-13 09:00'],
    ],
    [
      'FREQ=MONTHLY;COUNT=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
      '1997-09-29T09:00',
      ['1997-09-29 09:00', '1997-10-30 09:00'],
    ],
    [
      'FREQ=HOURLY;INTERVAL=3;COUNT=3',
      '1997-09-02T09:00',
      ['1997-09-02 09:00', '1997-09-02 12:00', '1997-09-02 15:00'],
    ],
    ['FREQ=MINUTELY;INTERVAL=90;COUNT=2', '1997-09-02T09:00', ['1997-09-02 09:00', '1997-09-02 10:30']],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=2',
      '1996-11-05T09:00',
      ['1996-11-05 09:00', '2000-11-07 09:00'],
    ],
  ])('%s from %s', (rule, start, expected) => {
    expect(first(rule, start)).toEqual(expected);
  });

  it('includes the day it ends on', () => {
    expect(first('FREQ=DAILY;UNTIL=19970903', '1997-09-02T09:00')).toEqual([
      '1997-09-02 09:00',
      '1997-09-03 09:00',
    ]);
  });

  it('skips a 29 February that does not exist, and a 31st', () => {
    expect(first('FREQ=YEARLY', '2024-02-29T08:00', 2)).toEqual(['2024-02-29 08:00', '2028-02-29 08:00']);
    expect(first('FREQ=MONTHLY', '2026-01-31T08:00', 3)).toEqual([
      '2026-01-31 08:00',
      '2026-03-31 08:00',
      '2026-05-31 08:00',
    ]);
  });

  it('takes every Sunday and the first Tuesday when both are named', () => {
    expect(first('FREQ=MONTHLY;BYDAY=1TU,SU', '2026-11-01T08:00', 3)).toEqual([
      '2026-11-01 08:00',
      '2026-11-03 08:00',
      '2026-11-08 08:00',
    ]);
  });

  it.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4',
  ])('ends when it never fires: %s', (rule) => {
    expect(first(rule, '2026-01-01T08:00')).toEqual([]);
  });

  it.each([
    '',
    'FREQ=FORTNIGHTLY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=2;UNTIL=20270101',
    'FREQ=DAILY;COUNT=-1',
    'FREQ=DAILY;UNTIL=20270231',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=DAILY;FREQ=DAILY',
    'FREQ=DAILY;BYEASTER=1',
    `FREQ=DAILY;BYMONTH=${'1,'.repeat(400)}1`,
  ])('is refused with a sentence: %s', (text) => {
    expect(readRule(text).problem).toMatch(/\.$/);
  });
});

const anyRule = fc
  .record({
    frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'HOURLY'),
    interval: fc.integer({ min: 1, max: 13 }),
    days: fc.uniqueArray(fc.constantFrom('MO', 'WE', 'FR', 'SU'), { maxLength: 3 }),
    months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
    count: fc.option(fc.integer({ min: 1, max: 40 })),
  })
  .map(({ frequency, interval, days, months, count }) =>
    [
      `FREQ=${frequency};INTERVAL=${interval}`,
      ...(days.length > 0 ? [`BYDAY=${days.join(',')}`] : []),
      ...(months.length > 0 ? [`BYMONTH=${months.join(',')}`] : []),
      ...(count === null ? [] : [`COUNT=${count}`]),
    ].join(';'),
  );

describe('a window', () => {
  it('shows exactly what lies in it, wherever the reading begins', () => {
    fc.assert(
      fc.property(
        anyRule,
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 1, max: 400 }),
        (text, offset, width) => {
          const rule = ruleOf(text);
          const start = moment('2021-03-14T10:30');
          const from = { day: start.day + offset, second: 0 };
          const to = { day: from.day + width, second: 0 };
          const whole = [...occurrences(rule, start, { to })].filter((one) => one.day >= from.day);
          expect([...occurrences(rule, start, { from, to })]).toEqual(whole);
        },
      ),
      { numRuns: 300, seed: 20_261_120 },
    );
  });

  it('is the same rule after writing and reading', () => {
    fc.assert(
      fc.property(anyRule, (text) => {
        expect(ruleOf(writeRule(ruleOf(text)))).toEqual(ruleOf(text));
      }),
      { numRuns: 300, seed: 20_261_120 },
    );
  });
});

describe('a recurrence set', () => {
  it('has what was added, lacks what was taken out, each once and in order', () => {
    const set = occurrencesOfSet({
      rule: ruleOf('FREQ=DAILY;COUNT=4'),
      start: moment('2026-11-20T09:00'),
      extra: [moment('2026-11-21T15:00'), moment('2026-11-20T09:00'), moment('2026-12-01T09:00')],
      except: [moment('2026-11-22T09:00')],
    });
    expect([...set].map(shown)).toEqual([
      '2026-11-20 09:00',
      '2026-11-21 09:00',
      '2026-11-21 15:00',
      '2026-11-23 09:00',
      '2026-12-01 09:00',
    ]);
  });
});
