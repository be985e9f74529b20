import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScheduleEvent } from '../schedule/event.ts';
import { instantToWall } from '../schedule/wall-clock.ts';
import { epochSeconds } from './ics-zone.ts';
import { readIcs } from './read-ics.ts';
import { writeIcs } from './write-ics.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'UTC',
];

const text = (maxLength: number) =>
  fc.string({ unit: 'grapheme', maxLength }).map((s) => s.replaceAll(/\p{Cc}/gu, '').trim());

const timed = fc
  .record({
    start: fc.integer({ min: 0, max: 14 * 365 * 96 }),
    minutes: fc.integer({ min: 1, max: 4_000 }),
    startZone: fc.constantFrom(...zones),
    endZone: fc.constantFrom(...zones),
  })
  .map(({ start: quarters, minutes, startZone, endZone }) => {
    const from = Date.parse('2024-01-01T00:00:00Z') + quarters * 900_000;
    const start = Temporal.Instant.fromEpochMilliseconds(from).toString();
    const end = Temporal.Instant.fromEpochMilliseconds(from + minutes * 60_000).toString();
    const wall = {
      start: instantToWall(start, startZone),
      end: instantToWall(end, endZone),
      startZone,
      endZone,
    };
    return { start, end, wall, allDay: false };
  });

const anyEvent: fc.Arbitrary<ScheduleEvent> = fc
  .record({
    id: fc.uuid(),
    when: timed,
    title: text(60).filter((t) => t !== ''),
    place: text(30),
    notes: fc.array(text(120), { maxLength: 3 }).map((lines) => lines.join('\n').trim()),
    guests: fc.array(
      fc.record(
        { name: text(20).filter((t) => t !== ''), email: fc.emailAddress() },
        { requiredKeys: ['name'] },
      ),
      { maxLength: 3 },
    ),
    reminders: fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { maxLength: 3 }),
    busy: fc.boolean(),
    status: fc.constantFrom('confirmed' as const, 'tentative' as const, 'cancelled' as const),
    version: fc.integer({ min: 1, max: 2 ** 31 }),
  })
  .map(({ when, place, notes, ...rest }) => ({
    ...rest,
    ...when,
    ...(place === '' ? {} : { place }),
    ...(notes === '' ? {} : { notes }),
    source: 'hand',
    links: [],
  }));

const written = (events: ScheduleEvent[]) =>
  writeIcs({
    name: 'Test',
    timeZone: 'Europe/Berlin',
    entries: events.map((event) => ({ event, changedAt: '2026-11-20T09:00:00Z' })),
  });

const allDay: ScheduleEvent = {
  id: '0d9f6f2e-6f0d-4c58-9a52-3a0f5a1d8c01',
  title: 'Holiday',
  start: '2026-12-23T23:00:00Z',
  end: '2026-12-26T23:00:00Z',
  wall: {
    start: { date: '2026-12-24' },
    end: { date: '2026-12-27' },
    startZone: 'Europe/Berlin',
    endZone: 'Europe/Berlin',
  },
  allDay: true,
  guests: [],
  reminders: [],
  busy: false,
  status: 'confirmed',
  source: 'hand',
  links: [],
  version: 7,
};

describe('what is written is what is read', () => {
  it('for any event', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 4 }), (events) => {
        const read = readIcs(written(events));
        expect(read.problems).toEqual([]);
        for (const [index, one] of read.events.entries()) {
          const event = events[index];
          if (!event) throw new Error('more was read than written');
          const starts = epochSeconds(one.start, one.start.zone, 'Asia/Tokyo');
          const ends = one.end
            ? epochSeconds(one.end, one.end.zone, 'Asia/Tokyo')
            : starts + one.durationSeconds;
          expect([starts * 1000, ends * 1000]).toEqual([Date.parse(event.start), Date.parse(event.end)]);
          expect(one).toMatchObject({
            uid: `${event.id}@calendar-agent`,
            summary: event.title,
            location: event.place ?? '',
            description: event.notes ?? '',
            guests: event.guests,
            reminders: event.reminders.toSorted((a, b) => a - b),
            transparency: event.busy ? 'OPAQUE' : 'TRANSPARENT',
            status: event.status.toUpperCase(),
            sequence: event.version,
          });
        }
        expect(read.events).toHaveLength(events.length);
      }),
      { numRuns: 150, seed: 5545 },
    );
  });

  it('also for who reads the rules of the zone and not its name', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const renamed = written([event]).replaceAll(/TZID([=:])([A-Z][\w/]+)/g, 'TZID$1Own zone $2');
        const [one] = readIcs(renamed).events;
        if (!one) throw new Error('nothing was read');
        const starts = epochSeconds(one.start, one.start.zone, 'Asia/Tokyo');
        const ends = one.end
          ? epochSeconds(one.end, one.end.zone, 'Asia/Tokyo')
          : starts + one.durationSeconds;
        expect([starts * 1000, ends * 1000]).toEqual([Date.parse(event.start), Date.parse(event.end)]);
      }),
      { numRuns: 150, seed: 5546 },
    );
  });

  it('in lines of at most 75 octets that end in CRLF and never cut a character', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const file = written([event]);
        expect(file.endsWith('\r\n')).toBe(true);
        for (const line of file.slice(0, -2).split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line.isWellFormed() && !/[\r\n]/.test(line)).toBe(true);
        }
      }),
      { numRuns: 100, seed: 5547 },
    );
  });
});

describe('a calendar file', () => {
  it('has dates for whole days', () => {
    expect(written([allDay])).toContain('DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\n');
  });

  it('says a length where the hour comes twice and the clock means the other one', () => {
    const berlin = { startZone: 'Europe/Berlin', endZone: 'Europe/Berlin' };
    const file = written([
      {
        ...allDay,
        allDay: false,
        start: '2026-10-25T00:30:00Z',
        end: '2026-10-25T01:30:00Z',
        wall: {
          start: { date: '2026-10-25', time: '02:30' },
          end: { date: '2026-10-25', time: '02:30' },
          ...berlin,
        },
      },
    ]);
    expect(file).toContain('DTSTART;TZID=Europe/Berlin:20261025T023000\r\nDURATION:PT3600S\r\n');
  });

  it('cannot be broken out of by a title', () => {
    const file = written([
      { ...allDay, title: 'A\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:x', guests: [{ name: 'B"\r\nX:1' }] },
    ]);
    expect(readIcs(file).events.map(({ summary }) => summary)).toEqual([
      'A\nEND:VEVENT\nBEGIN:VEVENT\nUID:x',
    ]);
    expect(file).not.toMatch(/^X:1/m);
  });

  it('asks nobody to send anything', () => {
    const file = written([{ ...allDay, guests: [{ name: 'Sam', email: 'sam@example.com' }] }]);
    expect(file).not.toMatch(/^(METHOD|ORGANIZER)/m);
    expect(file.replaceAll('\r\n ', '')).toContain('SCHEDULE-AGENT=NONE:mailto:sam@example.com');
  });
});
