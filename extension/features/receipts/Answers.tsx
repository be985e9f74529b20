/** Where answers to a person's own acts appear, just above the composer: a toast or a card. */
import { useEffect } from 'react';
import { useAnnounce } from '#extension/components/Announcer.tsx';
import { actAt, canConsent, type ScheduleAct } from '#extension/features/live-schedule/schedule-act.ts';
import { useSchedule, type Answer } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { bookingOf } from '#extension/features/bookings/booking-data.ts';
import type { FreeSlot } from '#shared/outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { latestReceipt } from './latest-receipt.ts';
import { OutcomeCard, type OutcomeActions } from './OutcomeCard.tsx';
import { actionsInTalk } from './tap-words.ts';
import { UndoToast } from './UndoToast.tsx';

const anywayWords = {
  add: 'Add anyway',
  'quick-add': 'Add anyway',
  move: 'Move anyway',
  update: 'Save anyway',
  undo: 'Undo anyway',
};

export function Answers({ voice, onTakeSlot }: { voice: Voice; onTakeSlot(slot: FreeSlot): void }) {
  const { answer, perform, dismiss, settle } = useSchedule();
  const announce = useAnnounce();
  const said = answer?.outcome.kind === 'ambiguous' ? answer.outcome.question : answer?.outcome.say;
  useEffect(() => {
    if (said !== undefined) announce(said);
    // The same sentence again is another answer.
  }, [answer?.id, said, announce]);

  if (!answer || answer.isSettled) return null;
  const { act, outcome } = answer;
  // An appointment has no Undo: its card has what can be done about it.
  const receipt = bookingOf(outcome) ? null : latestReceipt(answer, [], voice);
  if (receipt) {
    return (
      <UndoToast
        receipt={receipt}
        onEnd={() => settle(answer.id)}
        onUndo={() => void perform({ kind: 'undo', targets: receipt.undo })}
      />
    );
  }
  const tapped = (speak: (words: string) => void) => (words: string) => {
    dismiss();
    speak(words);
  };
  const actions: OutcomeActions = {
    ...(act?.kind === 'find-time' && { takeSlot: onTakeSlot }),
    ...(act && actionsOf(act, answer, perform)),
    ...(answer.choose && { choose: answer.choose }),
    ...(answer.speak && actionsInTalk(voice, tapped(answer.speak))),
    ...(answer.confirm && { confirm: answer.confirm }),
    ...(answer.tryAgain && { tryAgain: answer.tryAgain }),
  };
  return (
    <OutcomeCard
      outcome={outcome}
      voice={voice}
      actions={actions}
      onClose={dismiss}
      isTight={answer.speak !== undefined}
    />
  );
}

type Perform = ReturnType<typeof useSchedule>['perform'];

function actionsOf(act: ScheduleAct, { outcome, callId }: Answer, perform: Perform): OutcomeActions {
  const actions: OutcomeActions = {
    tryAgain: () => void perform(act, callId === undefined ? {} : { callId }),
  };
  if (canConsent(act)) {
    actions.anyway = { label: anywayWords[act.kind], run: () => void perform(act, { allowOverlap: true }) };
    actions.takeSlot = (slot) => {
      const elsewhere = actAt(act, endsOf(slot));
      if (elsewhere) void perform(elsewhere);
    };
  }
  if (act.kind === 'quick-add' && 'text' in act.input) {
    const { input } = act;
    // The server's choices are words that are no longer ambiguous.
    actions.choose = ({ value }) => void perform({ kind: 'quick-add', input: { ...input, text: value } });
  }
  if (
    act.kind === 'quick-add' &&
    act.draft &&
    outcome.kind === 'invalid' &&
    outcome.problems.some((p) => p.field === 'repeat')
  ) {
    const input = act.draft;
    actions.once = () => void perform({ kind: 'add', input });
  }
  if (outcome.kind === 'stale' && outcome.current) {
    const seen = outcome.current;
    actions.takeMine = () => void perform(act, { seen });
  }
  return actions;
}

function endsOf(slot: FreeSlot) {
  const { start, end, timeZone } = slot.wall;
  return { start: { ...start, timeZone }, end: { ...end, timeZone } };
}
