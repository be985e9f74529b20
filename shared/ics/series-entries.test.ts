import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySeries } from './any-series.testing.ts';
import type { ScheduleEvent } from '../schedule/event.ts';
import { instantOf } from '../schedule/recurrence/clock-text.ts';
import { expandSeries } from '../schedule/recurrence/expand-series.ts';
import { wallToInstant } from '../schedule/wall-clock.ts';
import { icsOccurrences } from './ics-occurrences.ts';
import { epochSeconds } from './ics-zone.ts';
import { readIcs } from './read-ics.ts';
import { writeIcs } from './write-ics.ts';

const renamed = anySeries((event) => ({ ...event, title: 'Review' }));

describe('a series in a calendar file', () => {
  it('is read as the occurrences it has here', () => {
    fc.assert(
      fc.property(renamed, (series) => {
        const text = writeIcs({
          name: 'Test',
          timeZone: null,
          entries: [{ event: series, changedAt: '2026-11-20T09:00:00Z' }],
        });
        const file = readIcs(text);
        expect(file.problems).toEqual([]);
        const read = icsOccurrences(file.events, {
          from: { day: 20_000, second: 0 },
          to: { day: 21_183, second: 0 },
          reader: series.wall.startZone,
        }).map(({ event, start }) => [
          event.summary,
          instantOf(
            epochSeconds(start, start.isDate ? { kind: 'floating' } : start.zone, series.wall.startZone),
          ),
        ]);
        const to = Date.parse(wallToInstant({ date: '2027-12-31' }, series.wall.startZone)) / 1000;
        const here = expandSeries(series, { from: 0, to }).map((event: ScheduleEvent) => [
          event.title,
          event.start,
        ]);
        expect(read).toEqual(here);
      }),
      { numRuns: 120 },
    );
  });
});
