/** What is read of a calendar file that was written here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeIcs } from '#shared/ics/write-ics.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { instantOf } from '#shared/schedule/recurrence/clock-text.ts';
import { expandSeries, occurrenceAt, slotsOf } from '#shared/schedule/recurrence/expand-series.ts';
import { withOccurrence } from '#shared/schedule/recurrence/series-rows.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
import type { Series } from '#shared/schedule/recurrence/series.ts';
import { addDays, wallToInstant } from '#shared/schedule/wall-clock.ts';
import { seed, size } from '#server/testing/sizes.ts';
import { readCalendarFile } from './read-file.ts';

const otherwise = (event: ScheduleEvent): ScheduleEvent => ({
  ...event,
  title: 'Review',
  place: 'Room 2',
  guests: [{ name: 'Ann Lee', email: 'ann@example.com' }],
  reminders: [15],
  busy: false,
  status: 'tentative',
});

function aDayLater(event: ScheduleEvent): ScheduleEvent {
  const { start, end, startZone, endZone } = event.wall;
  const wall = {
    ...event.wall,
    start: { ...start, date: addDays(start.date, 1) },
    end: { ...end, date: addDays(end.date, 1) },
  };
  return {
    ...event,
    wall,
    start: wallToInstant(wall.start, startZone),
    end: wallToInstant(wall.end, endZone),
  };
}

const rules = [
  'FREQ=WEEKLY;BYDAY=FR',
  'FREQ=WEEKLY;UNTIL=20270401',
  'FREQ=DAILY;INTERVAL=2;COUNT=40',
  'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231T080000',
  'FREQ=YEARLY',
];

const anySeries = fc
  .record({
    rule: fc.constantFrom(...rules),
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'UTC', 'Asia/Kathmandu'),
    hour: fc.integer({ min: 4, max: 20 }),
    allDay: fc.boolean(),
    removed: fc.uniqueArray(fc.nat(8), { maxLength: 3 }),
    moved: fc.uniqueArray(fc.nat(8), { maxLength: 3 }),
  })
  .map(({ rule, zone, hour, allDay, removed, moved }): Series => {
    // A Friday that is the last of its month, so that every rule begins here.
    const time = (h: number) => (allDay ? {} : { time: `${String(h).padStart(2, '0')}:00` });
    const wall = {
      start: { date: '2026-11-27', ...time(hour) },
      end: { date: allDay ? '2026-11-28' : '2026-11-27', ...time(hour + 1) },
      startZone: zone,
      endZone: zone,
    };
    const id = '0199a7c2-0000-7000-8000-000000000001';
    const start = wallToInstant(wall.start, zone);
    let series: Series = {
      id,
      title: 'Stand-up',
      start,
      end: wallToInstant(wall.end, zone),
      wall,
      allDay,
      series: { id, rule: allDay ? rule.replace('T080000', '') : rule, originalStart: start },
      guests: [],
      reminders: [],
      busy: true,
      status: 'confirmed',
      source: 'hand',
      links: [],
      version: 1,
    };
    const slots = [...slotsOf(series, { from: 0, to: Date.parse('2028-01-01') / 1000 })];
    for (const at of moved) {
      const slot = slots[at];
      const event = slot && occurrenceAt(series, instantOf(slot.start));
      if (event)
        series = withOccurrence(
          series,
          instantOf(slot.start),
          at % 2 === 0 ? otherwise(event) : aDayLater(event),
        );
    }
    for (const at of removed) {
      const slot = slots[at];
      if (slot) series = withOccurrence(series, instantOf(slot.start), null);
    }
    return series;
  });

/** All that a person sees of it. */
const content = (series: ScheduleEvent) =>
  isSeries(series) &&
  expandSeries(series, { from: 0, to: Date.parse('2029-01-01') / 1000 }).map(
    ({ id: _id, source: _source, series: _series, version: _version, ...event }) => event,
  );

describe('a series that was written to a calendar file', () => {
  it('is read as the same series', { timeout: size(240_000, 3_600_000) }, () => {
    fc.assert(
      fc.property(anySeries, (series) => {
        const timeZone = series.allDay ? series.wall.startZone : 'Asia/Tokyo';
        const entries = [{ event: series, changedAt: '2026-11-20T09:00:00Z' }];
        const file = readCalendarFile(writeIcs({ name: 'Test', timeZone: null, entries }), {
          timeZone,
          series: 'series',
          window: { from: { day: 0, second: 0 }, to: { day: 0, second: 0 } },
        });
        const isLeft = expandSeries(series, { from: 0, to: Date.parse('2101-01-01') / 1000 }).length > 0;
        expect(file.problems).toEqual([]);
        expect(file.series).toHaveLength(isLeft ? 0 : 1);
        expect(file.events.map(({ event }) => content(event))).toEqual(isLeft ? [content(series)] : []);
      }),
      { seed, numRuns: size(200, 5_000) },
    );
  });
});
