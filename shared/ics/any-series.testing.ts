/** Series of every kind that our calendar files know, for tests that write them and read them back. */
import fc from 'fast-check';
import type { ScheduleEvent } from '../schedule/event.ts';
import { instantOf } from '../schedule/recurrence/clock-text.ts';
import { occurrenceAt, slotsOf } from '../schedule/recurrence/expand-series.ts';
import { withOccurrence } from '../schedule/recurrence/series-rows.ts';
import type { Series } from '../schedule/recurrence/series.ts';
import { wallToInstant } from '../schedule/wall-clock.ts';

const rules = [
  'FREQ=WEEKLY;BYDAY=FR',
  'FREQ=WEEKLY;UNTIL=20270401',
  'FREQ=DAILY;INTERVAL=2;COUNT=40',
  'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231T080000',
  'FREQ=YEARLY',
];

/** `change` makes an occurrence differ from its series; `at` counts its slots from 0. */
export const anySeries = (
  change: (event: ScheduleEvent, at: number) => ScheduleEvent,
): fc.Arbitrary<Series> =>
  fc
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
        if (event) series = withOccurrence(series, instantOf(slot.start), change(event, at));
      }
      for (const at of removed) {
        const slot = slots[at];
        if (slot) series = withOccurrence(series, instantOf(slot.start), null);
      }
      return series;
    });
