/**
 * A series as calendar files have it (RFC 5545): one entry with its rule and what was taken out, and
 * one more for each occurrence that differs, under the same UID.
 */
import type { ScheduleEvent } from '../schedule/event.ts';
import { plainOccurrence, secondsOf, slotOfKey } from '../schedule/recurrence/expand-series.ts';
import { instantOf } from '../schedule/recurrence/clock-text.ts';
import { ruleOf } from '../schedule/recurrence/stored-rule.ts';
import { writeRule } from '../schedule/recurrence/rule.ts';
import { isSeries, patched } from '../schedule/recurrence/series.ts';
import type { Series } from '../schedule/recurrence/series.ts';
import { seriesSpan } from '../schedule/recurrence/series-span.ts';
import { zoneClock } from '../schedule/zone-clock.ts';

/** Lines that an entry has beside those of a single event, and the event whose UID it has. */
export type SeriesEntry = { event: ScheduleEvent; uidOf: string; lines: string[] };

/** How far an endless series is given the clock changes of its zone. */
const yearsOfRules = 10;

export function seriesEntries(event: ScheduleEvent): SeriesEntry[] {
  if (!isSeries(event)) return [{ event, uidOf: event.id, lines: [] }];
  const { exdates = [], overrides = {} } = event.series;
  const removed = exdates.map((key) => momentText(event, key));
  const master = {
    event,
    uidOf: event.id,
    lines: [
      `RRULE:${ruleText(event)}`,
      ...(removed.length === 0 ? [] : [`EXDATE${parameters(event)}:${removed.join(',')}`]),
    ],
  };
  const differing = Object.entries(overrides).map(([key, patch]) => ({
    event: patched(plainOccurrence(event, slotOfKey(event, key)), patch),
    uidOf: event.id,
    lines: [`RECURRENCE-ID${parameters(event)}:${momentText(event, key)}`],
  }));
  return [master, ...differing];
}

/** Instants between which its zones have to be known. */
export function entrySpan(event: ScheduleEvent): { from: string; to: string } {
  if (!isSeries(event)) return { from: event.start, to: event.end };
  const { from, to } = seriesSpan(event);
  const enough = instantOf(Math.floor(Date.parse(event.start) / 1000) + yearsOfRules * 366 * 86_400);
  return { from, to: to < enough ? to : enough };
}

function parameters({ allDay, wall }: Series): string {
  if (allDay) return ';VALUE=DATE';
  return isUtc(wall.startZone) ? '' : `;TZID=${wall.startZone}`;
}

function momentText({ allDay, wall }: Series, key: string): string {
  const digits = key.replaceAll(/[-:]/g, '');
  return allDay ? digits : `${digits}00${isUtc(wall.startZone) ? 'Z' : ''}`;
}

/** An end that is a time has to be in UTC there (§3.3.10). */
function ruleText(series: Series): string {
  const rule = ruleOf(series.series.rule);
  const { until } = rule;
  if (!until || series.allDay) return writeRule(rule);
  const epoch = zoneClock(series.wall.startZone).toEpoch(until.day * 86_400 + until.second);
  const utc = instantOf(epoch);
  const wall = secondsOf({ date: utc.slice(0, 10) });
  const second = epoch - wall;
  return writeRule({
    ...rule,
    until: { day: wall / 86_400, second, isUtc: true, isDate: false },
  });
}

function isUtc(zone: string): boolean {
  return /^(?:etc\/)?utc$/i.test(zone);
}
