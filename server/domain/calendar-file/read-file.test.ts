/** What is read of a calendar file that was written here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySeries } from '#shared/ics/any-series.testing.ts';
import { writeIcs } from '#shared/ics/write-ics.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { expandSeries } from '#shared/schedule/recurrence/expand-series.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
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

const changed = anySeries((event, at) => (at % 2 === 0 ? otherwise(event) : aDayLater(event)));

/** All that a person sees of it. */
const content = (series: ScheduleEvent) =>
  isSeries(series) &&
  expandSeries(series, { from: 0, to: Date.parse('2029-01-01') / 1000 }).map(
    ({ id: _id, source: _source, series: _series, version: _version, ...event }) => event,
  );

describe('a series that was written to a calendar file', () => {
  it('is read as the same series', { timeout: size(240_000, 3_600_000) }, () => {
    fc.assert(
      fc.property(changed, (series) => {
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
