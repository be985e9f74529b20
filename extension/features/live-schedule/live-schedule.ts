/**
 * The panel's copy of the schedule: loaded for a window of days, then kept equal to the server's by
 * the change stream. Whatever it cannot follow exactly it loads again, so several panels stay equal.
 *
 * loading → ready, or failed (nothing to show; tries again). Once ready it stays ready: a later load
 * that fails keeps the old copy and tries again, and freshness tells the person.
 */
import type { Change } from '#shared/schedule/change.ts';
import { applyChange, type ScheduleCopy } from '#shared/schedule/apply-change.ts';
import type { TimeSpan } from '#shared/schedule/overlaps.ts';
import type { Freshness, ScheduleStreamInput } from '#extension/platform/stream.ts';
import type { ScheduleApi } from './schedule-api.ts';

/** A change and when this panel heard of it, in milliseconds of its own clock. */
export type SeenChange = { change: Change; seenAt: number };

export type LiveState = {
  phase: 'loading' | 'ready' | 'failed';
  copy: ScheduleCopy | null;
  freshness: Freshness | null;
  /** Changes seen to arrive, oldest first; what was there when the panel opened is not among them. */
  recent: readonly SeenChange[];
};

export type LiveSchedule = {
  getState(): LiveState;
  /** Returns how to stop listening. */
  listen(listener: () => void): () => void;
  /** Makes sure the copy covers these instants. */
  show(window: TimeSpan): void;
  reload(): void;
  /** Whether the copy has reached `version` within so many milliseconds. */
  reaches(version: number, withinMs: number): Promise<boolean>;
};

type Deps = { api: ScheduleApi; connect(input: ScheduleStreamInput): void; now(): number };
type Life = { signal: AbortSignal; onSignedOut(): void };

const dayMs = 86_400_000;
const keptChanges = 500;
const answerMs = 15_000;
const retryMs = [1_000, 2_000, 4_000, 8_000, 15_000];

export function createLiveSchedule(deps: Deps, life: Life): LiveSchedule {
  let state: LiveState = { phase: 'loading', copy: null, freshness: null, recent: [] };
  let wanted: TimeSpan | null = null;
  let loads = 0;
  let failures = 0;
  let isConnected = false;
  const listeners = new Set<() => void>();

  const set = (patch: Partial<LiveState>) => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };

  const load = async () => {
    if (!wanted || life.signal.aborted) return;
    const window = wanted;
    const mine = ++loads;
    const fail = () => {
      if (mine !== loads || life.signal.aborted) return;
      if (!state.copy) set({ phase: 'failed' });
      const wait = retryMs[Math.min(failures++, retryMs.length - 1)] ?? 15_000;
      setTimeout(() => mine === loads && void load(), wait);
    };
    // A stopped server takes a question and never answers.
    const late = setTimeout(fail, answerMs);
    try {
      const answer = await deps.api.schedule.list.query({ from: window.start, to: window.end });
      if (mine !== loads || life.signal.aborted) return;
      failures = 0;
      const events = new Map(answer.events.map((event) => [event.id, event]));
      settle({ version: answer.version, window, events });
      if (!isConnected) connect(answer.version);
    } catch {
      fail();
    } finally {
      clearTimeout(late);
    }
  };

  /** A load may be older than what the stream already told: those changes are applied on top. */
  const settle = (loaded: ScheduleCopy) => {
    let copy = loaded;
    for (const { change } of state.recent) {
      const applied = applyChange(copy, change);
      if (applied.kind === 'applied') copy = applied.copy;
      if (applied.kind === 'reload') {
        const mine = loads;
        setTimeout(() => mine === loads && void load(), 250);
        break;
      }
    }
    set({ phase: 'ready', copy });
  };

  const follow = (change: Change) => {
    const last = state.recent.at(-1);
    if (last && change.version <= last.change.version) return;
    const seen = { change, seenAt: deps.now() };
    const recent = [...state.recent, seen].slice(-keptChanges);
    if (!state.copy) return set({ recent });
    const applied = applyChange(state.copy, change);
    if (applied.kind === 'applied') return set({ recent, copy: applied.copy });
    if (applied.kind === 'known') return set({ recent });
    set({ recent: applied.why === 'gap' ? [seen] : recent });
    void load();
  };

  const connect = (since: number) => {
    isConnected = true;
    deps.connect({
      since,
      onChange: follow,
      onFreshness: (freshness) => {
        const wasAway = state.freshness !== null && state.freshness.state === 'offline';
        set({ freshness });
        if (wasAway && freshness.state === 'live' && failures > 0) void load();
      },
      onSignedOut: life.onSignedOut,
      signal: life.signal,
    });
  };

  return {
    getState: () => state,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    show(window) {
      if (wanted && covers(wanted, window)) return;
      wanted = padded(window);
      void load();
    },
    reload: () => void load(),
    reaches(version, withinMs) {
      const isThere = () => (state.copy?.version ?? -1) >= version;
      if (isThere()) return Promise.resolve(true);
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const stop = this.listen(() => isThere() && resolve(true));
      const timer = setTimeout(() => resolve(false), withinMs);
      return promise.finally(() => {
        stop();
        clearTimeout(timer);
      });
    },
  };
}

function covers(outer: TimeSpan, inner: TimeSpan): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** A week before and three after, so that turning a page rarely waits. Whole seconds, so text compares. */
function padded(window: TimeSpan): TimeSpan {
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    start: iso(Date.parse(window.start) - 7 * dayMs),
    end: iso(Date.parse(window.end) + 21 * dayMs),
  };
}
