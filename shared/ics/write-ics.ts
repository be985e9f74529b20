/**
 * Events as the text of a calendar file (RFC 5545), for the feed and for saving. A plain snapshot:
 * it has no METHOD and no organizer, so guests are told about and nobody is asked to send anything.
 * A series is one entry with its rule, and one for each occurrence that differs.
 */
import type { EventLink, Guest, ScheduleEvent } from '../schedule/event.ts';
import { wallToInstant } from '../schedule/wall-clock.ts';
import { uidOf } from './event-uid.ts';
import { quoted, textOf, toLines } from './ics-text.ts';
import { entrySpan, seriesEntries } from './series-entries.ts';
import type { SeriesEntry } from './series-entries.ts';
import { zoneLines } from './write-zone.ts';

/** An event, and the instant at which it last changed. */
export type IcsEntry = {
  event: ScheduleEvent;
  changedAt: string;
  /** The name that somebody else gave it; without one it gets ours. */
  uid?: string;
};

export type IcsCalendar = {
  name: string;
  /** Zone of the calendar; null until it is known. */
  timeZone: string | null;
  entries: readonly IcsEntry[];
};

/** Lines end in CRLF and are folded at 75 octets. */
export function writeIcs({ name, timeZone, entries }: IcsCalendar): string {
  return toLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Calendar Agent//Calendar Agent//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${textOf(name)}`,
    ...(timeZone === null ? [] : [`X-WR-TIMEZONE:${timeZone}`]),
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'X-PUBLISHED-TTL:PT15M',
    ...zonesOf(entries).flatMap(zoneLines),
    ...entries.flatMap((entry) =>
      seriesEntries(entry.event).flatMap((one) => eventLines({ ...entry, ...one })),
    ),
    'END:VCALENDAR',
  ]);
}

/** Every zone that a time below is written in, with the moments it has to hold for. */
function zonesOf(entries: readonly IcsEntry[]): { zone: string; from: string; to: string }[] {
  const spans = new Map<string, { from: string; to: string }>();
  for (const { event } of entries) {
    if (event.allDay) continue;
    for (const zone of [event.wall.startZone, event.wall.endZone]) {
      if (isUtc(zone)) continue;
      const span = spans.get(zone);
      const { from, to } = entrySpan(event);
      spans.set(zone, {
        from: span && Date.parse(span.from) < Date.parse(from) ? span.from : from,
        to: span && Date.parse(span.to) > Date.parse(to) ? span.to : to,
      });
    }
  }
  return [...spans].map(([zone, span]) => ({ zone, ...span }));
}

function eventLines({ event, changedAt, uid, uidOf: id, lines }: IcsEntry & SeriesEntry): string[] {
  const changed = utcStamp(changedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${uid === undefined ? uidOf(id) : textOf(uid)}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${event.version}`,
    ...whenLines(event),
    ...lines,
    `SUMMARY:${textOf(event.title)}`,
    ...(event.place === undefined ? [] : [`LOCATION:${textOf(event.place)}`]),
    ...(event.notes === undefined ? [] : [`DESCRIPTION:${textOf(event.notes)}`]),
    `STATUS:${event.status.toUpperCase()}`,
    `TRANSP:${event.busy ? 'OPAQUE' : 'TRANSPARENT'}`,
    ...urlLines(event.links),
    ...event.guests.map(guestLine),
    ...event.reminders.flatMap((minutes) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${textOf(event.title)}`,
      `TRIGGER:-PT${minutes}M`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

function whenLines({ allDay, start, end, wall }: ScheduleEvent): string[] {
  if (allDay) {
    return [`DTSTART;VALUE=DATE:${digits(wall.start.date)}`, `DTEND;VALUE=DATE:${digits(wall.end.date)}`];
  }
  const seconds = Math.round((Date.parse(end) - Date.parse(start)) / 1000);
  return [
    momentLine('DTSTART', { wall: wall.start, zone: wall.startZone, instant: start }) ??
      `DTSTART:${utcStamp(start)}`,
    // In an hour that comes twice a clock cannot say which is meant; a length can.
    momentLine('DTEND', { wall: wall.end, zone: wall.endZone, instant: end }) ?? `DURATION:PT${seconds}S`,
  ];
}

type Moment = { wall: { date: string; time?: string }; zone: string; instant: string };

/** Null when a reader of this wall time would come to another instant. */
function momentLine(name: string, { wall, zone, instant }: Moment): string | null {
  if (isUtc(zone)) return `${name}:${utcStamp(instant)}`;
  if (Date.parse(wallToInstant(wall, zone)) !== Date.parse(instant)) return null;
  return `${name};TZID=${zone}:${digits(wall.date)}T${digits(wall.time ?? '00:00')}00`;
}

/** Nobody sends anything to a guest because of this line (RFC 6638 §7.1). */
function guestLine({ name, email }: Guest): string {
  const common = name === undefined ? '' : `;CN=${quoted(name)}`;
  return `ATTENDEE${common};ROLE=REQ-PARTICIPANT;SCHEDULE-AGENT=NONE:${
    email === undefined ? 'invalid:nomail' : `mailto:${email.replace(/[\p{Cc}\s]/gu, '')}`
  }`;
}

/** There is room for one address: the page an event came from goes before the way into its call. */
function urlLines(links: readonly EventLink[]): string[] {
  const link = links.find(({ kind }) => kind === 'page') ?? links[0];
  return link ? [`URL:${link.url.replace(/[\p{Cc}\s]/gu, '')}`] : [];
}

function isUtc(zone: string): boolean {
  return /^(?:etc\/)?utc$/i.test(zone);
}

const digits = (text: string) => text.replaceAll(/[-:]/g, '');

/** `20261120T090000Z`. */
function utcStamp(instant: string): string {
  return `${digits(new Date(Date.parse(instant)).toISOString().slice(0, 19))}Z`;
}
