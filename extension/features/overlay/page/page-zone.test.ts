import { expect, test } from 'vitest';
import { changingZones, pageZone } from './page-zone.ts';

const zones = { calendar: 'America/New_York', device: 'Europe/Madrid' };
const winter = { first: '2026-12-07', last: '2026-12-13' };
/** The night of 14 March is an hour short in New York. */
const change = { first: '2027-03-08', last: '2027-03-14' };

test('a label that fits the calendar means its zone, on both sides of a clock change', () => {
  expect(pageZone(-300, winter, zones)).toEqual({ timeZone: 'America/New_York', isLabelled: true });
  for (const offset of [-300, -240])
    expect(pageZone(offset, change, zones)).toEqual({ timeZone: 'America/New_York', isLabelled: true });
});

test('a label that fits only the device means the device’s zone', () => {
  expect(pageZone(60, winter, zones)).toEqual({ timeZone: 'Europe/Madrid', isLabelled: true });
});

test('without a label it is assumed to be the calendar’s', () => {
  expect(pageZone(null, winter, zones)).toEqual({ timeZone: 'America/New_York', isLabelled: false });
});

test('another offset is used as it is while every zone that has it keeps its clocks', () => {
  expect(pageZone(540, winter, zones)).toEqual({ timeZone: '+09:00', isLabelled: true });
  expect(pageZone(-210, winter, zones)).toEqual({ timeZone: '-03:30', isLabelled: true });
});

test('another offset that changes within these days is not guessed', () => {
  expect(pageZone(-480, change, zones)).toBeNull();
  expect(pageZone('unclear', winter, zones)).toBeNull();
});

test('every zone that changes its clocks does it as one of those that are looked at', () => {
  const changesOf = (zone: string) => {
    const end = Temporal.Instant.from('2030-01-01T00:00Z').epochMilliseconds;
    const found: string[] = [];
    let at = Temporal.ZonedDateTime.from(`2026-01-01T00:00[${zone}]`).getTimeZoneTransition('next');
    while (at && at.epochMilliseconds < end) {
      found.push(`${at.epochMilliseconds} ${at.subtract({ nanoseconds: 1 }).offset} ${at.offset}`);
      at = at.getTimeZoneTransition('next');
    }
    return found.join();
  };
  const known = new Set(changingZones.map(changesOf));
  expect(known.size).toBeGreaterThan(20);
  expect(
    Intl.supportedValuesOf('timeZone').filter(
      (zone) => changesOf(zone) !== '' && !known.has(changesOf(zone)),
    ),
  ).toEqual([]);
});
