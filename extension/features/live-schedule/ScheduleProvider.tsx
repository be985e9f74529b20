/**
 * Holds the panel's one live copy of the schedule and everything a person just asked of it, and hands
 * both down. The answer to an act is always the server's; while it is awaited only a draft is drawn.
 */
import {
  createContext,
  lazy,
  Suspense,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { Choice, Outcome } from '#shared/outcome.ts';
import { createLiveSchedule, type LiveSchedule, type LiveState } from './live-schedule.ts';
import { usePorts } from './PanelPorts.tsx';
import {
  isOfSeries,
  sendAct,
  undoKeyOf,
  type ActOfSeries,
  type HowToSend,
  type ScheduleAct,
} from './schedule-act.ts';
import type { Scope } from './schedule-api.ts';
import type { RunningAct } from './shown-events.ts';
import { unanswered } from './unanswered.ts';
import { afterAnswer, afterDismiss, afterSettle } from './which-answer.ts';

const ScopeDialog = lazy(async () => ({ default: (await import('./ScopeDialog.tsx')).ScopeDialog }));

export type Answer = {
  id: number;
  /** Null when the panel found the answer by itself. */
  act: ScheduleAct | null;
  outcome: Outcome;
  /** No longer news: shown as the latest receipt, not as a notice. */
  isSettled: boolean;
  /** The id the act was sent with. */
  callId?: string;
  /** Asked by the panel itself: what to do with the choice. */
  choose?: (choice: Choice) => void;
  /** Heard in a call: what is tapped is said there, so that the persona knows it too. */
  speak?: (words: string) => void;
  /** Heard in a talk: the person's tap on a question for yes or no. */
  confirm?: (nonce: string, yes: boolean) => void;
  tryAgain?: () => void;
  /** Waits below this one for its own answer. */
  under?: Answer;
};

export type Ways = Pick<Answer, 'choose' | 'speak' | 'confirm' | 'tryAgain'>;

type Schedule = {
  live: LiveSchedule;
  state: LiveState;
  running: readonly RunningAct[];
  answer: Answer | null;
  perform(act: ScheduleAct, how?: HowToSend): Promise<Outcome>;
  /** Shows an outcome that the panel found by itself: a question, or a list that was read. */
  present(outcome: Outcome, ways?: Ways): void;
  dismiss(): void;
  /** Only what was not this panel's own act. */
  dismissHeard(): void;
  settle(id: number): void;
};

const ScheduleContext = createContext<Schedule | null>(null);
const waiting: LiveState = { phase: 'loading', copy: null, freshness: null, recent: [] };

export function ScheduleProvider({ children }: { children: ReactNode }) {
  const ports = usePorts();
  const [live, setLive] = useState<LiveSchedule | null>(null);
  useEffect(() => {
    const life = new AbortController();
    setLive(createLiveSchedule(ports, { signal: life.signal, onSignedOut: ports.onSignedOut }));
    return () => life.abort();
  }, [ports]);
  return live && <Holder live={live}>{children}</Holder>;
}

function Holder({ live, children }: { live: LiveSchedule; children: ReactNode }) {
  const { api, newId, onSignedOut, tellChanged } = usePorts();
  const state = useSyncExternalStore(live.listen, live.getState, () => waiting);
  const [running, setRunning] = useState<readonly RunningAct[]>([]);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const ids = useRef(0);

  const [asking, setAsking] = useState<Asking | null>(null);
  const open = useRef<Asking | null>(null);
  const ask = useCallback((next: Asking | null) => {
    const before = open.current;
    open.current = next;
    setAsking(next);
    // One question at a time: the one that is pushed away is answered with no.
    if (next) before?.drop();
  }, []);
  const undos = useRef(new Map<string, Promise<Outcome>>());

  const send = useCallback(
    async (act: ScheduleAct, given: HowToSend | undefined, onOver: () => void): Promise<Outcome> => {
      const how = await withScope(act, given, ask);
      if (!how) return unchanged;
      const id = ++ids.current;
      const callId = how?.callId ?? newId();
      setAnswer((a) => (a?.isSettled ? a : null));
      const since = live.getState().copy?.version ?? 0;
      setRunning((all) => [...all, { id, act, since }]);
      let outcome: Outcome;
      try {
        outcome = await sendAct(api, act, { ...how, callId });
      } catch (error) {
        const said = unanswered(error);
        if (said === 'signed-out') onSignedOut();
        outcome = said === 'signed-out' ? { kind: 'not-allowed', say: 'Sign in again.' } : said;
        live.reload();
      }
      const answer = { id, act, outcome, isSettled: false, callId };
      setAnswer((shown) => afterAnswer(shown, answer));
      const written =
        outcome.kind === 'done' && outcome.receipt.changes.length > 0 ? outcome.receipt.version : null;
      // The draft stays until the stream has brought the truth; a stream that is away is not waited for.
      const brought = written === null ? Promise.resolve(true) : live.reaches(written, 1_500);
      void brought.then((isHere) => {
        if (!isHere) live.reload();
        setRunning((all) => all.filter((r) => r.id !== id));
        onOver();
      });
      return outcome;
    },
    [api, ask, live, newId, onSignedOut],
  );
  const perform = useCallback(
    (act: ScheduleAct, given?: HowToSend) => {
      const key = undoKeyOf(act);
      if (key === null) return send(act, given, () => {});
      // Pressed twice, it is taken back once.
      const same = undos.current.get(key);
      if (same) return same;
      const outcome = send(act, given, () => undos.current.delete(key));
      undos.current.set(key, outcome);
      return outcome;
    },
    [send],
  );
  const present = useCallback((outcome: Outcome, ways: Ways = {}) => {
    setAnswer({ id: ++ids.current, act: null, outcome, isSettled: false, ...ways });
  }, []);
  const dismiss = useCallback(() => setAnswer(afterDismiss), []);
  const dismissHeard = useCallback(() => setAnswer((a) => (a?.act === null ? null : a)), []);
  const settle = useCallback((id: number) => setAnswer((a) => afterSettle(a, id)), []);

  const version = state.copy?.version;
  useEffect(() => {
    if (version === undefined) return;
    // Several things are changed in one breath.
    const timer = setTimeout(tellChanged, 1_000);
    return () => clearTimeout(timer);
  }, [version, tellChanged]);

  const value = useMemo(
    () => ({ live, state, running, answer, perform, present, dismiss, dismissHeard, settle }),
    [live, state, running, answer, perform, present, dismiss, dismissHeard, settle],
  );
  return (
    <ScheduleContext value={value}>
      {children}
      {asking && (
        <Suspense fallback={null}>
          <ScopeDialog key={asking.id} act={asking.act} onChoose={asking.choose} />
        </Suspense>
      )}
    </ScheduleContext>
  );
}

type Asking = {
  id: number;
  act: ActOfSeries;
  choose(scope: Scope | null): void;
  /** Another question takes its place. */
  drop(): void;
};
let asked = 0;

/** Nobody changes a series without having said how much of it; null when the person thought better of it. */
function withScope(
  act: ScheduleAct,
  how: HowToSend | undefined,
  ask: (asking: Asking | null) => void,
): Promise<HowToSend | null> {
  if (how?.scope || !isOfSeries(act)) return Promise.resolve(how ?? {});
  return new Promise((resolve) => {
    ask({
      id: (asked += 1),
      act,
      drop: () => resolve(null),
      choose(scope) {
        ask(null);
        resolve(scope && { ...how, scope });
      },
    });
  });
}

const unchanged: Outcome = { kind: 'not-allowed', say: 'Nothing was changed.' };

export function useSchedule(): Schedule {
  const schedule = use(ScheduleContext);
  if (!schedule) throw new Error('useSchedule needs a ScheduleProvider above it');
  return schedule;
}
