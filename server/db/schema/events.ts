/**
 * Events as the person meant them: wall time and zone. The instants are derived (and carry the
 * version of the zone data they were derived with), for queries only.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { EventLink, EventSource, EventStatus, Guest, SeriesState } from '#shared/schedule/event.ts';
import { calendars } from './calendars.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

const wall = () => timestamp({ withTimezone: false, mode: 'string' });

export const events = pgTable(
  'events',
  {
    id: uuid().primaryKey(),
    ownerId: ownerId(),
    calendarId: uuid().notNull(),
    title: text().notNull(),
    allDay: boolean().notNull().default(false),
    /** Wall clock in `start_zone`; midnight for an all-day event. */
    startWall: wall().notNull(),
    /** Exclusive. */
    endWall: wall().notNull(),
    startZone: text().notNull(),
    endZone: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    tzdataVersion: text().notNull(),
    /**
     * RFC 5545 rule of a series; null for a single event. `starts_at` and `ends_at` of a series are
     * the span of all its occurrences (docs/decisions/042).
     */
    rule: text(),
    /** Of a series: its first occurrence, what was taken out, what is different about single ones. */
    series: jsonb().$type<SeriesState>(),
    place: text(),
    notes: text(),
    guests: jsonb().$type<Guest[]>().notNull().default([]),
    /** Minutes before the start. */
    reminders: jsonb().$type<number[]>().notNull().default([]),
    busy: boolean().notNull().default(true),
    status: text().$type<EventStatus>().notNull().default('confirmed'),
    source: text().$type<EventSource>().notNull(),
    links: jsonb().$type<EventLink[]>().notNull().default([]),
    /** The calendar's version at which this row last changed. */
    version: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      name: 'events_calendar_fkey',
      columns: [t.calendarId, t.ownerId],
      foreignColumns: [calendars.id, calendars.ownerId],
    }).onDelete('cascade'),
    // Only leak-proof comparisons can use an index under row security: no ranges here.
    index('events_owner_starts_idx').on(t.ownerId, t.startsAt),
    index('events_owner_ends_idx').on(t.ownerId, t.endsAt),
    check('events_order_check', sql`${t.endsAt} >= ${t.startsAt}`),
    check('events_series_check', sql`(${t.rule} is null) = (${t.series} is null)`),
    check('events_title_check', sql`length(${t.title}) between 1 and 500`),
    ...ownedBy('events'),
  ],
).enableRLS();
