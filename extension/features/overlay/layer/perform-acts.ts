/**
 * What a person asks of the schedule on the page, on its way to the server: drawn as a draft while it
 * runs, told in the server's own words, sent again with consent, taken back.
 */
import type { FreeSlot, Outcome, Receipt } from '#shared/outcome.ts';
import { saySlot, type Voice } from '#shared/schedule/say-time.ts';
import type { LiveSchedule } from '#extension/features/live-schedule/live-schedule.ts';
import {
  actAt,
  canConsent,
  sendAct,
  type HowToSend,
  type ScheduleAct,
} from '#extension/features/live-schedule/schedule-act.ts';
import type { Scope, ScheduleApi } from '#extension/features/live-schedule/schedule-api.ts';
import type { RunningAct } from '#extension/features/live-schedule/shown-events.ts';
import { unanswered } from '#extension/features/live-schedule/unanswered.ts';
import type { Toast, ToastButton } from './toast.ts';

type Deps = {
  api: ScheduleApi;
  live: LiveSchedule;
  toast: Toast;
  newId(): string;
  voice(): Voice;
  onRunning(): void;
  onSignedOut(): void;
  /** For what can only be answered in the panel. */
  onPanel(): void;
};

export type Acts = {
  perform(act: ScheduleAct, how?: HowToSend): Promise<Outcome>;
  running(): readonly RunningAct[];
  /** What came of something that was asked elsewhere, with its way back. */
  tell(outcome: Outcome): void;
};

const scopes = [
  ['this', 'Only this one'],
  ['following', 'This and all after it'],
  ['all', 'All of them'],
] as const;
const left: Outcome = { kind: 'not-allowed', say: 'Left as it is.' };

const drawnForMs = 2_000;

export function createActs(deps: Deps): Acts {
  let running: RunningAct[] = [];
  let ids = 0;

  const perform = async (act: ScheduleAct, how: HowToSend = {}): Promise<Outcome> => {
    // What is to be deleted stays until it is known how much of it; a move is drawn meanwhile.
    const wanted = how.scope ?? (act.kind === 'remove' ? await askScope(act) : undefined);
    if (wanted === null) return left;
    const id = ++ids;
    const since = deps.live.getState().copy?.version ?? 0;
    running = [...running, { id, act, since }];
    deps.onRunning();
    const stop = () => {
      running = running.filter((one) => one.id !== id);
      deps.onRunning();
    };
    const scope = wanted ?? (await askScope(act));
    if (scope === null) {
      stop();
      return left;
    }
    let outcome: Outcome;
    try {
      const asked = { ...how, callId: how.callId ?? deps.newId(), ...(scope && { scope }) };
      outcome = await sendAct(deps.api, act, asked);
    } catch (error) {
      const said = unanswered(error);
      if (said === 'signed-out') deps.onSignedOut();
      outcome = said === 'signed-out' ? { kind: 'not-allowed', say: 'Sign in again.' } : said;
      deps.live.reload();
    }
    const written =
      outcome.kind === 'done' && outcome.receipt.changes.length > 0 ? outcome.receipt.version : null;
    // The draft stays until the stream has brought the truth.
    if (written !== null && !(await deps.live.reaches(written, drawnForMs))) deps.live.reload();
    stop();
    if (act.kind !== 'find-time' || outcome.kind !== 'done')
      deps.toast.show(outcome, buttonsFor(act, outcome, scope ?? undefined));
    return outcome;
  };

  /** Undefined where the act is about no series; null when the person let it be. */
  const askScope = async (act: ScheduleAct): Promise<Scope | undefined | null> => {
    if ((act.kind !== 'move' && act.kind !== 'remove') || !act.event.series) return undefined;
    const { title } = act.event;
    return deps.toast.ask(`${title} repeats. ${act.kind === 'move' ? 'Move' : 'Delete'} which?`, scopes);
  };
  const undoOf = ({ version, groupId }: Receipt): ToastButton => {
    const target = groupId === undefined ? { version } : { groupId };
    return { text: 'Undo', onClick: () => void perform({ kind: 'undo', targets: [target] }) };
  };

  const buttonsFor = (act: ScheduleAct, outcome: Outcome, scope?: Scope): ToastButton[] => {
    const how = scope ? { scope } : {};
    switch (outcome.kind) {
      case 'done': {
        if (outcome.receipt.changes.length === 0 || act.kind === 'undo') return [];
        return [undoOf(outcome.receipt)];
      }
      case 'conflict':
        return [
          ...(canConsent(act)
            ? [{ text: 'Do it anyway', onClick: () => void perform(act, { ...how, allowOverlap: true }) }]
            : []),
          ...outcome.alternatives.slice(0, 2).flatMap((slot) => alternative(act, slot, how)),
        ];
      case 'stale':
        return outcome.current && (act.kind === 'move' || act.kind === 'remove')
          ? [{ text: 'Do it all the same', onClick: again(act, { ...how, seen: outcome.current }) }]
          : [];
      case 'ambiguous': {
        const found = outcome.choices.flatMap(({ label, value }) => {
          const [chosen] = scopes.find(([one]) => one === value) ?? [];
          return chosen ? [{ text: label, onClick: () => void perform(act, { scope: chosen }) }] : [];
        });
        return found.length > 0 ? found : [{ text: 'Open the panel', onClick: deps.onPanel }];
      }
      case 'needs-yes':
      case 'needs':
        return [{ text: 'Open the panel', onClick: deps.onPanel }];
      default:
        return [];
    }
  };
  const again = (act: ScheduleAct, how: HowToSend) => () => void perform(act, how);
  const alternative = (act: ScheduleAct, slot: FreeSlot, how: HowToSend): ToastButton[] => {
    const { timeZone, start, end } = slot.wall;
    const other = actAt(act, { start: { ...start, timeZone }, end: { ...end, timeZone } });
    return other ? [{ text: saySlot(slot, deps.voice()), onClick: () => void perform(other, how) }] : [];
  };

  return {
    perform,
    running: () => running,
    tell(outcome) {
      const isChange = outcome.kind === 'done' && outcome.receipt.changes.length > 0;
      deps.toast.show(outcome, isChange ? [undoOf(outcome.receipt)] : []);
    },
  };
}
