/** Says to a screen reader what happened on the screen, politely: one live region for the panel. */
import { createContext, use, useCallback, useState, type ReactNode } from 'react';

const AnnounceContext = createContext<(words: string) => void>(() => {});

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ words: '', n: 0 });
  const announce = useCallback((words: string) => setSaid((s) => ({ words, n: s.n + 1 })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className="sr-only">
        {/* Another key, so that the same words are said again. */}
        <span key={said.n}>{said.words}</span>
      </div>
    </AnnounceContext>
  );
}

export function useAnnounce(): (words: string) => void {
  return use(AnnounceContext);
}
