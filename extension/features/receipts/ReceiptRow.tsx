/** The latest receipt, always in the same place: what happened last, and the way back. */
import { Check, Undo2 } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { LatestReceipt } from './latest-receipt.ts';
import { ReceiptMarks } from './ReceiptMarks.tsx';
import { Sentence } from './Sentence.tsx';

type Props = {
  receipt: LatestReceipt;
  /** False while a newer act is on the screen with an Undo of its own. */
  canUndo: boolean;
  onUndo(): void;
  onShow(event: ScheduleEvent): void;
};

export function ReceiptRow({ receipt, canUndo, onUndo, onShow }: Props) {
  const [event] = receipt.events;
  return (
    <section
      aria-label="Latest change"
      key={receipt.version}
      className="appear mx-3 mt-2 flex min-h-9 items-center gap-2 rounded-[0.625rem] border border-line bg-surface py-1 ps-2.5 pe-1 shadow-card"
    >
      <span
        className="grid size-[1.125rem] shrink-0 place-items-center rounded-full bg-ok-soft text-ok"
        aria-hidden="true"
      >
        {receipt.isUndo ? <Undo2 size={11} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
      </span>
      <button
        type="button"
        className="tabular min-h-6 min-w-0 flex-1 rounded text-start"
        title={receipt.say}
        onClick={() => event && onShow(event)}
      >
        <span className="sr-only">Show </span>
        <span className="line-clamp-2">
          <Sentence say={receipt.say.replace(/\.$/, '')} title={event?.title} />
          {receipt.how && <span className="text-muted"> · {receipt.how}</span>}
        </span>
      </button>
      <ReceiptMarks {...receipt} />
      {canUndo && (
        <Button weight="quiet" onClick={onUndo} className="shrink-0">
          {receipt.isUndo ? 'Redo' : 'Undo'}
        </Button>
      )}
    </section>
  );
}
