/**
 * Which answer stands there when another one comes, in whatever order they come. What was asked first may
 * be answered last: then it takes nothing away that was asked later and is still to be seen. Pure.
 */
import type { Answer } from './ScheduleProvider.tsx';

export function afterAnswer(shown: Answer | null, next: Answer): Answer {
  const isLate = shown !== null && !shown.isSettled && shown.id > next.id;
  if (!isLate) return next;
  const isShownDone = shown.outcome.kind === 'done';
  // What was changed stands on the schedule, and in the row of what is new, with its undo.
  if (next.outcome.kind === 'done' && (next.outcome.receipt.changes.length > 0 || !isShownDone)) return shown;
  // Nobody has seen it yet; the question that waits comes back when this one is closed.
  return isShownDone ? next : { ...next, under: shown };
}

export function afterDismiss(shown: Answer | null): Answer | null {
  return shown?.under ?? null;
}

/** Only the one that has had its time: another may have come that moment. */
export function afterSettle(shown: Answer | null, id: number): Answer | null {
  return shown?.id === id ? { ...shown, isSettled: true } : shown;
}
