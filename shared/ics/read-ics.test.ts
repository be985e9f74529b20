import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from '../schedule/day-number.ts';
import { icsOccurrences } from './ics-occurrences.ts';
import { epochSeconds } from './ics-zone.ts';
import { readIcs } from './read-ics.ts';

const file = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) => file('BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT');

function starts(text: string, from: string, to: string): string[] {
  const window = {
    from: { day: dayOf(from), second: 0 },
    to: { day: dayOf(to), second: 0 },
    reader: 'Europe/Rome',
  };
  return icsOccurrences(readIcs(text).events, window).map(({ event: one, start }) =>
    `${dateOf(start.day)} ${start.second / 3600} ${one.summary}`.trim(),
  );
}

describe('a calendar file', () => {
  it('is read with folded lines, escapes, quoted parameters and either line end', () => {
    const text = event(
      'SUMMARY:Lunch\\, then a walk',
      'DESCRIPTION:first\\nsec',
      ' ond',
      'LOCATION;ALTREP="cid:a;b:c":Cafe\\; upstairs',
      'ATTENDEE;CN="Rossi, Ada":mailto:ada@example.org',
      'DTSTART;TZID=Europe/Berlin:20261120T120000',
      'DURATION:PT1H30M',
    ).replaceAll('\r\n', '\n');
    const [read] = readIcs(text).events;
    expect(read).toMatchObject({
      summary: 'Lunch, then a walk',
      description: 'first\nsecond',
      location: 'Cafe; upstairs',
      guests: [{ name: 'Rossi, Ada', email: 'ada@example.org' }],
      durationSeconds: 5400,
    });
    expect(readIcs(text).problems).toEqual([]);
  });

  it.each([
    ['Europe/Berlin', '20261120T120000', '2026-11-20T11:00:00Z'],
    ['W. Europe Standard Time', '20261120T120000', '2026-11-20T11:00:00Z'],
    ['/example.net/20190914_1/America/New_York', '20260701T090000', '2026-07-01T13:00:00Z'],
  ])('knows the zone %s', (zone, time, instant) => {
    const [read] = readIcs(event(`DTSTART;TZID=${zone}:${time}`)).events;
    if (!read) throw new Error('not read');
    expect(epochSeconds(read.start, read.start.zone, 'UTC')).toBe(Date.parse(instant) / 1000);
  });

  it('uses the rules it brings along for a zone nobody knows', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Our own',
      'BEGIN:STANDARD',
      'DTSTART:19701025T030000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'TZOFFSETFROM:+0400',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700329T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0400',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    const at = (time: string) => {
      const [read] = readIcs(
        file(...zone, 'BEGIN:VEVENT', `DTSTART;TZID=Our own:${time}`, 'END:VEVENT'),
      ).events;
      return read ? new Date(epochSeconds(read.start, read.start.zone, 'UTC') * 1000).toISOString() : null;
    };
    expect(at('20260115T120000')).toBe('2026-01-15T09:00:00.000Z');
    expect(at('20260715T120000')).toBe('2026-07-15T08:00:00.000Z');
  });

  it('tells what it cannot read line by line, and reads the rest', () => {
    const text = file(
      'BEGIN:VEVENT',
      'SUMMARY:No start',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'SUMMARY:Nowhere',
      'DTSTART;TZID=Mars/Base:20261120T120000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'SUMMARY:31 February',
      'DTSTART:20260231T120000',
      'END:VEVENT',
      'what is this',
      'BEGIN:VEVENT',
      'SUMMARY:Good',
      'DTSTART;VALUE=DATE:20261120',
      'RRULE:FREQ=NEVER',
      'END:VEVENT',
    );
    const { events, problems } = readIcs(text);
    expect(events.map((one) => one.summary)).toEqual(['Good']);
    expect(problems.map(({ line }) => line).toSorted((a, b) => a - b)).toEqual([3, 8, 12, 14, 18]);
  });

  it.each(['', 'hello', 'BEGIN:VCALENDAR\nBEGIN:VEVENT', '\0\0\0', 'END:VEVENT', ':'.repeat(10_000)])(
    'says so when it is none: %j',
    (text) => {
      expect(readIcs(text).events).toEqual([]);
      expect(readIcs(text).problems.length).toBeGreaterThan(0);
    },
  );
});

describe('what a file puts on the calendar', () => {
  const series = [
    'DTSTART;TZID=Europe/Rome:20261102T090000',
    'DTEND;TZID=Europe/Rome:20261102T100000',
    'SUMMARY:Run',
  ];

  it('keeps the clock time of a series across a clock change', () => {
    const text = event('DTSTART;TZID=Europe/Rome:20261024T090000', 'RRULE:FREQ=DAILY;COUNT=3', 'SUMMARY:Run');
    expect(starts(text, '2026-10-20', '2026-11-01')).toEqual([
      '2026-10-24 9 Run',
      '2026-10-25 9 Run',
      '2026-10-26 9 Run',
    ]);
  });

  it('takes out exceptions written in another zone, and counts a last moment in UTC', () => {
    const text = event(...series, 'RRULE:FREQ=DAILY;UNTIL=20261105T080000Z', 'EXDATE:20261103T080000Z');
    expect(starts(text, '2026-11-01', '2026-12-01')).toEqual([
      '2026-11-02 9 Run',
      '2026-11-04 9 Run',
      '2026-11-05 9 Run',
    ]);
  });

  it('puts an override in the place of its occurrence, and one for all that follow', () => {
    const text = file(
      'BEGIN:VEVENT',
      'UID:one',
      ...series,
      'RRULE:FREQ=DAILY;COUNT=4',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:one',
      'RECURRENCE-ID;TZID=Europe/Rome:20261103T090000',
      'DTSTART;TZID=Europe/Rome:20261103T150000',
      'SUMMARY:Late run',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:one',
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Rome:20261104T090000',
      'DTSTART;TZID=Europe/Rome:20261104T110000',
      'SUMMARY:Swim',
      'END:VEVENT',
    );
    expect(starts(text, '2026-11-01', '2026-12-01')).toEqual([
      '2026-11-02 9 Run',
      '2026-11-03 15 Late run',
      '2026-11-04 11 Swim',
      '2026-11-05 11 Swim',
    ]);
  });

  it('believes the newest version of an event', () => {
    const version = (sequence: number, hour: string) => [
      'BEGIN:VEVENT',
      'UID:one',
      `SEQUENCE:${sequence}`,
      `DTSTART:20261120T${hour}0000`,
      'END:VEVENT',
    ];
    expect(starts(file(...version(2, '15'), ...version(1, '09')), '2026-11-20', '2026-11-21')).toEqual([
      '2026-11-20 15',
    ]);
  });
});
