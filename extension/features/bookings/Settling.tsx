/**
 * What the server said to a wish to book, move or cancel by hand: its question, answered here with a
 * tap, or other times when the chosen one is gone. What Cal.com did goes to the list's own card.
 */
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { ReceiptMarks } from '#extension/features/receipts/ReceiptMarks.tsx';
import type { FreeSlot } from '#shared/outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { AskYes } from './AskYes.tsx';
import { bookingOf } from './booking-data.ts';
import { Said } from './Said.tsx';
import { SlotPicker } from './SlotPicker.tsx';
import type { Ask } from './use-ask.ts';

type Props = {
  asked: Ask;
  voice: Voice;
  yesWords: string;
  /** Takes one of the times that are still free. */
  onTake?: (slot: FreeSlot) => void;
};

export function Settling({ asked, voice, yesWords, onTake }: Props) {
  const { booking: api } = usePorts();
  const { outcome, ask, clear } = asked;
  if (!outcome) return null;
  if (outcome.kind === 'needs-yes') {
    const answer = (yes: boolean) => {
      const { nonce } = outcome;
      if (!yes) {
        void api.conversation.confirm.mutate({ conversationId: null, nonce, yes }).catch(() => undefined);
        return clear();
      }
      void ask(() => api.conversation.confirm.mutate({ conversationId: null, nonce, yes }));
    };
    return (
      <div role="group" aria-label="Shall I?" className="rounded-card border border-line bg-raised p-2.5">
        <ReceiptMarks isRepeat={false} isSimulated={outcome.simulated === true} />
        <AskYes
          outcome={outcome}
          voice={voice}
          yesWords={yesWords}
          onAnswer={asked.isAsking ? undefined : answer}
        />
      </div>
    );
  }
  if (bookingOf(outcome)) return null;
  const nearest = outcome.kind === 'taken' || outcome.kind === 'not-offered' ? outcome.nearest : [];
  return (
    <>
      <Said outcome={outcome} />
      {nearest.length > 0 && onTake && (
        <SlotPicker slots={nearest} guestZone={null} voice={voice} onPick={onTake} />
      )}
    </>
  );
}
