/**
 * The questions that are still open, for whoever draws them: the cards, the ghosts on the schedule, the
 * count on the tab. Small, because the panel's first script holds it.
 */
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { SuggestionChange } from './talks-api.ts';
import { usePolled } from './use-polled.ts';

export type Suggestions = {
  open: readonly Suggestion[];
  /** Rejects when no answer came. Stays open unless it was done. */
  accept(id: string, change?: SuggestionChange): Promise<Outcome>;
  dismiss(id: string): Promise<void>;
  /** Asks again now; `open` is another list when the answer is there. */
  reload(): void;
};

const SuggestionsContext = createContext<Suggestions | null>(null);
const none: readonly Suggestion[] = [];

/** `isSoon`: a call has just ended, so that questions may come up any second. */
export function SuggestionsProvider({ isSoon, children }: { isSoon: boolean; children: ReactNode }) {
  const { talks, now } = usePorts();
  const since = useRef(0);
  useEffect(() => {
    if (isSoon) since.current = now();
  }, [isSoon, now]);
  const { state } = useSchedule();
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const hasOpen = useRef(false);
  // While one is open any change may be its answer, given in another panel.
  const newest = state.recent.findLast(({ change }) => hasOpen.current || change.who.channel === 'post-call');
  const { value, reload } = usePolled(() => talks.suggestion.list.query(), {
    key: `${isSoon} ${newest?.change.version ?? 0}`,
    // A no changes nothing on the schedule: what is open is asked for again soon.
    again: (list) =>
      isSoon && now() - since.current < 90_000 ? 2_000 : (list?.length ?? 0) > 0 ? 5_000 : 60_000,
  });
  hasOpen.current = (value?.length ?? 0) > 0;
  useEffect(() => {
    const onSeen = () => document.visibilityState === 'visible' && reload();
    document.addEventListener('visibilitychange', onSeen);
    return () => document.removeEventListener('visibilitychange', onSeen);
  }, [reload]);

  const settle = useCallback((id: string) => setSettled((known) => new Set(known).add(id)), []);
  const accept = useCallback(
    async (id: string, change?: SuggestionChange) => {
      const outcome = await talks.suggestion.accept.mutate({ id, ...(change && { change }) });
      if (outcome.kind === 'done' || outcome.kind === 'pending') settle(id);
      return outcome;
    },
    [talks, settle],
  );
  const dismiss = useCallback(
    async (id: string) => {
      await talks.suggestion.dismiss.mutate({ id });
      settle(id);
    },
    [talks, settle],
  );
  const suggestions = useMemo(
    () => ({ open: (value ?? none).filter(({ id }) => !settled.has(id)), accept, dismiss, reload }),
    [value, settled, accept, dismiss, reload],
  );
  return <SuggestionsContext value={suggestions}>{children}</SuggestionsContext>;
}

export function useSuggestions(): Suggestions {
  const suggestions = use(SuggestionsContext);
  if (!suggestions) throw new Error('useSuggestions needs a SuggestionsProvider above it');
  return suggestions;
}
