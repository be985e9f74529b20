/** Right after an act of this panel: what was done, with ten seconds of Undo under the hand. */
import { useEffect, useRef, useState } from 'react';
import { Check, X } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import type { LatestReceipt } from './latest-receipt.ts';
import { ReceiptMarks } from './ReceiptMarks.tsx';
import { Sentence } from './Sentence.tsx';

const toastMs = 10_000;

type Props = { receipt: LatestReceipt; onUndo(): void; onEnd(): void };

export function UndoToast({ receipt, onUndo, onEnd }: Props) {
  // Who points at it or has it in focus is not hurried.
  const [isHeld, setHeld] = useState(false);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => end.current(), toastMs);
    return () => clearTimeout(timer);
  }, [isHeld, receipt.version]);

  return (
    <section
      aria-label="Done"
      className="appear relative flex items-center gap-2 overflow-hidden rounded-card border border-line bg-raised py-1.5 ps-3 pe-1.5 shadow-high"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={(e) => e.key === 'Escape' && onEnd()}
    >
      <span
        className="grid size-[1.125rem] shrink-0 place-items-center rounded-full bg-ok-soft text-ok"
        aria-hidden="true"
      >
        <Check size={12} strokeWidth={3} />
      </span>
      <p className="tabular min-w-0 flex-1 py-1 break-words">
        <Sentence say={receipt.say} title={receipt.events[0]?.title} />
      </p>
      <ReceiptMarks {...receipt} />
      <Button weight="quiet" onClick={onUndo}>
        {receipt.isUndo ? 'Redo' : 'Undo'}
      </Button>
      <IconButton label="Dismiss" onClick={onEnd}>
        <X size={15} />
      </IconButton>
      <span className="toast-time" data-held={isHeld || undefined} aria-hidden="true" />
    </section>
  );
}
