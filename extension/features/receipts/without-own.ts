/** The changes somebody else made: what this panel just did stands in its own toast, not in the row as well. */
import type { SeenChange } from '#extension/features/live-schedule/live-schedule.ts';
import type { Answer } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { RunningAct } from '#extension/features/live-schedule/shown-events.ts';

/** While an act runs, the stream may bring its change before the answer comes. */
export function withoutOwn(
  recent: readonly SeenChange[],
  answer: Answer | null,
  running: readonly RunningAct[],
): readonly SeenChange[] {
  const own = new Set<number>();
  if (answer?.outcome.kind === 'done' && !answer.isSettled) {
    const { version, changes } = answer.outcome.receipt;
    own.add(version);
    for (const change of changes) own.add(change.event.version);
  }
  const since = Math.min(...running.map((act) => act.since));
  return recent.filter(
    ({ change }) => !own.has(change.version) && !(change.who.channel === 'panel' && change.version > since),
  );
}
