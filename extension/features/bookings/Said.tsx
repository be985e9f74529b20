/** A sentence of the server's inside a form: what went wrong, or what to know. */
import { CircleAlert } from 'lucide-react';
import { ReceiptMarks } from '#extension/features/receipts/ReceiptMarks.tsx';
import type { Outcome } from '#shared/outcome.ts';

export function Said({ outcome }: { outcome: Outcome }) {
  const isBad = outcome.kind !== 'done' && outcome.kind !== 'pending';
  return (
    <div
      role={isBad ? 'alert' : 'status'}
      className={`flex flex-wrap gap-2 rounded-control px-2.5 py-2 ${isBad ? 'bg-warn-soft text-warn' : 'bg-sunk'}`}
    >
      {isBad && <CircleAlert size={15} className="mt-0.5 shrink-0" aria-hidden="true" />}
      <p className="tabular min-w-0 flex-1 basis-40 break-words">
        {outcome.kind === 'ambiguous' ? outcome.question : outcome.say}
      </p>
      <ReceiptMarks isRepeat={outcome.repeat === true} isSimulated={false} />
    </div>
  );
}
