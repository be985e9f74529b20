import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScheduleEvent } from '../event.ts';
import { expandAll } from './expand-all.ts';
import { expandSeries } from './expand-series.ts';
import { instantOf } from './clock-text.ts';
import { isSeries } from './series.ts';

const rules = [null, null, 'FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,FR', 'FREQ=MONTHLY;COUNT=9'];
const first = Date.parse('1969-12-20T08:00:00Z') / 1000;

/** Few hours and few ids, so that many begin at once; also before 1970 and within a second. */
const anyEvent = fc.record({
  rule: fc.constantFrom(...rules),
  day: fc.oneof(fc.integer({ min: -9, max: 40 }), fc.integer({ min: 500, max: 502 })),
  hour: fc.integer({ min: 0, max: 3 }),
  part: fc.constantFrom('Z', '.250Z', '.500Z'),
  id: fc.integer({ min: 0, max: 99 }),
});

function eventOf({
  rule,
  day,
  hour,
  part,
  id: n,
}: typeof anyEvent extends fc.Arbitrary<infer T> ? T : never) {
  const id = `0000000${n % 10}-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const at = first + day * 86_400 + hour * 3600;
  const start = rule === null ? instantOf(at).replace('Z', part) : instantOf(at);
  const wall = (seconds: number) => ({
    date: instantOf(seconds).slice(0, 10),
    time: instantOf(seconds).slice(11, 16),
  });
  return {
    id,
    title: id,
    start,
    end: instantOf(at + 1800),
    wall: { start: wall(at), end: wall(at + 1800), startZone: 'UTC', endZone: 'UTC' },
    allDay: false,
    ...(rule === null ? {} : { series: { id, rule, originalStart: start } }),
    guests: [],
    reminders: [],
    busy: true,
    status: 'confirmed',
    source: 'hand',
    links: [],
    version: 1,
  } satisfies ScheduleEvent;
}

describe('a window of a calendar with series', () => {
  it('has everything in it in order of start, then id', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyEvent, { maxLength: 30, selector: ({ id }) => id }),
        fc.integer({ min: 1, max: 2_000 }),
        (chosen, limit) => {
          const stored: ScheduleEvent[] = chosen.map(eventOf);
          const window = { from: '1969-01-01T00:00:00Z', to: '1972-01-01T00:00:00Z' };
          const all = stored.flatMap((event) =>
            isSeries(event) ? expandSeries(event, { from: -1e8, to: Date.parse(window.to) / 1000 }) : [event],
          );
          const order = (a: ScheduleEvent, b: ScheduleEvent) =>
            Date.parse(a.start) - Date.parse(b.start) || (a.id < b.id ? -1 : 1);
          // Without a series rows come in order already.
          if (!stored.some(isSeries)) stored.sort(order);
          expect(expandAll(stored, window, limit).map(({ id }) => id)).toEqual(
            all
              .toSorted(order)
              .slice(0, limit)
              .map(({ id }) => id),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('goes on while what was found comes after what was looked at', () => {
    const yearly = eventOf({ rule: 'FREQ=YEARLY', day: 0, hour: 0, part: 'Z', id: 1 });
    const later = [800, 801].map((day) => eventOf({ rule: null, day, hour: 0, part: 'Z', id: day % 100 }));
    const window = { from: '1969-01-01T00:00:00Z', to: '1973-01-01T00:00:00Z' };
    expect(expandAll([...later, yearly], window, 3).map(({ start }) => start.slice(0, 10))).toEqual([
      '1969-12-20',
      '1970-12-20',
      '1971-12-20',
    ]);
  });
});
