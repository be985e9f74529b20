import 'temporal-polyfill/global';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMonths,
  dateOf,
  dayNumber,
  dayOf,
  daysInMonth,
  existingDay,
  partsOf,
  weekdayOf,
} from '../schedule/day-number.ts';

const anyDay = fc.integer({ min: dayNumber(1600, 1, 1), max: dayNumber(2400, 12, 31) });

test('agrees with Temporal on every day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (day, months) => {
      const real = Temporal.PlainDate.from('1970-01-01').add({ days: day });
      expect(partsOf(day)).toEqual({ year: real.year, month: real.month, day: real.day });
      expect(dateOf(day)).toBe(real.toString());
      expect(dayOf(dateOf(day))).toBe(day);
      expect(weekdayOf(day)).toBe(real.dayOfWeek);
      expect(daysInMonth(real.year, real.month)).toBe(real.daysInMonth);
      expect(dateOf(addMonths(day, months))).toBe(real.add({ months }).toString());
    }),
    { numRuns: 300 },
  );
});

test.each([
  [2026, 2, 29],
  [2026, 4, 31],
  [2026, 13, 1],
  [2026, 0, 1],
  [2026, 1, 0],
  [1969, 12, 31],
  [2101, 1, 1],
])('%i-%i-%i does not exist here', (...[year, month, day]) => {
  expect(existingDay(year, month, day)).toBeNull();
});
