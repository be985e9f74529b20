/**
 * What a person asks of the schedule on the page, on its way to the server: drawn as a draft while it
 * runs, told in the server's own words, sent again with consent, taken back.
 */
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import { saySlot, type Voice } from '#shared/schedule/say-time.ts';
import type { LiveSchedule } from '#extension/features/live-schedule/live-schedule.ts';
import {
  actAt,
  canConsent,
  sendAct,
  type HowToSend,
  type ScheduleAct,
} from '#extension/features/live-schedule/schedule-act.ts';
import type { ScheduleApi } from '#extension/features/live-schedule/schedule-api.ts';
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
};

const drawnForMs = 2_000;

export function createActs(deps: Deps): Acts {
  let running: RunningAct[] = [];
  let ids = 0;

  const perform = async (act: ScheduleAct, how: HowToSend = {}): Promise<Outcome> => {
    const id = ++ids;
    const since = deps.live.getState().copy?.version ?? 0;
    running = [...running, { id, act, since }];
    deps.onRunning();
    let outcome: Outcome;
    try {
      outcome = await sendAct(deps.api, act, { ...how, callId: how.callId ?? deps.newId() });
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
    running = running.filter((one) => one.id !== id);
    deps.onRunning();
    if (act.kind !== 'find-time' || outcome.kind !== 'done')
      deps.toast.show(outcome, buttonsFor(act, outcome));
    return outcome;
  };

  const buttonsFor = (act: ScheduleAct, outcome: Outcome): ToastButton[] => {
    switch (outcome.kind) {
      case 'done': {
        const { version, groupId, changes } = outcome.receipt;
        if (changes.length === 0 || act.kind === 'undo') return [];
        const target = groupId === undefined ? { version } : { groupId };
        return [{ text: 'Undo', onClick: () => void perform({ kind: 'undo', targets: [target] }) }];
      }
      case 'conflict':
        return [
          ...(canConsent(act)
            ? [{ text: 'Do it anyway', onClick: () => void perform(act, { allowOverlap: true }) }]
            : []),
          ...outcome.alternatives.slice(0, 2).flatMap((slot) => alternative(act, slot)),
        ];
      case 'stale':
        return outcome.current && (act.kind === 'move' || act.kind === 'remove')
          ? [{ text: 'Do it all the same', onClick: again(act, outcome.current) }]
          : [];
      case 'needs-yes':
      case 'ambiguous':
      case 'needs':
        return [{ text: 'Open the panel', onClick: deps.onPanel }];
      default:
        return [];
    }
  };
  const again = (act: ScheduleAct, seen: NonNullable<HowToSend['seen']>) => () => void perform(act, { seen });
  const alternative = (act: ScheduleAct, slot: FreeSlot): ToastButton[] => {
    const { timeZone, start, end } = slot.wall;
    const other = actAt(act, { start: { ...start, timeZone }, end: { ...end, timeZone } });
    return other ? [{ text: saySlot(slot, deps.voice()), onClick: () => void perform(other) }] : [];
  };

  return { perform, running: () => running };
}
