/**
 * What the schedule needs of the server, stated by shape: the extension's tRPC client fits it, and so
 * does the gallery's schedule in memory. Types only.
 */
import type { Outcome } from '#shared/outcome.ts';
import type { FoundEvent } from '#shared/language/read-selection.ts';
import type { Reading } from '#shared/language/reading.ts';
import type { EventLink, Guest, ScheduleEvent, WallTime } from '#shared/schedule/event.ts';

export type EventFields = {
  title?: string;
  start?: WallTime;
  end?: WallTime;
  allDay?: boolean;
  /** Null clears it. */
  place?: string | null;
  notes?: string | null;
  /** Minutes before the start; empty for none. */
  reminders?: number[];
  guests?: Guest[];
  busy?: boolean;
  durationMinutes?: number;
  /** RFC 5545 rule; `never` ends the repetition. */
  recurrence?: string;
};

/** The same id again is the same request: asking once more after a broken connection does nothing twice. */
type Call = { callId?: string };

/** Said by the person's own tap on "Add anyway", never by us. */
type Consent = { allowOverlap?: boolean };
/** `ifVersion`: the version of the event the person was looking at. */
type Target = { id: string; ifVersion?: number; scope?: Scope };
/** Which occurrences of a series an act is about. */
export type Scope = 'this' | 'following' | 'all';

export type AddInput = Call &
  Consent & {
    title: string;
    start: WallTime;
    end?: WallTime;
    allDay?: boolean;
    place?: string;
    notes?: string;
    guests?: Guest[];
    busy?: boolean;
    /** RFC 5545 rule, or words. */
    recurrence?: string;
    /** Minutes before the start. */
    reminders?: number[];
    links?: EventLink[];
  };
export type MoveInput = Call & Target & Consent & { start: WallTime; end: WallTime; allDay?: boolean };
/** Times of a single event are changed by a move; of a series everything goes in one. */
export type UpdateInput = Call & Target & Consent & EventFields;
export type RemoveInput = Call & Target;
export type UndoTarget =
  | { version: number }
  | { groupId: string }
  /** The newest that still stands. */
  | { newest: true };
export type UndoInput = Call & Consent & UndoTarget;
/** Instants. */
export type FindTimeInput = {
  durationMinutes: number;
  from: string;
  to: string;
  /** `HH:MM`. */
  notBefore?: string;
  notAfter?: string;
  /** How many offers. */
  most?: number;
  /** When other people cannot, in words. */
  others?: string;
  bufferMinutes?: number;
  prefer?: 'morning' | 'afternoon' | 'evening';
};
/** What would be changed, before it is: `receipt.data` of the outcome is a `SchedulePreview`. */
export type PreviewInput =
  | { change: 'move'; input: MoveInput }
  | { change: 'update'; input: UpdateInput }
  | { change: 'remove'; input: RemoveInput };
export type QuickAddInput = Call &
  Consent &
  ({ text: string; timeZone: string; locale?: string } | { reading: Reading; timeZone: string });

/** `off`: no model, or it did not answer; `say` says which. */
export type Improved = { kind: 'read'; found: FoundEvent[] } | { kind: 'off'; say: string };

type Mutation<I> = { mutate(input: I): Promise<Outcome> };

export type ScheduleApi = {
  schedule: {
    list: {
      query(input: { from: string; to: string }): Promise<{ version: number; events: ScheduleEvent[] }>;
    };
    add: Mutation<AddInput>;
    move: Mutation<MoveInput>;
    update: Mutation<UpdateInput>;
    remove: Mutation<RemoveInput>;
    undo: Mutation<UndoInput>;
    findTime: { query(input: FindTimeInput): Promise<Outcome> };
  };
  quickAdd: { add: Mutation<QuickAddInput> };
};

/** What a change of a series would do; only the panel shows it. */
export type PreviewApi = { schedule: { preview: { query(input: PreviewInput): Promise<Outcome> } } };

/** A long text read with the model's help; asked by the panel only. */
export type ImproveApi = {
  quickAdd: {
    improve: { mutate(input: { text: string; timeZone: string; locale?: string }): Promise<Improved> };
  };
};
