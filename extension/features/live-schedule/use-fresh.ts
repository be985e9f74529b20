/** Which events just changed: a ring for some seconds, words for a minute. */
import { useEffect, useMemo, useState } from 'react';
import type { SeenChange } from './live-schedule.ts';
import { usePorts } from './PanelPorts.tsx';
import { freshChanges } from './shown-events.ts';

export const ringMs = 4_000;
export const wordsMs = 60_000;

/** The newest change of each event that was heard of within `wordsMs`; asks to be drawn again as they age. */
export function useFresh(recent: readonly SeenChange[]): { fresh: Map<string, SeenChange>; at: number } {
  const { now } = usePorts();
  const [tick, setTick] = useState(0);
  const last = recent.at(-1);
  useEffect(() => {
    if (!last) return;
    const timers = [ringMs, wordsMs].map((ms) => setTimeout(() => setTick((t) => t + 1), ms + 50));
    return () => timers.forEach(clearTimeout);
  }, [last]);
  return useMemo(() => {
    const at = now();
    return { fresh: freshChanges(recent, at - wordsMs), at };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a tick only means that time has passed
  }, [recent, now, tick]);
}
