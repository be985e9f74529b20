/**
 * One entry of the change log (`schedule.changes`, history, undo). Versions are gap-free per
 * calendar and commit in order: they are the stream's event id, the resume point, the gap
 * detector and the lost-update guard (docs/decisions/003).
 */
import type { ScheduleEvent } from './event.ts';

export const changeKinds = ['add', 'move', 'update', 'remove'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const channels = [
  'panel',
  'tavus-tools',
  'daily-relay',
  'custom-llm',
  'chat',
  'phone',
  'sms',
  'post-call',
  'cal-events',
  'zones',
] as const;
/** A way in. */
export type Channel = (typeof channels)[number];

export type ChangeAuthor = {
  channel: Channel;
  conversationId?: string;
  callId?: string;
};

export type Change = {
  version: number;
  kind: ChangeKind;
  /** Changes made by one act; `index` counts from 0. Absent when the act made just this one. */
  group?: { id: string; index: number; size: number };
  /** Absent for `add`. */
  before: ScheduleEvent | null;
  /** Absent for `remove`. */
  after: ScheduleEvent | null;
  /** Instant of the commit. */
  at: string;
  who: ChangeAuthor;
  /** The version this change takes back. */
  undoOf?: number;
};
