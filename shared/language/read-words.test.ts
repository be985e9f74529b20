import 'temporal-polyfill/global';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readClockWords,
  readDateWords,
  readDayRange,
  readDurationWords,
  readShiftWords,
} from './read-words.ts';
import type { ReadingContext } from './reading.ts';

// Friday 20 November 2026, ten in the morning.
const context: ReadingContext = { now: '2026-11-20T15:00:00Z', timeZone: 'America/New_York' };

/** Any UTF-16, halves of surrogate pairs included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units));

describe('a day', () => {
  test.each([
    ['tomorrow', '2026-11-21'],
    ['Thursday', '2026-11-26'],
    ['on friday', '2026-11-27'],
    ['next tuesday', '2026-11-24'],
    ['monday week', '2026-11-30'],
    ['the 31st', '2026-12-31'],
    ['Friday the 27th', '2026-11-27'],
    ['Friday, 27 November 2026', '2026-11-27'],
    ['tomorrow at 7', '2026-11-21'],
    ['on Christmas Eve', '2026-12-24'],
    ['2026-11-27', '2026-11-27'],
    ['2026-11-27T07:00', '2026-11-27'],
    ['2026-11-27T03:00:00Z', '2026-11-26'],
    ['11/27', '2026-11-27'],
    ['27/11/2026', '2026-11-27'],
  ])('%s', (words, date) => {
    expect(readDateWords(words, context)).toEqual({ kind: 'date', date });
  });

  test('weekday and date that disagree are both named', () => {
    const answer = readDateWords('Friday 25 November', context);
    expect(answer).toEqual({
      kind: 'contradiction',
      say: 'Wednesday 25 November is not a Friday; that would be Friday 27 November.',
    });
  });

  test.each([
    ['31 February', 'There is no 31 February.'],
    ['2026-02-30', 'There is no 30 February 2026.'],
    ['29 February 2027', 'There is no 29 February 2027.'],
    ['0000-01-01', 'I can only plan between 1970 and 2100.'],
    ['2150-01-01', 'I can only plan between 1970 and 2100.'],
    ['2026-99-99', 'There is no day 2026-99-99.'],
  ])('%s does not exist', (words, say) => {
    expect(readDateWords(words, context)).toEqual({ kind: 'contradiction', say });
  });

  test('"next friday" early in the week is asked about', () => {
    const monday = { ...context, now: '2026-11-16T15:00:00Z' };
    const answer = readDateWords('next friday', monday);
    expect(answer.kind === 'ambiguous' && answer.choices.map(({ value }) => value)).toEqual([
      '2026-11-20',
      '2026-11-27',
    ]);
  });

  test.each(['', 'soon', '27', 'next week', 'gym', '\u0000'])('"%s" names no day', (words) => {
    expect(readDateWords(words, context).kind).toBe('none');
  });
});

describe('a clock', () => {
  test.each([
    ['07:00', '07:00'],
    ['7am', '07:00'],
    ['7 p.m.', '19:00'],
    ['half past three', '15:30'],
    ['quarter to five', '16:45'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['15', '15:00'],
    ['3', '15:00'],
    ['eight', '08:00'],
    ['at 5', '17:00'],
    ['1900', '19:00'],
    ['8 in the evening', '20:00'],
    ['3.30pm', '15:30'],
    ['4pm CET', '10:00'],
  ])('%s is %s', (words, time) => {
    expect(readClockWords(words, context)).toEqual({ kind: 'time', time });
  });

  test.each([
    ['tomorrow at 3', '2026-11-21', '15:00'],
    ['2026-11-21T07:00', '2026-11-21', '07:00'],
    ['2026-11-21T07:00:00Z', '2026-11-21', '02:00'],
    ['in 30 minutes', '2026-11-20', '10:30'],
  ])('%s carries its day', (words, date, time) => {
    expect(readClockWords(words, context)).toEqual({ kind: 'time', date, time });
  });

  test('seven may be either', () => {
    expect(readClockWords('7', context)).toEqual({
      kind: 'ambiguous',
      question: 'Do you mean 7:00 am or 7:00 pm?',
      choices: [
        { label: '7:00 am', value: '07:00' },
        { label: '7:00 pm', value: '19:00' },
      ],
    });
  });

  test.each(['', 'morning', '25', '25:00', '7:99', 'gym', 'tomorrow', '-3', '1e3'])(
    '"%s" is no clock',
    (words) => {
      expect(readClockWords(words, context).kind).toBe('none');
    },
  );
});

test.each([
  [30, 30],
  ['30', 30],
  ['45 min', 45],
  ['an hour', 60],
  ['an hour and a half', 90],
  ['half an hour', 30],
  ['three quarters of an hour', 45],
  ['2 and a half hours', 150],
  ['1h30', 90],
  ['1:30', 90],
  ['1.5 hours', 90],
  ['1 hour 15 minutes', 75],
  ['PT45M', 45],
  ['PT1H30M', 90],
  ['P1D', 1440],
  ['2 days', 2880],
  ['', null],
  ['0', null],
  ['-5', null],
  ['-30 minutes', null],
  [-5, null],
  [Number.NaN, null],
  ['9999999', null],
  ['a while', null],
])('%s is %s minutes', (words, minutes) => {
  expect(readDurationWords(words)).toBe(minutes);
});

test.each([
  ['30 minutes later', 30],
  ['an hour earlier', -60],
  ['back 15 minutes', 15],
  ['by half an hour', 30],
  ['1 hour', null],
  ['later', null],
])('%s moves by %s', (words, minutes) => {
  expect(readShiftWords(words)).toBe(minutes);
});

test.each([
  ['tomorrow', '2026-11-21', '2026-11-22'],
  ['friday', '2026-11-27', '2026-11-28'],
  ['this weekend', '2026-11-21', '2026-11-23'],
  ['this week', '2026-11-20', '2026-11-23'],
  ['next week', '2026-11-23', '2026-11-30'],
  ['next month', '2026-12-01', '2027-01-01'],
  ['next 3 days', '2026-11-20', '2026-11-23'],
  ['today and tomorrow', '2026-11-20', '2026-11-22'],
  ['monday to wednesday', '2026-11-23', '2026-11-26'],
  ['2026-11-20', '2026-11-20', '2026-11-21'],
  ['2026-11-20..2026-11-22', '2026-11-20', '2026-11-23'],
])('%s is from %s until before %s', (words, from, to) => {
  expect(readDayRange(words, context)).toEqual({ from, to });
});

test.each(['', 'gym', '2026-11-22..2026-11-20', '31 February', 'friday 25 november'])(
  '"%s" is no stretch of days',
  (words) => {
    expect(readDayRange(words, context)).toBeNull();
  },
);

test('whatever is passed, nothing throws and what comes back exists', () => {
  const text = fc.oneof(anyText, fc.stringMatching(/^[0-9TZ:+./ -]{0,30}$/));
  fc.assert(
    fc.property(text, (words) => {
      const day = readDateWords(words, context);
      if (day.kind === 'date') expect(Temporal.PlainDate.from(day.date).toString()).toBe(day.date);
      const clock = readClockWords(words, context);
      if (clock.kind === 'time') expect(clock.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      const range = readDayRange(words, context);
      if (range) expect(range.from < range.to).toBe(true);
      const minutes = readDurationWords(words);
      if (minutes !== null) expect(minutes).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
