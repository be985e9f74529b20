import 'temporal-polyfill/global';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDateWords, readDayRange } from './read-words.ts';
import type { ReadingContext } from './reading.ts';

const zones = [
  'UTC',
  'America/New_York',
  'Europe/Madrid',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Africa/Cairo',
];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Any minute of 2020 to 2040, clock changes and new years included, anywhere. */
const anywhere = fc.record({
  now: fc
    .integer({
      min: Date.parse('2020-01-01T00:00:00Z') / 60_000,
      max: Date.parse('2040-01-01T00:00:00Z') / 60_000,
    })
    .map((minute) => new Date(minute * 60_000).toISOString()),
  timeZone: fc.constantFrom(...zones),
});

const todayOf = ({ now, timeZone }: ReadingContext) =>
  Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate();

function read(words: string, context: ReadingContext): Temporal.PlainDate {
  const answer = readDateWords(words, context);
  if (answer.kind !== 'date')
    throw new Error(`${words} at ${context.now} in ${context.timeZone}: ${answer.kind}`);
  return Temporal.PlainDate.from(answer.date);
}

const check = (property: (context: ReadingContext) => void) =>
  fc.assert(fc.property(anywhere, property), { numRuns: 150 });

test('days are counted on the person’s calendar', () => {
  check((context) => {
    const today = todayOf(context);
    expect(read('today', context).equals(today)).toBe(true);
    expect(read('tomorrow', context).equals(today.add({ days: 1 }))).toBe(true);
    expect(read('yesterday', context).equals(today.subtract({ days: 1 }))).toBe(true);
    expect(read('in 10 days', context).equals(today.add({ days: 10 }))).toBe(true);
    expect(read('three weeks from tomorrow', context).equals(today.add({ days: 22 }))).toBe(true);
    expect(read('in two months', context).equals(today.add({ months: 2 }))).toBe(true);
  });
});

test('a weekday is the next one to come, within a week', () => {
  check((context) => {
    for (const [index, weekday] of weekdays.entries()) {
      const day = read(`on ${weekday}`, context);
      expect(day.dayOfWeek).toBe(index + 1);
      const ahead = todayOf(context).until(day).days;
      expect(ahead).toBeGreaterThanOrEqual(1);
      expect(ahead).toBeLessThanOrEqual(7);
    }
  });
});

test('a date without its year is the next one, and agrees with its weekday or asks', () => {
  check((context) => {
    const today = todayOf(context);
    const date = today.add({ days: 100 });
    const named = `${date.day} ${months[date.month - 1]}`;
    expect(read(named, context).equals(date)).toBe(true);
    expect(read(`${weekdays[date.dayOfWeek - 1]} ${named}`, context).equals(date)).toBe(true);
    expect(readDateWords(`${weekdays[date.dayOfWeek % 7]} ${named}`, context).kind).toBe('contradiction');
    expect(read(date.toString(), context).equals(date)).toBe(true);
  });
});

test('weeks begin on Monday and follow each other', () => {
  check((context) => {
    const [week, next] = [readDayRange('this week', context), readDayRange('next week', context)];
    expect(week?.from).toBe(todayOf(context).toString());
    expect(next?.from).toBe(week?.to);
    expect(Temporal.PlainDate.from(next?.from ?? '').dayOfWeek).toBe(1);
    expect(Temporal.PlainDate.from(next?.from ?? '').until(next?.to ?? '').days).toBe(7);
  });
});
