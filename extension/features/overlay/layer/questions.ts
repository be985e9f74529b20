/**
 * The questions that a call left open, for drawing them where they would be: asked for anew when the
 * schedule has changed, when the tab is looked at again, and once in a while. Answered here or elsewhere.
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
/** A change is on the stream a moment before the question it answers is noted as answered. */
const afterChangeMs = [0, 1_500, 5_000, 15_000];

export function createQuestions({ api, live, signal, onChanged }: Deps): Questions {
  let known: readonly Suggestion[] = [];
  let settled: ReadonlySet<string> = new Set();
  let isAsking = false;
  let isAgain = false;
  let lastSeen: number | undefined;
  let later: ReturnType<typeof setTimeout>[] = [];

  const ask = async () => {
    if (isAsking) isAgain = true;
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
      if (isAgain) {
        isAgain = false;
        void ask();
      }
    }
  };
  const settle = (id: string) => {
    settled = new Set([...settled, id]);
    onChanged();
  };

  live.listen(() => {
    // With a question open any change may have been its answer, given elsewhere.
    const newest = live
      .getState()
      .recent.findLast(({ change }) => known.length > 0 || change.who.channel === 'post-call');
    if (newest === undefined || newest.change.version === lastSeen) return;
    lastSeen = newest.change.version;
    for (const timer of later) clearTimeout(timer);
    later = afterChangeMs.map((wait) => setTimeout(() => void ask(), wait));
  });
  document.addEventListener('visibilitychange', () => void ask(), { signal });
  const timer = setInterval(() => void ask(), againMs);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    for (const one of later) clearTimeout(one);
  });
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
