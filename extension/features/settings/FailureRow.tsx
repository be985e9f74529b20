/** One piece of work that is out of tries, in words, and what can be done about it. Draws only. */
import { Button } from '#extension/components/Button.tsx';
import type { Api } from '#extension/platform/api.ts';
import { Row } from './Section.tsx';

export type Failure = Awaited<ReturnType<Api['failures']['list']['query']>>[number];

/** What was to be done, for people; what is not listed keeps its name. */
const workWords: Record<string, string> = {
  'end-call': 'Ending a call at the video service',
  'cal-event': 'Taking over a change from Cal.com',
  'tavus-event': 'Taking over what the video service told',
  'read-call': 'Looking for what was missed in a call',
  'analyse-call': 'Reading what a call was about',
  'delete-call': 'Deleting a call at the video service',
};

type Props = { failure: Failure; onRetry(): void; onDismiss(): void };

export function FailureRow({ failure, onRetry, onDismiss }: Props) {
  const { work, error, count, state, lastAt } = failure;
  return (
    <Row
      label={workWords[work] ?? work}
      note={
        <>
          <span className="block break-words">{error}</span>
          <span className="tabular block text-xs">
            {count === 1 ? 'Tried once' : `Tried ${count} times`}, last{' '}
            {new Date(lastAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
          </span>
        </>
      }
    >
      <span className="flex gap-1.5">
        <Button disabled={state === 'running'} onClick={onRetry}>
          {state === 'running' ? 'Running…' : 'Run again'}
        </Button>
        <Button weight="quiet" onClick={onDismiss}>
          Let it be
        </Button>
      </span>
    </Row>
  );
}
