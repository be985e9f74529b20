/**
 * What happened last, whoever did it: said once, shown as the latest receipt, and, when this person did
 * it here, brought onto the screen.
 */
import { useEffect } from 'react';
import { useAnnounce } from '#extension/components/Announcer.tsx';
import { useChat } from '#extension/features/chat/ChatProvider.tsx';
import { isInHand } from '#extension/features/live-schedule/in-hand.ts';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { latestReceipt, type LatestReceipt } from '#extension/features/receipts/latest-receipt.ts';
import { withoutOwn } from '#extension/features/receipts/without-own.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { CalendarDate } from '#shared/schedule/event.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { hasDone } from './who-tells.ts';

type News = {
  receipt: LatestReceipt | null;
  /** A newer act is on the screen, with an Undo of its own. */
  hasToast: boolean;
};

/** `bring`: shows a day that is not on the screen; stable. `heardInCall`: what a tool answered there last. */
export function useNews(
  voice: Voice,
  heardInCall: Outcome | null,
  bring: (date: CalendarDate) => void,
): News {
  const { state, running, answer } = useSchedule();
  const chat = useChat();
  const announce = useAnnounce();
  // The newest thing, always: while its toast is up the way back is there, and nowhere else.
  const receipt = latestReceipt(answer, withoutOwn(state.recent, answer, running), voice);
  // What this panel did itself was said with its answer.
  const isOwn = answer?.outcome.kind === 'done' && answer.outcome.receipt.version === receipt?.version;
  const heardOf = receipt && !isOwn ? [receipt.say, receipt.how].filter(Boolean).join(' ') : null;
  useEffect(() => {
    if (heardOf !== null) announce(heardOf);
  }, [heardOf, receipt?.version, announce]);
  // What this person just did, by hand or in this panel's call, is brought onto the screen.
  const isFromHere = isOwn || hasDone(heardInCall, receipt?.version) || hasDone(chat.heard, receipt?.version);
  const firstEvent = receipt?.events[0];
  const shownOn = firstEvent && instantToWall(firstEvent.start, voice.timeZone).date;
  useEffect(() => {
    // Only a newer act moves the page; turning it afterwards is the person's business, as is what is in the hand.
    if (isFromHere && shownOn !== undefined && !isInHand()) bring(shownOn);
  }, [receipt?.version, isFromHere, shownOn, bring]);
  const hasToast = answer !== null && !answer.isSettled && latestReceipt(answer, [], voice) !== null;
  return { receipt, hasToast };
}
