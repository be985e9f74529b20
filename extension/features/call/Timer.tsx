/** How long the call is on. */
import { useEffect, useState } from 'react';
import { now } from '#extension/platform/clock.ts';

export function Timer({ since }: { since: number }) {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time role="timer" aria-label="Length of the call" className="tabular">
      {clockOf(Math.max(0, Math.floor((at - since) / 1_000)))}
    </time>
  );
}

/** `3:07`, `1:02:09`. */
export function clockOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
