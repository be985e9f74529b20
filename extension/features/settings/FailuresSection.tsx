/** Work for the person that is out of tries: what it was, why it failed, run it again or let it be. */
import { useCallback, useEffect, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import type { Api } from '#extension/platform/api.ts';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { Row, Section } from './Section.tsx';

type Failure = Awaited<ReturnType<Api['failures']['list']['query']>>[number];

/** What was to be done, for people; what is not listed keeps its name. */
const workWords: Record<string, string> = {
  'end-call': 'Ending a call at the video service',
  'cal-event': 'Taking over a change from Cal.com',
  'tavus-event': 'Taking over what the video service told',
  'read-call': 'Looking for what was missed in a call',
  'analyse-call': 'Reading what a call was about',
  'delete-call': 'Deleting a call at the video service',
};

/** Nothing at all while everything works. */
export function FailuresSection() {
  const api = useApi();
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  const load = useCallback(
    () =>
      api.failures.list.query().then(setFailures, () => {
        // What was listed stays; the next look may tell.
      }),
    [api],
  );
  const isRunning = failures.some(({ state }) => state === 'running');
  useEffect(() => {
    void load();
    if (!isRunning) return;
    const timer = setInterval(() => void load(), 2_000);
    return () => clearInterval(timer);
  }, [load, isRunning]);

  const run = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setProblem(null);
    } catch {
      setProblem('That did not work: your server did not take it.');
    }
    await load();
  };

  if (failures.length === 0) return null;
  return (
    <Section title="What failed">
      {failures.map(({ id, work, error, count, state, lastAt }) => (
        <Row
          key={id}
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
            <Button
              disabled={state === 'running'}
              onClick={() => void run(() => api.failures.retry.mutate({ id }))}
            >
              {state === 'running' ? 'Running…' : 'Run again'}
            </Button>
            <Button weight="quiet" onClick={() => void run(() => api.failures.dismiss.mutate({ id }))}>
              Let it be
            </Button>
          </span>
        </Row>
      ))}
      <p role="alert" className="py-2 text-bad empty:hidden">
        {problem}
      </p>
    </Section>
  );
}
