/**
 * One thing a person asks of the schedule by hand, and how it is sent. Kept as data so that it can be
 * drawn while it runs, sent again with consent after a conflict, and named in its receipt.
 */
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type {
  AddInput,
  EventFields,
  FindTimeInput,
  QuickAddInput,
  ScheduleApi,
  Scope,
  UndoTarget,
} from './schedule-api.ts';
import type { WallEnds } from './wall-span.ts';

export type ScheduleAct =
  | { kind: 'add'; input: AddInput }
  | { kind: 'quick-add'; input: QuickAddInput; draft?: AddInput }
  | { kind: 'move'; event: ScheduleEvent; to: WallEnds }
  | { kind: 'update'; event: ScheduleEvent; fields: EventFields }
  | { kind: 'remove'; event: ScheduleEvent }
  /** Newest first. */
  | { kind: 'undo'; targets: UndoTarget[] }
  | { kind: 'find-time'; input: FindTimeInput };

/** Something done to an occurrence of a series. */
export type ActOfSeries = ScheduleAct & { kind: 'move' | 'update' | 'remove' };

export function isOfSeries(act: ScheduleAct): act is ActOfSeries {
  return (act.kind === 'move' || act.kind === 'update' || act.kind === 'remove') && Boolean(act.event.series);
}

/** The same for one and the same undo; null for what means something else each time. */
export function undoKeyOf(act: ScheduleAct): string | null {
  if (act.kind !== 'undo' || act.targets.some((target) => 'newest' in target)) return null;
  return JSON.stringify(act.targets);
}

export type HowToSend = {
  /** The person tapped "Add anyway". */
  allowOverlap?: boolean;
  /** The person saw this newer state of the event and still wants it. */
  seen?: ScheduleEvent;
  /** For an event of a series; without it the server asks. */
  scope?: Scope;
  /** One id for one wish: kept when it is sent again because no answer came. */
  callId?: string;
};

/** Rejects only when no answer came; every answer of the server is an outcome. */
export function sendAct(api: ScheduleApi, act: ScheduleAct, how: HowToSend = {}): Promise<Outcome> {
  const call = { ...(how.callId && { callId: how.callId }) };
  const consent = { ...call, ...(how.allowOverlap && { allowOverlap: true }) };
  const target = (event: ScheduleEvent) => ({
    id: event.id,
    ifVersion: (how.seen ?? event).version,
    ...(how.scope && { scope: how.scope }),
  });
  switch (act.kind) {
    case 'add':
      return api.schedule.add.mutate({ ...act.input, ...consent });
    case 'quick-add':
      return api.quickAdd.add.mutate({ ...act.input, ...consent });
    case 'move':
      return api.schedule.move.mutate({ ...target(act.event), ...act.to, ...consent });
    case 'update':
      return sendUpdate(api, act, how);
    case 'remove':
      return api.schedule.remove.mutate({ ...target(act.event), ...call });
    case 'undo':
      return oneAfterAnother(
        act.targets.map(
          (one, n) => () => api.schedule.undo.mutate({ ...one, ...consent, ...numbered(call, n) }),
        ),
      );
    case 'find-time':
      return api.schedule.findTime.query(act.input);
  }
}

/** What it is and when it is are changed by two procedures; times first, because they can be refused. */
function sendUpdate(
  api: ScheduleApi,
  act: ScheduleAct & { kind: 'update' },
  how: HowToSend,
): Promise<Outcome> {
  if (act.event.series) return sendWhole(api, act, how);
  const { start, end, allDay, ...fields } = act.fields;
  const call = { ...(how.callId && { callId: how.callId }) };
  const consent = how.allowOverlap ? { allowOverlap: true } : {};
  const seen = (how.seen ?? act.event).version;
  const which = { id: act.event.id, ...(how.scope && { scope: how.scope }) };
  const steps: ((ifVersion: number, n: number) => Promise<Outcome>)[] = [];
  if (start && end) {
    const to = { start, end, ...(allDay === undefined ? {} : { allDay }) };
    steps.push((ifVersion, n) =>
      api.schedule.move.mutate({ ...which, ifVersion, ...to, ...consent, ...numbered(call, n) }),
    );
  }
  if (Object.keys(fields).length > 0) {
    steps.push((ifVersion, n) =>
      api.schedule.update.mutate({ ...which, ifVersion, ...fields, ...consent, ...numbered(call, n) }),
    );
  }
  return oneAfterAnother(
    steps.map((step, n) => (before) => step(before?.kind === 'done' ? before.receipt.version : seen, n)),
  );
}

/** An occurrence that moves with its series is called otherwise afterwards: nothing can follow. */
function sendWhole(
  api: ScheduleApi,
  { event, fields }: ScheduleAct & { kind: 'update' },
  how: HowToSend,
): Promise<Outcome> {
  return api.schedule.update.mutate({
    id: event.id,
    ifVersion: (how.seen ?? event).version,
    ...fields,
    ...(how.scope && { scope: how.scope }),
    ...(how.allowOverlap && { allowOverlap: true }),
    ...(how.callId && { callId: how.callId }),
  });
}

/** Stops at the first that is not done; what was done before it stays in the receipt and in what is said. */
async function oneAfterAnother(steps: ((before: Outcome | null) => Promise<Outcome>)[]): Promise<Outcome> {
  let all: Outcome | null = null;
  for (const step of steps) {
    const next: Outcome = await step(all);
    if (all?.kind === 'done') {
      const say: string = `${all.say} ${next.say}`;
      if (next.kind !== 'done') return { ...next, say };
      const { groupId: _none, ...receipt } = next.receipt;
      all = {
        ...next,
        say,
        receipt: { ...receipt, changes: [...all.receipt.changes, ...next.receipt.changes] },
      };
    } else {
      all = next;
      if (next.kind !== 'done') return next;
    }
  }
  return all ?? { kind: 'invalid', say: 'Nothing was asked for.', problems: [] };
}

function numbered(call: { callId?: string }, n: number): { callId?: string } {
  return call.callId === undefined || n === 0 ? call : { callId: `${call.callId}-${n}` };
}

/** Whether the act can be sent again although it overlaps something. */
export function canConsent(
  act: ScheduleAct,
): act is ScheduleAct & { kind: 'add' | 'quick-add' | 'move' | 'update' | 'undo' } {
  return act.kind !== 'remove' && act.kind !== 'find-time';
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
