/** After the call: how long it was and what it really changed, in the receipts' own sentences. */
import { CallCard } from './CallCard.tsx';
import { useCall } from './CallProvider.tsx';
import { changesIn, type CallState } from './call-state.ts';
import { clockOf } from './Timer.tsx';

export function CallSummary({ ended }: { ended: Extract<CallState, { at: 'ended' }> }) {
  const { dismiss } = useCall();
  const changes = changesIn(ended.results);
  return (
    <CallCard title={ended.say} onClose={dismiss}>
      <p className="tabular text-muted">
        {clockOf(ended.seconds)}
        {changes.length > 0 && ` · ${countOf(changes.length)}`}
      </p>
      {changes.length > 0 && (
        <ul className="flex max-h-32 list-disc flex-col gap-1 self-stretch overflow-y-auto pl-4">
          {changes.map(({ outcome }, index) => (
            <li key={index}>{outcome.say}</li>
          ))}
        </ul>
      )}
    </CallCard>
  );
}

function countOf(changes: number): string {
  return changes === 1 ? '1 change' : `${changes} changes`;
}
