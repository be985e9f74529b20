import { expect, test } from 'vitest';
import { monthZone } from './month-zone.ts';

const calendar = 'America/New_York';
const december = { first: '2026-11-29', last: '2027-01-02' };
const week = { first: '2026-12-07', last: '2026-12-13' };
const march = { first: '2027-02-28', last: '2027-04-03' };

test('without any label that was seen, a month has no zone', () => {
  expect(monthZone(december, calendar, { here: null, before: null })).toBeNull();
});

test('a label remembered from another document counts only when it was the calendar’s own zone', () => {
  expect(monthZone(december, calendar, { here: null, before: calendar })?.timeZone).toBe(calendar);
  expect(monthZone(december, calendar, { here: null, before: 'Asia/Tokyo' })).toBeNull();
});

test('a label of this document counts whatever it says, and over what is remembered', () => {
  const here = { timeZone: 'Europe/Madrid', days: week };
  expect(monthZone(december, calendar, { here, before: calendar })?.timeZone).toBe('Europe/Madrid');
});

test('a bare offset counts near the days it was seen on, while every zone that has it keeps its clocks', () => {
  const japan = { timeZone: '+09:00', days: week };
  expect(monthZone(december, calendar, { here: japan, before: null })?.timeZone).toBe('+09:00');
  const far = { timeZone: '+09:00', days: { first: '2026-08-03', last: '2026-08-09' } };
  expect(monthZone(december, calendar, { here: far, before: null })).toBeNull();
  const pacific = { timeZone: '-08:00', days: { first: '2027-02-22', last: '2027-02-28' } };
  expect(monthZone(march, calendar, { here: pacific, before: null })).toBeNull();
});
