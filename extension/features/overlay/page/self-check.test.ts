import { expect, test } from 'vitest';
import { cellNumbers, fitsAddress, fitsView, hasNoDays, isRun, judge } from './self-check.ts';

const agreeing = ['days', 'headers', 'height'] as const;

test('three signs are enough, two are not, and without the hours a fourth is needed', () => {
  const read = { contradiction: null, isHeightRead: true };
  expect(judge({ ...read, agreeing: [...agreeing] })).toBeNull();
  expect(judge({ ...read, agreeing: ['days', 'height'] })).toBe('unsure');
  expect(judge({ agreeing: ['days', 'headers', 'address'], contradiction: null, isHeightRead: false })).toBe(
    'unsure',
  );
  expect(
    judge({ agreeing: ['days', 'headers', 'address', 'view'], contradiction: null, isHeightRead: false }),
  ).toBeNull();
});

test('one contradiction outweighs any number of signs', () => {
  const all = ['days', 'headers', 'weekdays', 'height', 'span', 'address', 'view'] as const;
  expect(judge({ agreeing: [...all], contradiction: 'dates', isHeightRead: true })).toBe('dates');
});

test('days follow each other; only a weekend may be left out', () => {
  expect(isRun(['2026-12-10', '2026-12-11', '2026-12-14'])).toBe(true);
  expect(isRun(['2026-12-07', '2026-12-08', '2026-12-10'])).toBe(false);
  expect(isRun(['2026-12-08', '2026-12-11'])).toBe(false);
  expect(isRun(['2026-12-08', '2026-12-07'])).toBe(false);
});

test('the address fits its week, hidden weekend included, and no other', () => {
  const workweek = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11'];
  expect(fitsAddress('2026-12-13', workweek)).toBe(true);
  expect(fitsAddress('2026-12-14', workweek)).toBe(false);
  expect(fitsAddress('2026-12-08', ['2026-12-07'])).toBe(false);
});

test('a view fits its number of days; a year and a list have none to draw on', () => {
  expect(fitsView('WEEK', 7)).toBe(true);
  expect(fitsView('DAY', 7)).toBe(false);
  expect(fitsView(undefined, 7)).toBe(false);
  expect(hasNoDays('AGENDA', 'week')).toBe(true);
  expect(hasNoDays('WEEK', 'agenda')).toBe(false);
  expect(hasNoDays(undefined, 'year')).toBe(true);
});

test('a cell that shows numbers shows its own', () => {
  const cell = (date: string, ...numbers: number[]) => ({ date, numbers });
  expect(cellNumbers([cell('2026-12-07', 7), cell('2026-12-08', 8, 3)])).toBe('agrees');
  expect(cellNumbers([cell('2026-12-07', 7), cell('2026-12-08', 9)])).toBe('contradicts');
  expect(cellNumbers([cell('2026-12-07'), cell('2026-12-08')])).toBe('absent');
});
