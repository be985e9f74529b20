/** The clock for what is drawn: changes once a step, so the now-line and "3 s ago" move and nothing else. */
import { useEffect, useState } from 'react';
import { usePorts } from './PanelPorts.tsx';

/** Milliseconds since 1970, renewed every `stepMs`. */
export function useNow(stepMs: number): number {
  const { now } = usePorts();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), stepMs);
    return () => clearInterval(timer);
  }, [now, stepMs]);
  return at;
}
