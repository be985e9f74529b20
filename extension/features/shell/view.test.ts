import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import { daysOf, showsDate, titleOf, turned } from './view.ts';

const zone = 'Europe/Berlin';
const narrow = { isWide: false, firstWeekday: 1 };
const wide = { isWide: true, firstWeekday: 1 };

test('a narrow panel shows three days from the date, a wide one the whole week', () => {
  const view = { kind: 'week' as const, date: '2026-11-20' };
  expect(daysOf(view, narrow, zone)).toMatchObject({ firstDate: '2026-11-20', columns: 3 });
  expect(daysOf(view, wide, zone)).toMatchObject({ firstDate: '2026-11-16', columns: 7 });
  expect(daysOf(view, { isWide: true, firstWeekday: 7 }, zone)).toMatchObject({ firstDate: '2026-11-15' });
});

test('turning a page goes on where it ended', () => {
  const view = { kind: 'week' as const, date: '2026-11-20' };
  expect(turned(view, 1, daysOf(view, narrow, zone))).toBe('2026-11-23');
  expect(turned(view, -1, daysOf(view, wide, zone))).toBe('2026-11-13');
  expect(
    turned({ kind: 'day', date: '2026-12-31' }, 1, { firstDate: '2026-12-31', columns: 1, timeZone: zone }),
  ).toBe('2027-01-01');
});

test('the title names the day or the stretch', () => {
  const days = (firstDate: string, columns: number) => ({ firstDate, columns, timeZone: zone });
  expect(titleOf(days('2026-11-20', 1), 'en-US', false)).toBe('Fri 20 Nov');
  expect(titleOf(days('2026-11-20', 3), 'en-US', false)).toBe('20 – 22 Nov');
  expect(titleOf(days('2026-11-30', 7), 'en-US', false)).toBe('30 Nov – 6 Dec');
});

test('the last day shown is the one before the end', () => {
  const days = { firstDate: '2026-11-20', columns: 3, timeZone: zone };
  expect(showsDate(days, '2026-11-22')).toBe(true);
  expect(showsDate(days, '2026-11-23')).toBe(false);
});
