/** What does not stand any more: an undo that was itself taken back counts for nothing. Pure. */
import type { Change } from '#shared/schedule/change.ts';

/** Versions of what is taken back by these changes, which are given oldest first. */
export function takenBackBy(changes: readonly Pick<Change, 'version' | 'undoOf'>[]): ReadonlySet<number> {
  const gone = new Set<number>();
  for (const { version, undoOf } of changes.toReversed())
    if (undoOf !== undefined && !gone.has(version)) gone.add(undoOf);
  return gone;
}
