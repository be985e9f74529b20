/** One question or act at a time: what was answered, or that it is on its way. A later one replaces it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { unanswered } from '#extension/features/live-schedule/unanswered.ts';
import type { Outcome } from '#shared/outcome.ts';
import { bookingOf } from './booking-data.ts';

export type Ask = {
  outcome: Outcome | null;
  isAsking: boolean;
  ask(send: () => Promise<Outcome>): Promise<Outcome | null>;
  clear(): void;
};

/**
 * @param onSettled What Cal.com did is told here, also when who asked is no longer there: the list may hear
 *   of it first and show the appointment as something that is no longer asked about.
 */
export function useAsk(onSettled?: (outcome: Outcome) => void): Ask {
  const { onSignedOut } = usePorts();
  const [state, setState] = useState<{ outcome: Outcome | null; isAsking: boolean }>({
    outcome: null,
    isAsking: false,
  });
  const newest = useRef(0);
  useEffect(() => () => void (newest.current = -1), []);

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
      // Somebody asked for something else meanwhile, or went away.
      if (id !== newest.current) return null;
      setState({ outcome, isAsking: false });
      return outcome;
    },
    [onSignedOut, onSettled],
  );
  const clear = useCallback(() => {
    newest.current += 1;
    setState({ outcome: null, isAsking: false });
  }, []);
  return { ...state, ask, clear };
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
