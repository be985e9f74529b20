/**
 * What the grid draws: the truth the server told, with what a person just asked for laid over it while
 * the answer is on its way. A draft never becomes truth here; it disappears when the server answered.
 */
import type { EventSource, ScheduleEvent } from '#shared/schedule/event.ts';
import { draftEvent } from './draft-event.ts';
import { instantsOf } from './wall-span.ts';
import type { ScheduleAct } from './schedule-act.ts';
import type { SeenChange } from './live-schedule.ts';
import type { AddInput, EventFields } from './schedule-api.ts';

export type ShownEvent = ScheduleEvent & {
  /** Asked for, not answered yet. */
  isWaiting?: true;
  /** A question that is still open: drawn where it would be, and nothing but answered there. */
  isSuggested?: true;
};

export type RunningAct = {
  id: number;
  act: ScheduleAct;
  /** The version when it was asked for. */
  since: number;
};

export function shownEvents(
  events: Iterable<ScheduleEvent>,
  running: readonly RunningAct[],
  timeZone: string,
): ShownEvent[] {
  const shown = new Map<string, ShownEvent>();
  for (const event of events) shown.set(event.id, event);
  for (const { id, act } of running) {
    const wish = act.kind === 'add' ? act.input : act.kind === 'quick-add' ? act.draft : undefined;
    if (wish) layDraft(shown, draftEvent(`waiting-${id}`, wish, timeZone));
    if (act.kind === 'move' || act.kind === 'update') layChange(shown, act, timeZone);
    if (act.kind === 'remove') shown.delete(act.event.id);
  }
  return [...shown.values()];
}

/** The four hues of the drawing. */
export function hueOf(source: EventSource): 'voice' | 'cal' | 'google' | 'hand' {
  switch (source) {
    case 'voice':
    case 'chat':
    case 'phone':
    case 'sms':
    case 'post-call':
      return 'voice';
    case 'cal':
      return 'cal';
    case 'google':
    case 'ics':
      return 'google';
    case 'hand':
    case 'quick-add':
      return 'hand';
  }
}

/** A Cal.com booking moves or goes only by rescheduling or cancelling it there. */
export function isFixed(event: ScheduleEvent): boolean {
  return event.source === 'cal';
}

/** The newest change of each event that was heard of after `since` (milliseconds). */
export function freshChanges(recent: readonly SeenChange[], since: number): Map<string, SeenChange> {
  const fresh = new Map<string, SeenChange>();
  for (const seen of recent) {
    const event = seen.change.after ?? seen.change.before;
    if (event && seen.seenAt > since) fresh.set(event.id, seen);
  }
  return fresh;
}

function layDraft(shown: Map<string, ShownEvent>, draft: ScheduleEvent) {
  const isAnswered = [...shown.values()].some(
    (e) => e.title === draft.title && Date.parse(e.start) === Date.parse(draft.start),
  );
  if (!isAnswered) shown.set(draft.id, { ...draft, isWaiting: true });
}

function layChange(
  shown: Map<string, ShownEvent>,
  act: ScheduleAct & { kind: 'move' | 'update' },
  timeZone: string,
) {
  const current = shown.get(act.event.id);
  if (!current) return;
  const { start, end, ...fields } = act.kind === 'move' ? act.to : shownFields(act.fields);
  const place = start && end ? placed(current, { start, end }, timeZone) : {};
  shown.set(current.id, { ...current, ...fields, ...place, isWaiting: true });
}

function shownFields({ place, notes, durationMinutes: _length, recurrence: _rule, ...fields }: EventFields) {
  return { ...fields, ...(place && { place }), ...(notes && { notes }) };
}

function placed(event: ScheduleEvent, ends: Required<Pick<AddInput, 'start' | 'end'>>, timeZone: string) {
  const startZone = ends.start.timeZone ?? timeZone;
  const endZone = ends.end.timeZone ?? startZone;
  return {
    ...instantsOf(ends, startZone),
    wall: { ...event.wall, start: ends.start, end: ends.end, startZone, endZone },
  };
}
