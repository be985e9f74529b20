import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { weekAhead } from './week-ahead.ts';

const timeZone = 'America/New_York';

test('whatever the day and the hour, it is a whole week from a Sunday, two to four weeks ahead, without a clock change', () => {
  const first = Temporal.Instant.from('2026-11-20T23:59:30Z');
  for (let n = 0; n < 3 * 365; n++) {
    const now = first.add({ hours: n * 24 + (n % 24) });
    const week = weekAhead(now, timeZone);
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
    const sunday = Temporal.PlainDate.from(week.day(0));
    expect(sunday.dayOfWeek).toBe(7);
    expect(today.until(sunday).days).toBeGreaterThanOrEqual(14);
    expect(today.until(sunday).days).toBeLessThan(35);
    const hours = Temporal.Instant.from(week.at(0, '00:00')).until(week.at(8, '00:00')).total('hours');
    expect(hours).toBe(8 * 24);
  }
});

test('it begins later where clocks change in it or in the nights at its ends', () => {
  const at = (now: string) => weekAhead(Temporal.Instant.from(now), timeZone).day(0);
  expect(at('2026-11-20T12:00:00Z')).toBe('2026-12-06');
  // On 14 March clocks go forward, on 7 November back.
  expect(at('2027-02-20T12:00:00Z')).toBe('2027-03-21');
  expect(at('2027-10-17T12:00:00Z')).toBe('2027-11-14');
});

test('its times are those of the zone', () => {
  const winter = weekAhead(Temporal.Instant.from('2026-11-20T12:00:00Z'), timeZone);
  expect(winter.at(2, '12:00')).toBe('2026-12-08T17:00:00Z');
  const summer = weekAhead(Temporal.Instant.from('2027-06-01T12:00:00Z'), timeZone);
  expect([summer.day(0), summer.at(0, '12:00')]).toEqual(['2027-06-20', '2027-06-20T16:00:00Z']);
});
