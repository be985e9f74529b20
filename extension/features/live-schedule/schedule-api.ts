/**
 * What the schedule needs of the server, stated by shape: the extension's tRPC client fits it, and so
 * does the gallery's schedule in memory. Types only.
 */
import type { Outcome } from '#shared/outcome.ts';
import type { Reading } from '#shared/language/reading.ts';
import type { Guest, ScheduleEvent, WallTime } from '#shared/schedule/event.ts';

export type EventFields = {
  title?: string;
  start?: WallTime;
  end?: WallTime;
  allDay?: boolean;
  /** Empty text clears it. */
  place?: string;
  notes?: string;
  guests?: Guest[];
  busy?: boolean;
};

/** Said by the person's own tap on "Add anyway", never by us. */
type Consent = { allowOverlap?: boolean };
/** `ifVersion`: the version of the event the person was looking at. */
type Target = { id: string; ifVersion?: number };

export type AddInput = EventFields & Consent & { title: string; start: WallTime };
export type MoveInput = Target & Consent & { start: WallTime; end: WallTime };
export type UpdateInput = Target & Consent & EventFields;
export type RemoveInput = Target;
export type UndoInput = { version: number } | { groupId: string };
/** Instants. */
export type FindTimeInput = { durationMinutes: number; from: string; to: string };
export type QuickAddInput = Consent &
  ({ text: string; timeZone: string; locale?: string } | { reading: Reading });

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
