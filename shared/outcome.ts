/**
 * What every tool and every mutation of a schedule or booking answers, on every channel.
 * `say` is a finished sentence in the person's zone and language; nothing else may be worded as
 * success. Outcomes are values: they are never thrown (docs/decisions/006).
 */
import type { BookingQuestion } from './booking/booking-question.ts';
import type { ChangeKind } from './schedule/change.ts';
import type { ScheduleEvent } from './schedule/event.ts';

/** What a committed call really stored, read back. Reads put their answer into `data`. */
export type Receipt<TData = unknown> = {
  /** The calendar's version after the act; for a read, the version it was read at. */
  version: number;
  changes: { kind: ChangeKind; event: ScheduleEvent }[];
  /** Names the act for `schedule.undo`; absent when nothing changed. */
  groupId?: string;
  data?: TData;
};

/** A stretch of time that is free; instants, with the wall clock they were offered in. */
export type FreeSlot = {
  /** The `slot_id` of a time that can be booked; absent where times are only looked for. */
  id?: string;
  /** Titles of what the person's own schedule has then: free for booking, busy here. */
  clash?: string[];
  start: string;
  end: string;
  wall: { start: { date: string; time: string }; end: { date: string; time: string }; timeZone: string };
};

export type Choice = {
  /** What to show on the button. */
  label: string;
  /** What to send back: an event id, or words that are no longer ambiguous. */
  value: string;
  event?: ScheduleEvent;
};

export type Problem = { field: string; problem: string };

type Marks = {
  say: string;
  /** The same request was answered before; nothing was done again. */
  repeat?: true;
  /** A simulator answered in place of a vendor. */
  simulated?: true;
};

export type Done<TData = unknown> = Marks & { kind: 'done'; receipt: Receipt<TData> };
export type Pending = Marks & { kind: 'pending'; receipt: Receipt };
export type Conflict = Marks & {
  kind: 'conflict';
  with: ScheduleEvent[];
  alternatives: FreeSlot[];
  /** In a talk: what a tap on "add anyway" confirms (`conversation.confirm`). */
  nonce?: string;
};
export type Taken = Marks & {
  kind: 'taken';
  nearest: FreeSlot[];
  /** The person keeps that time themselves: in another talk, or by another attempt. */
  heldBy?: 'you';
};
export type NotOffered = Marks & { kind: 'not-offered'; nearest: FreeSlot[] };
export type Ambiguous = Marks & { kind: 'ambiguous'; question: string; choices: Choice[] };
export type Needs = Marks & {
  kind: 'needs';
  fields: string[];
  /** Of those fields the ones that Cal.com asks; `slug` is the field. */
  questions?: BookingQuestion[];
  /** Where a time is missing: what is free. */
  nearest?: FreeSlot[];
};
export type NeedsYes = Marks & { kind: 'needs-yes'; summary: string; nonce: string; irreversible: string[] };
export type NotFound = Marks & { kind: 'not-found' };
export type Past = Marks & { kind: 'past' };
export type Stale = Marks & { kind: 'stale'; current: ScheduleEvent | null };
export type NotAllowed = Marks & { kind: 'not-allowed' };
export type Invalid = Marks & { kind: 'invalid'; problems: Problem[] };
export type Unavailable = Marks & { kind: 'unavailable'; retryAfterSeconds?: number };

export type Outcome<TData = unknown> =
  | Done<TData>
  | Pending
  | Conflict
  | Taken
  | NotOffered
  | Ambiguous
  | Needs
  | NeedsYes
  | NotFound
  | Past
  | Stale
  | NotAllowed
  | Invalid
  | Unavailable;

export type OutcomeKind = Outcome['kind'];
