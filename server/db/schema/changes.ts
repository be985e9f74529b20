/** The change log. One row per version of a calendar; the truth behind the live stream and undo. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ChangeKind, Channel } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { calendars } from './calendars.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export const changes = pgTable(
  'changes',
  {
    calendarId: uuid().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
    ownerId: ownerId(),
    kind: text().$type<ChangeKind>().notNull(),
    eventId: uuid().notNull(),
    before: jsonb().$type<ScheduleEvent>(),
    after: jsonb().$type<ScheduleEvent>(),
    channel: text().$type<Channel>().notNull(),
    conversationId: uuid(),
    callId: text(),
    groupId: uuid().notNull(),
    groupIndex: integer().notNull(),
    groupSize: integer().notNull(),
    undoOf: bigint({ mode: 'number' }),
    /** The person (or the agent in their name) let this overlap with a busy event. */
    consent: text().$type<'overlap'>(),
    at: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'changes_pkey', columns: [t.calendarId, t.version] }),
    foreignKey({
      name: 'changes_calendar_fkey',
      columns: [t.calendarId, t.ownerId],
      foreignColumns: [calendars.id, calendars.ownerId],
    }).onDelete('cascade'),
    // With the version: the history asks of each act where it begins.
    index('changes_group_idx').on(t.ownerId, t.groupId, t.version),
    index('changes_event_idx').on(t.ownerId, t.eventId),
    // The history asks of each line what took it back; few changes did.
    index('changes_undo_idx')
      .on(t.calendarId, t.undoOf)
      .where(sql`${t.undoOf} is not null`),
    ...ownedBy('changes'),
  ],
).enableRLS();
