/**
 * Asks the server for something now, again whenever `key` changes, and again after so many
 * milliseconds while the answer is not final. Keeps the last answer while it asks; never asks for
 * what nobody looks at.
 */
import { useCallback, useEffect, useRef, useState } from 'react';

export type Polled<T> = {
  value: T | null;
  /** No answer came; null once one did. */
  problem: unknown;
  reload(): void;
};

export function usePolled<T>(
  ask: () => Promise<T>,
  { key, again }: { key: string; again(value: T | null): number | null },
): Polled<T> {
  const [state, setState] = useState<{ key: string; value: T | null; problem: unknown }>({
    key,
    value: null,
    problem: null,
  });
  const [turn, setTurn] = useState(0);
  const latest = useRef({ ask, again });
  latest.current = { ask, again };

  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (ms: number | null) => {
      if (ms !== null && !isOver) timer = setTimeout(() => void run(), ms);
    };
    const run = async () => {
      if (document.visibilityState === 'hidden') return wait(5_000);
      try {
        const value = await latest.current.ask();
        if (isOver) return;
        setState({ key, value, problem: null });
        wait(latest.current.again(value));
      } catch (problem) {
        if (isOver) return;
        setState((before) => ({ key, value: before.value, problem }));
        wait(latest.current.again(null) ?? 5_000);
      }
    };
    void run();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [key, turn]);

  const reload = useCallback(() => setTurn((n) => n + 1), []);
  return { value: state.value, problem: state.problem, reload };
}
