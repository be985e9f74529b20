/**
 * A month of a calendar with 10,000 events, 500 of them series: what a look at the calendar does after
 * the rows have come, beside asking a time library for every occurrence.
 */
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { expandAll } from '#shared/schedule/recurrence/expand-all.ts';
import { momentOf, startOf } from '#shared/schedule/recurrence/expand-series.ts';
import { occurrencesOfSet } from '#shared/schedule/recurrence/occurrences-of-set.ts';
import { ruleOf } from '#shared/schedule/recurrence/stored-rule.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
import { dateOf } from '#shared/schedule/day-number.ts';
import { wallToInstant } from '#shared/schedule/wall-clock.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Europe/London'];
const rules = [
  'FREQ=WEEKLY;BYDAY=FR',
  'FREQ=WEEKLY;BYDAY=MO,WE,FR',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=MONTHLY;BYDAY=1MO',
  'FREQ=MONTHLY;BYMONTHDAY=20',
  'FREQ=WEEKLY;COUNT=150',
];
const month = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const pad = (n: number) => String(n).padStart(2, '0');

/** 500 series that began up to four years ago, and 9,500 single events over as many years. */
export function calendarOfSeries(random: () => number): ScheduleEvent[] {
  const first = Date.UTC(2022, 11, 1) / 86_400_000;
  return Array.from({ length: 10_000 }, (_, n): ScheduleEvent => {
    const zone = zones[n % zones.length] ?? 'UTC';
    const date = dateOf(first + Math.floor(random() * 1_600));
    const hour = 6 + Math.floor(random() * 14);
    const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const wall = {
      start: { date, time: `${pad(hour)}:00` },
      end: { date, time: `${pad(hour)}:45` },
      startZone: zone,
      endZone: zone,
    };
    const start = wallToInstant(wall.start, zone);
    const rule = n < 500 ? rules[n % rules.length] : undefined;
    return {
      id,
      title: `Event ${n}`,
      start,
      end: wallToInstant(wall.end, zone),
      wall,
      allDay: false,
      ...(rule === undefined ? {} : { series: { id, rule, originalStart: start } }),
      guests: [],
      reminders: [],
      busy: true,
      status: 'confirmed',
      source: 'hand',
      links: [],
      version: 1,
    };
  });
}

/** What the database hands out for the month: single events of it, and every series. */
export function rowsOfMonth(events: readonly ScheduleEvent[]): ScheduleEvent[] {
  return events.filter((event) => isSeries(event) || (event.start < month.to && event.end > month.from));
}

export function ourMonth(rows: readonly ScheduleEvent[]): number {
  return expandAll(rows, month, 20_000).length;
}

/** The same occurrences, each made into an instant by itself. */
export function plainMonth(rows: readonly ScheduleEvent[]): number {
  const limits = {
    from: momentOf(Date.parse(month.from) / 1000 - 86_400),
    to: momentOf(Date.parse(month.to) / 1000 + 86_400),
  };
  return rows.reduce((sum, event) => {
    if (!isSeries(event)) return sum + 1;
    let count = 0;
    const set = { rule: ruleOf(event.series.rule), start: startOf(event) };
    for (const { day, second } of occurrencesOfSet(set, limits)) {
      const time = `${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}`;
      const start = wallToInstant({ date: dateOf(day), time }, event.wall.startZone);
      const end = wallToInstant({ date: dateOf(day), time: `${time.slice(0, 2)}:45` }, event.wall.endZone);
      if (start < month.to && end > month.from) count += 1;
    }
    return sum + count;
  }, 0);
}
