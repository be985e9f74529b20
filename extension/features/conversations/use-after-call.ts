/** What was put onto the schedule after calls while this panel was open, until it is closed. Newest call last. */
import { useCallback, useMemo, useState } from 'react';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { takenBackBy } from '#extension/features/receipts/taken-back.ts';
import type { UndoTarget } from '#extension/features/live-schedule/schedule-api.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { TalkDetail } from './talks-api.ts';
import { usePolled } from './use-polled.ts';

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

/** How far the reading of a call that has just ended is: being looked through, done, or out of tries. */
export type Looking = 'looking' | 'done' | { stuck: string };

export function useLooking(ended: string | null): Looking {
  const { talks } = usePorts();
  const ask = async () =>
    ended === null ? null : await talks.conversation.get.query({ conversationId: ended });
  const { value } = usePolled(ask, {
    key: `reading ${ended}`,
    again: (talk) => (ended === null || lookingAt(talk, ended) === 'done' ? null : 2_000),
  });
  return lookingAt(value, ended);
}

/** What is known of the call before says nothing of this one. */
export function lookingAt(
  talk: Pick<TalkDetail, 'conversationId' | 'afterCall' | 'unreadWhy'> | null,
  ended: string | null,
): Looking {
  if (talk?.conversationId !== ended) return 'looking';
  if (talk?.afterCall) return 'done';
  return talk?.unreadWhy ? { stuck: talk.unreadWhy } : 'looking';
}

export function afterCallOf(changes: readonly Change[]): AfterCall | null {
  const all = changes.filter(({ who, undoOf }) => who.channel === 'post-call' && undoOf === undefined);
  const talk = all.at(-1)?.who.conversationId;
  const mine = all.filter(({ who }) => who.conversationId === talk);
  if (mine.length === 0) return null;
  const undone = takenBackBy(changes);
  const groups = new Set(mine.map(({ group, version }) => group?.id ?? version));
  return {
    changes: mine,
    undo: [...groups]
      .toReversed()
      .map((one) => (typeof one === 'string' ? { groupId: one } : { version: one })),
    isTakenBack: mine.every(({ version }) => undone.has(version)),
  };
}
