/**
 * The questions that a call left open, for drawing them where they would be: asked for anew when a call
 * has changed the schedule, when the tab is looked at again, and once in a while. Answered here or not.
 */
import type { SuggestionChange, TalksApi } from '#extension/features/conversations/talks-api.ts';
import type { LiveSchedule } from '#extension/features/live-schedule/live-schedule.ts';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { Outcome } from '#shared/outcome.ts';

export type QuestionsApi = Pick<TalksApi, 'suggestion'>;

export type Questions = {
  open(): readonly Suggestion[];
  /** Rejects when no answer came. Stays open unless it was done. */
  accept(id: string, change?: SuggestionChange): Promise<Outcome>;
  dismiss(id: string): Promise<void>;
};

type Deps = { api: QuestionsApi; live: LiveSchedule; signal: AbortSignal; onChanged(): void };

const againMs = 60_000;

export function createQuestions({ api, live, signal, onChanged }: Deps): Questions {
  let known: readonly Suggestion[] = [];
  let settled: ReadonlySet<string> = new Set();
  let isAsking = false;
  let lastCall: number | undefined;

  const ask = async () => {
    if (isAsking || signal.aborted || document.visibilityState === 'hidden') return;
    isAsking = true;
    try {
      const found = await api.suggestion.list.query();
      if (signal.aborted || JSON.stringify(found) === JSON.stringify(known)) return;
      known = found;
      onChanged();
    } catch {
      // Without a connection they stay as they were; the next time comes by itself.
    } finally {
      isAsking = false;
    }
  };
  const settle = (id: string) => {
    settled = new Set([...settled, id]);
    onChanged();
  };

  live.listen(() => {
    const newest = live.getState().recent.findLast(({ change }) => change.who.channel === 'post-call');
    if (newest?.change.version === lastCall) return;
    lastCall = newest?.change.version;
    void ask();
  });
  document.addEventListener('visibilitychange', () => void ask(), { signal });
  const timer = setInterval(() => void ask(), againMs);
  signal.addEventListener('abort', () => clearInterval(timer));
  void ask();

  return {
    open: () => known.filter(({ id }) => !settled.has(id)),
    async accept(id, change) {
      const outcome = await api.suggestion.accept.mutate({ id, ...(change && { change }) });
      if (outcome.kind === 'done' || outcome.kind === 'pending') settle(id);
      return outcome;
    },
    async dismiss(id) {
      await api.suggestion.dismiss.mutate({ id });
      settle(id);
    },
  };
}
