/** One question or act at a time: what was answered, or that it is on its way. A later one replaces it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { unanswered } from '#extension/features/live-schedule/unanswered.ts';
import type { Outcome } from '#shared/outcome.ts';
import { bookingOf } from './booking-data.ts';

/** In the place of an id, when who asks is no longer there. */
const gone = -1;

export type Ask = {
  outcome: Outcome | null;
  isAsking: boolean;
  ask(send: () => Promise<Outcome>): Promise<Outcome | null>;
  clear(): void;
};

/**
 * @param onSettled What Cal.com did is told here, also when who asked is no longer there: the list may hear
 *   of it first and show the appointment as something that is no longer asked about. A refusal stands with
 *   the panel's answers then.
 */
export function useAsk(onSettled?: (outcome: Outcome) => void): Ask {
  const { onSignedOut } = usePorts();
  const { present } = useSchedule();
  const [state, setState] = useState<{ outcome: Outcome | null; isAsking: boolean }>({
    outcome: null,
    isAsking: false,
  });
  const newest = useRef(0);
  useEffect(() => () => void (newest.current = gone), []);

  const ask = useCallback(
    async (send: () => Promise<Outcome>): Promise<Outcome | null> => {
      const id = ++newest.current;
      setState((s) => ({ ...s, isAsking: true }));
      let outcome: Outcome;
      try {
        outcome = await send();
      } catch (error) {
        const said = unanswered(error);
        if (said === 'signed-out') onSignedOut();
        outcome = said === 'signed-out' ? { kind: 'not-allowed', say: 'Sign in again.' } : withoutGuess(said);
      }
      if (bookingOf(outcome)) onSettled?.(outcome);
      else if (newest.current === gone && !isQuestion(outcome)) present(outcome);
      // Somebody asked for something else meanwhile, or went away.
      if (id !== newest.current) return null;
      setState({ outcome, isAsking: false });
      return outcome;
    },
    [onSignedOut, onSettled, present],
  );
  const clear = useCallback(() => {
    newest.current += 1;
    setState({ outcome: null, isAsking: false });
  }, []);
  return { ...state, ask, clear };
}

/** Nothing was done, and there is nothing left to answer it with. */
function isQuestion({ kind }: Outcome): boolean {
  return kind === 'needs-yes' || kind === 'needs' || kind === 'ambiguous';
}

/** Where no answer came nobody knows whether Cal.com was asked. */
function withoutGuess(outcome: Outcome): Outcome {
  return outcome.say.startsWith('The server did not answer')
    ? {
        ...outcome,
        say: 'Your server did not answer. If it is in the list below it was done; else try again.',
      }
    : outcome;
}
