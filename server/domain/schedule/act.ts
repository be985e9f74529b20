/**
 * Who asks for what, as the rules of the schedule see it. Channels and tools fill it in; nothing in
 * here knows how the words arrived.
 */
import type { Pool } from 'pg';
import type { Change, ChangeKind, Channel } from '#shared/schedule/change.ts';
import type { EventSource, ScheduleEvent } from '#shared/schedule/event.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import type { Clock } from '#server/clock.ts';
import type { Ids } from '#server/ids.ts';

export type ScheduleDeps = {
  pools: { app: Pool };
  asPerson: AsPerson;
  clock: Clock;
  ids: Ids;
  /** Version of the zone data that instants are derived with, for example `2026b`. */
  tzdataVersion: string;
  /** Tells everybody who watches; called after the commit, never waits. */
  announce(news: { calendarId: string; ownerId: string; changes: Change[] }): void;
};

export type Act = {
  personId: string;
  channel: Channel;
  conversationId: string | null;
  callId: string | null;
  /** Zone of the device the words came from; null means the calendar's own. */
  timeZone: string | null;
  /** By the person's own hand: the past may be written, nothing has to be read out of words. */
  isByHand: boolean;
  /** How many turns of the person this conversation had; a second "undo" needs a second turn. */
  personTurns: number | null;
  /** The person's last words where the server sees them (our own agent, chat), else null. */
  words: string | null;
  /** What they said before that in this conversation, oldest first; with `words` empty of gaps. */
  earlierWords: readonly string[];
  /** Nonce of the question that this act answers with a tap. */
  confirms: string | null;
  /** Number of the turn it belongs to; a newer turn of the talk takes its right to write. */
  turnFence?: number;
  /** Stored a moment ago by an older turn of the talk; the person has not heard of it. */
  carried?: readonly { kind: ChangeKind; event: ScheduleEvent }[];
  /** Part of several acts that are taken back together; else each act is a group of its own. */
  group?: { id: string; index: number; size: number };
  /** Only what would be changed is wanted: nothing is written. */
  isPreview?: true;
  call: {
    tool: string;
    arguments: unknown;
    key: string | null;
    argumentsHash: string;
    /** What the call means beyond its wording; null for reads. */
    meaning: string | null;
    startedAt: number;
    /** From `nextPlace`: which of two calls was asked for first, however they are answered. */
    asked: number;
  };
};

/** Where an event came from, as its colour in the panel says. */
export function sourceOf(act: Act): EventSource {
  switch (act.channel) {
    case 'tavus-tools':
    case 'daily-relay':
    case 'custom-llm':
      return 'voice';
    case 'chat':
      return 'chat';
    case 'phone':
      return 'phone';
    case 'sms':
      return 'sms';
    case 'post-call':
      return 'post-call';
    case 'cal-events':
      return 'cal';
    case 'panel':
    // Moves only what is there already.
    case 'zones':
      return 'hand';
  }
}
