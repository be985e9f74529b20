/**
 * One thing a person asks of the schedule by hand, and how it is sent. Kept as data so that it can be
 * drawn while it runs, sent again with consent after a conflict, and named in its receipt.
 */
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type {
  AddInput,
  FindTimeInput,
  QuickAddInput,
  ScheduleApi,
  UndoInput,
  UpdateInput,
} from './schedule-api.ts';
import type { WallEnds } from './wall-span.ts';

export type ScheduleAct =
  | { kind: 'add'; input: AddInput }
  | { kind: 'quick-add'; input: QuickAddInput; draft?: AddInput }
  | { kind: 'move'; event: ScheduleEvent; to: WallEnds }
  | { kind: 'update'; event: ScheduleEvent; fields: Omit<UpdateInput, 'id' | 'ifVersion' | 'allowOverlap'> }
  | { kind: 'remove'; event: ScheduleEvent }
  | { kind: 'undo'; target: UndoInput }
  | { kind: 'find-time'; input: FindTimeInput };

export type HowToSend = {
  /** The person tapped "Add anyway". */
  allowOverlap?: boolean;
  /** The person saw this newer state of the event and still wants it. */
  seen?: ScheduleEvent;
};

/** Rejects only when no answer came; every answer of the server is an outcome. */
export function sendAct(api: ScheduleApi, act: ScheduleAct, how: HowToSend = {}): Promise<Outcome> {
  const consent = how.allowOverlap ? { allowOverlap: true } : {};
  const target = (event: ScheduleEvent) => ({ id: event.id, ifVersion: (how.seen ?? event).version });
  switch (act.kind) {
    case 'add':
      return api.schedule.add.mutate({ ...act.input, ...consent });
    case 'quick-add':
      return api.quickAdd.add.mutate({ ...act.input, ...consent });
    case 'move':
      return api.schedule.move.mutate({ ...target(act.event), ...act.to, ...consent });
    case 'update':
      return api.schedule.update.mutate({ ...target(act.event), ...act.fields, ...consent });
    case 'remove':
      return api.schedule.remove.mutate(target(act.event));
    case 'undo':
      return api.schedule.undo.mutate(act.target);
    case 'find-time':
      return api.schedule.findTime.query(act.input);
  }
}

/** Whether the act can be sent again although it overlaps something. */
export function canConsent(
  act: ScheduleAct,
): act is ScheduleAct & { kind: 'add' | 'quick-add' | 'move' | 'update' } {
  return act.kind === 'add' || act.kind === 'quick-add' || act.kind === 'move' || act.kind === 'update';
}

/** The same wish at another time, as offered with a conflict; null where a time means nothing. */
export function actAt(act: ScheduleAct, ends: WallEnds): ScheduleAct | null {
  switch (act.kind) {
    case 'add':
      return { ...act, input: { ...act.input, ...ends } };
    case 'quick-add':
      return atOfQuickAdd(act, ends);
    case 'move':
      return { ...act, to: ends };
    case 'update':
      return { ...act, fields: { ...act.fields, ...ends } };
    default:
      return null;
  }
}

function atOfQuickAdd(act: ScheduleAct & { kind: 'quick-add' }, ends: WallEnds): ScheduleAct | null {
  if ('reading' in act.input) {
    const reading = { ...act.input.reading, ...ends, allDay: false, durationMinutes: null };
    return { ...act, input: { ...act.input, reading } };
  }
  return act.draft ? { kind: 'add', input: { ...act.draft, ...ends, allDay: false } } : null;
}
