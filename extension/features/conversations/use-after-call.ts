/** What was put onto the schedule after calls while this panel was open, until it is closed. Newest call last. */
import { useCallback, useMemo, useState } from 'react';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { UndoTarget } from '#extension/features/live-schedule/schedule-api.ts';
import type { Change } from '#shared/schedule/change.ts';

export type AfterCall = {
  changes: Change[];
  /** Newest first: one tap takes all of it back. */
  undo: UndoTarget[];
  isTakenBack: boolean;
};

export function useAfterCall(): { told: AfterCall | null; dismiss(): void } {
  const { state } = useSchedule();
  const [readUpTo, setReadUpTo] = useState(0);
  const { recent } = state;
  const told = useMemo(
    () => afterCallOf(recent.map(({ change }) => change).filter(({ version }) => version > readUpTo)),
    [recent, readUpTo],
  );
  const newest = told?.changes.at(-1)?.version;
  const dismiss = useCallback(() => newest !== undefined && setReadUpTo(newest), [newest]);
  return { told, dismiss };
}

export function afterCallOf(changes: readonly Change[]): AfterCall | null {
  const all = changes.filter(({ who, undoOf }) => who.channel === 'post-call' && undoOf === undefined);
  const talk = all.at(-1)?.who.conversationId;
  const mine = all.filter(({ who }) => who.conversationId === talk);
  if (mine.length === 0) return null;
  const undone = new Set(changes.flatMap(({ undoOf }) => undoOf ?? []));
  const groups = new Set(mine.map(({ group, version }) => group?.id ?? version));
  return {
    changes: mine,
    undo: [...groups]
      .toReversed()
      .map((one) => (typeof one === 'string' ? { groupId: one } : { version: one })),
    isTakenBack: mine.every(({ version }) => undone.has(version)),
  };
}
