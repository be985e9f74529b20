/**
 * What a tool answered in the call last, as a card: once, when it was heard, with the ways to answer it as
 * they are then. That the call ends, or its connection changes, brings no card back that was closed.
 */
import { useEffect, useRef } from 'react';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { unanswered } from '#extension/features/live-schedule/unanswered.ts';
import type { Outcome } from '#shared/outcome.ts';
import { isOfCal } from './who-tells.ts';

export type CallWays = {
  /** Says words in the call; absent where there is none. */
  speak?: ((words: string) => void) | undefined;
  /** The person's tap on a question for yes or no; rejects when no answer came. */
  confirm?: ((nonce: string, yes: boolean) => Promise<void>) | undefined;
};

export function useHeard(heard: Outcome | null, ways: CallWays): void {
  const { present, dismissHeard } = useSchedule();
  const latest = useRef(ways);
  latest.current = ways;
  const tapped = useRef(new Set<string>());
  useEffect(() => {
    if (!heard) return;
    // What was asked before is answered by what was done since.
    if (heard.kind === 'done' && !isOfCal(heard)) return dismissHeard();
    const { speak, confirm } = latest.current;
    const tap = (nonce: string, yes: boolean) => {
      if (!confirm || tapped.current.has(nonce)) return;
      tapped.current.add(nonce);
      confirm(nonce, yes).catch((error: unknown) => {
        tapped.current.delete(nonce);
        const said = unanswered(error);
        // The same tap again is the same answer.
        if (said !== 'signed-out') present(said, { tryAgain: () => tap(nonce, yes) });
      });
    };
    present(heard, { ...(speak && { speak }), ...(confirm && { confirm: tap }) });
  }, [heard, present, dismissHeard]);
}
