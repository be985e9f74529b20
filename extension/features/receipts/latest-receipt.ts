/**
 * The newest thing that really happened to the schedule, whoever did it: the answer to this panel's own
 * act, or a change the stream brought. Pure, so that "which one is newer" is tested.
 */
import type { Receipt } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayChange, sayUndone } from '#shared/schedule/say-outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import type { UndoTarget } from '#extension/features/live-schedule/schedule-api.ts';
import { sayChannel } from '#extension/features/live-schedule/grid/block-words.ts';
import type { SeenChange } from '#extension/features/live-schedule/live-schedule.ts';
import type { Answer } from '#extension/features/live-schedule/ScheduleProvider.tsx';

export type LatestReceipt = {
  /** The version after it. */
  version: number;
  /** A finished sentence: the server's own where it gave one. */
  say: string;
  events: ScheduleEvent[];
  /** `by voice`; null for a hand's own work. */
  how: string | null;
  /** Newest first; empty for what stands at Cal.com and cannot be taken back from here. */
  undo: UndoTarget[];
  /** It took something back; undoing it does it again. */
  isUndo: boolean;
  isRepeat: boolean;
  isSimulated: boolean;
};

export function latestReceipt(
  answer: Answer | null,
  recent: readonly SeenChange[],
  voice: Voice,
): LatestReceipt | null {
  const own = ofAnswer(answer);
  const heard = ofChanges(recent, voice);
  if (!own || !heard) return own ?? heard;
  return heard.version > own.version ? heard : own;
}

function ofAnswer(answer: Answer | null): LatestReceipt | null {
  if (answer?.outcome.kind !== 'done' || answer.outcome.receipt.changes.length === 0) return null;
  const { outcome } = answer;
  return {
    version: outcome.receipt.version,
    say: outcome.say,
    events: outcome.receipt.changes.map((c) => c.event),
    how: null,
    undo: isOfCal(outcome.receipt.changes) ? [] : undoOf(outcome.receipt),
    isUndo: answer.act?.kind === 'undo',
    isRepeat: outcome.repeat === true,
    isSimulated: outcome.simulated === true,
  };
}

function ofChanges(recent: readonly SeenChange[], voice: Voice): LatestReceipt | null {
  const last = recent.at(-1)?.change;
  if (!last) return null;
  const { group } = last;
  const together = group ? recent.map((s) => s.change).filter((c) => c.group?.id === group.id) : [last];
  const parts = together.flatMap((c) => {
    const event = c.after ?? c.before;
    return event ? [{ kind: c.kind, event }] : [];
  });
  const [first] = parts;
  if (!first) return null;
  const isUndo = last.undoOf !== undefined;
  const rest = parts.length > 1 ? ` And ${parts.length - 1} more.` : '';
  return {
    version: last.version,
    say: isUndo ? sayUndone(parts, voice) : `${sayChange(first.kind, first.event, voice)}${rest}`,
    events: parts.map((p) => p.event),
    how: sayChannel(last.who.channel),
    undo: isOfCal(parts) ? [] : [group ? { groupId: group.id } : { version: last.version }],
    isUndo,
    isRepeat: false,
    isSimulated: false,
  };
}

const isOfCal = (changes: readonly { event: ScheduleEvent }[]): boolean =>
  changes.every(({ event }) => event.source === 'cal');

/** One act of the server has a group or a version; what took two has the versions of both. */
export function undoOf({ version, groupId, changes }: Receipt): UndoTarget[] {
  if (groupId !== undefined) return [{ groupId }];
  if (changes.length < 2) return [{ version }];
  return [...new Set(changes.map((c) => c.event.version))]
    .toSorted((a, b) => b - a)
    .map((v) => ({ version: v }));
}
