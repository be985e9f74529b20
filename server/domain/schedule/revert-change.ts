/** The step back over one change, laid over what the event is now. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from '#shared/outcome.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayEventWhen } from '#shared/schedule/say-outcome.ts';
import type { Teller } from '#shared/schedule/say-outcome.ts';
import { heldElsewhere } from './held-elsewhere.ts';
import type { Write } from './perform-act.ts';

/** Fields that are taken back together: a moment is not half moved. */
const parts = [
  ['start', 'end', 'wall', 'allDay'],
  ['title'],
  ['place'],
  ['notes'],
  ['guests'],
  ['reminders'],
  ['busy'],
  ['status'],
  ['links'],
] as const satisfies readonly (keyof ScheduleEvent)[][];

/** `write: null` when it was taken back before. */
export function revertChange(
  change: Change,
  current: ScheduleEvent | null,
  teller: Teller,
): { write: Write | null } | { outcome: Outcome } {
  const { before, after } = change;
  const refusal = heldElsewhere(current ?? after ?? before, before ? 'change' : 'remove');
  if (refusal) return { outcome: refusal };
  if (!before)
    return { write: current && { kind: 'remove', before: current, after: null, undoOf: change.version } };
  if (!after) {
    return { write: current ? null : { kind: 'add', before: null, after: before, undoOf: change.version } };
  }
  if (!current) {
    const say = `Not taken back: ${after.title} is not on your calendar any more.`;
    return { outcome: { kind: 'not-found', say } };
  }
  let restored: ScheduleEvent = current;
  let taken = false;
  for (const part of parts) {
    if (isSamePart(before, after, part)) continue;
    if (isSamePart(current, before, part)) continue;
    if (!isSamePart(current, after, part)) {
      const say = `Not taken back: ${current.title} was changed again since. It is ${sayEventWhen(current, teller)} now.`;
      return { outcome: { kind: 'stale', say, current } };
    }
    restored = withPart(restored, before, part);
    taken = true;
  }
  if (!taken) return { write: null };
  return {
    write: {
      kind: change.kind === 'move' ? 'move' : 'update',
      before: current,
      after: restored,
      undoOf: change.version,
    },
  };
}

function isSamePart(a: ScheduleEvent, b: ScheduleEvent, part: readonly (keyof ScheduleEvent)[]): boolean {
  return part.every((field) => isDeepStrictEqual(a[field], b[field]));
}

function withPart(
  event: ScheduleEvent,
  from: ScheduleEvent,
  part: readonly (keyof ScheduleEvent)[],
): ScheduleEvent {
  const fields = Object.fromEntries(
    part.flatMap((field) => (from[field] === undefined ? [] : [[field, from[field]]])),
  );
  const rest = Object.fromEntries(
    Object.entries(event).filter(([key]) => !part.some((field) => field === key)),
  );
  return { ...rest, ...fields } as ScheduleEvent;
}
