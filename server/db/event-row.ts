/** Between an event as everybody sees it and its row, as JSON goes in and out of the SQL functions. */
import type { ScheduleEvent, SeriesState } from '#shared/schedule/event.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
import { seriesSpan } from '#shared/schedule/recurrence/series-span.ts';

/** A row of `events` as `to_jsonb` writes it. */
export type EventRow = {
  id: string;
  owner_id: string;
  calendar_id: string;
  title: string;
  all_day: boolean;
  start_wall: string;
  end_wall: string;
  start_zone: string;
  end_zone: string;
  starts_at: string;
  ends_at: string;
  tzdata_version: string;
  rule: string | null;
  series: SeriesState | null;
  place: string | null;
  notes: string | null;
  guests: ScheduleEvent['guests'];
  reminders: number[];
  busy: boolean;
  status: ScheduleEvent['status'];
  source: ScheduleEvent['source'];
  links: ScheduleEvent['links'];
  version: number;
  created_at: string;
};

/** A row with a rule is the series itself; `read-schedule.ts` makes its occurrences. */
export function toEvent(row: EventRow): ScheduleEvent {
  const wall = (text: string) =>
    row.all_day ? { date: text.slice(0, 10) } : { date: text.slice(0, 10), time: text.slice(11, 16) };
  return {
    id: row.id,
    title: row.title,
    start: row.series?.start ?? toInstant(row.starts_at),
    end: row.series?.end ?? toInstant(row.ends_at),
    wall: {
      start: wall(row.start_wall),
      end: wall(row.end_wall),
      startZone: row.start_zone,
      endZone: row.end_zone,
    },
    allDay: row.all_day,
    ...seriesOf(row),
    ...(row.place === null ? {} : { place: row.place }),
    ...(row.notes === null ? {} : { notes: row.notes }),
    guests: row.guests,
    reminders: row.reminders,
    busy: row.busy,
    status: row.status,
    source: row.source,
    links: row.links,
    version: row.version,
  };
}

function seriesOf(row: EventRow): Pick<ScheduleEvent, 'series'> {
  if (row.rule === null || row.series === null) return {};
  const { start, end: _end, ...rest } = row.series;
  return { series: { id: row.id, rule: row.rule, originalStart: start, ...rest } };
}

function stateOf({ start, end, series }: ScheduleEvent): SeriesState | null {
  if (!series) return null;
  const { exdates, overrides } = series;
  return { start, end, ...(exdates ? { exdates } : {}), ...(overrides ? { overrides } : {}) };
}

/** Of a single event or a series; an occurrence has no row of its own. */
export function toRow(
  event: ScheduleEvent,
  where: { ownerId: string; calendarId: string; tzdataVersion: string; now: string },
): EventRow {
  const span = isSeries(event) ? seriesSpan(event) : { from: event.start, to: event.end };
  return {
    id: event.id,
    owner_id: where.ownerId,
    calendar_id: where.calendarId,
    title: event.title,
    all_day: event.allDay,
    start_wall: `${event.wall.start.date}T${event.wall.start.time ?? '00:00'}:00`,
    end_wall: `${event.wall.end.date}T${event.wall.end.time ?? '00:00'}:00`,
    start_zone: event.wall.startZone,
    end_zone: event.wall.endZone,
    starts_at: span.from,
    ends_at: span.to,
    tzdata_version: where.tzdataVersion,
    rule: event.series?.rule ?? null,
    series: stateOf(event),
    place: event.place ?? null,
    notes: event.notes ?? null,
    guests: event.guests,
    reminders: event.reminders,
    busy: event.busy,
    status: event.status,
    source: event.source,
    links: event.links,
    version: event.version,
    created_at: where.now,
  };
}

/** Postgres writes offsets and trailing digits as it likes; ours are `…Z`, as short as they can be. */
export function toInstant(text: string): string {
  return Temporal.Instant.from(text.replace(' ', 'T')).toString();
}
