/** One talk with the agent, by video, voice, chat, phone or SMS. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Analysis } from '#shared/conversation/analysis.ts';
import type { ReplyTurnState } from '#shared/conversation/reply-turn-state.ts';
import { calendars } from './calendars.ts';
import { instant, ownedBy, ownerId } from './owned.ts';

export type ConversationStatus = 'starting' | 'waiting' | 'in-progress' | 'ended' | 'failed';
/** Seconds; bucket and key as the vendor names them. */
export type Recording = {
  bucket: string | null;
  key: string | null;
  seconds: number | null;
  problem?: string;
};
export type VendorDeed = { kind: 'post-call' | 'perception'; name: string; at: string };
export type Brain = 'custom-llm' | 'tavus-tools' | 'relay';

export const conversations = pgTable(
  'conversations',
  {
    id: uuid()
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    ownerId: ownerId(),
    calendarId: uuid().notNull(),
    /** The vendor that carries the talk. */
    vendor: text().$type<'tavus'>(),
    /** Its own id there; null until it has answered. */
    vendorId: text(),
    /** SHA-256 of the token in the callback address, hex. */
    callbackTokenHash: text(),
    title: text().notNull().default(''),
    status: text().$type<ConversationStatus>().notNull().default('starting'),
    persona: text().notNull().default('scheduling'),
    brain: text().$type<Brain>(),
    simulated: boolean().notNull().default(false),
    /** Zone of the device the person talks from: words resolve there. */
    timeZone: text().notNull(),
    /** BCP 47: what is spoken in it. */
    language: text().notNull().default('en'),
    /** The talk that this one goes on from: a call takes up a chat. */
    continuesId: uuid(),
    /** Number of the newest turn our own agent began; an older one may not write any more. */
    turnFence: bigint({ mode: 'number' }).notNull().default(0),
    /** What that turn answers, and what was said in it. */
    replyTurn: jsonb().$type<ReplyTurnState>(),
    endReason: text(),
    /** What the vendor saw, in its own words; data of others. */
    perception: text(),
    /** Where the vendor put the recording, in its storage. */
    recording: jsonb().$type<Recording>(),
    /** What the vendor's persona did afterwards, or by what it saw: names only. */
    deeds: jsonb().$type<VendorDeed[]>().notNull().default([]),
    /** Null until there is a transcript to be analysed. */
    analysis: jsonb().$type<Analysis>(),
    /** When the vendor was last asked for what its callbacks did not tell. */
    checkedAt: instant(),
    topics: jsonb().$type<string[]>().notNull().default([]),
    insightCount: integer().notNull().default(0),
    qualityScore: integer(),
    hasTranscript: boolean().notNull().default(false),
    hasRecording: boolean().notNull().default(false),
    minutes: numeric({ precision: 8, scale: 2, mode: 'number' }).notNull().default(0),
    costCents: integer().notNull().default(0),
    startedAt: instant().notNull().defaultNow(),
    /** Last sign of life from the room. */
    lastSeenAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    unique('conversations_id_owner_key').on(t.id, t.ownerId),
    unique('conversations_vendor_key').on(t.vendor, t.vendorId),
    foreignKey({
      name: 'conversations_calendar_fkey',
      columns: [t.calendarId, t.ownerId],
      foreignColumns: [calendars.id, calendars.ownerId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'conversations_continues_fkey',
      columns: [t.continuesId],
      foreignColumns: [t.id],
    }).onDelete('set null'),
    index('conversations_owner_started_idx').on(t.ownerId, t.startedAt),
    index('conversations_token_idx').on(t.callbackTokenHash),
    ...ownedBy('conversations'),
  ],
).enableRLS();
