import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf } from './day-number.ts';
import { instantToWall, wallToInstant } from './wall-clock.ts';
import { zoneClock } from './zone-clock.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
];

/** Near a clock change of the zone in the given year, or anywhere in it where there is none. */
function nearChange(zone: string, year: number, which: number): number {
  let at = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${zone}]`);
  for (let n = 0; n <= which; n += 1) at = at.getTimeZoneTransition('next') ?? at.add({ months: 4 });
  return at.toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds / 1000;
}

test('a wall time means the same instant as it does to Temporal, also where clocks change', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 1975, max: 2090 }),
      fc.nat(1),
      fc.integer({ min: -200, max: 200 }),
      (zone, year, which, minutes) => {
        const wall = Math.floor(nearChange(zone, year, which) / 60) * 60 + minutes * 60;
        const day = Math.floor(wall / 86_400);
        const inDay = (wall - day * 86_400) / 60;
        const pad = (n: number) => String(n).padStart(2, '0');
        const text = { date: dateOf(day), time: `${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}` };
        const clock = zoneClock(zone);
        const epoch = clock.toEpoch(wall);
        const instant = Temporal.Instant.fromEpochMilliseconds(epoch * 1000).toString();
        expect(instant).toBe(wallToInstant(text, zone));
        const shown = instantToWall(instant, zone);
        const back = clock.toWall(epoch);
        const seen = new Date(back * 1000).toISOString();
        expect({ date: seen.slice(0, 10), time: seen.slice(11, 16) }).toEqual(shown);
      },
    ),
    { numRuns: 400, seed: 1 },
  );
});

test('it knows which wall times a clock change skips or repeats', () => {
  const berlin = zoneClock('Europe/Berlin');
  const at = (text: string) => Date.parse(`${text}Z`) / 1000;
  expect(berlin.isPlain(at('2027-03-28T01:59'))).toBe(true);
  expect(berlin.isPlain(at('2027-03-28T02:30'))).toBe(false);
  expect(berlin.isPlain(at('2027-03-28T03:00'))).toBe(true);
  expect(berlin.isPlain(at('2027-10-31T02:30'))).toBe(false);
  expect(berlin.isPlain(at('2027-10-31T03:00'))).toBe(true);
});
