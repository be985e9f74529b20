/** Work for the person that is out of tries: what it was, why it failed, run it again or let it be. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { FailureRow, type Failure } from './FailureRow.tsx';
import { Section } from './Section.tsx';

/** Nothing at all while everything works. */
export function FailuresSection() {
  const api = useApi();
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  const looks = useRef(0);
  const load = useCallback(async () => {
    const mine = (looks.current += 1);
    try {
      const found = await api.failures.list.query();
      // An older look knows less.
      if (mine === looks.current) setFailures(found);
    } catch {
      // What was listed stays; the next look may tell.
    }
  }, [api]);
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
      {failures.map((failure) => (
        <FailureRow
          key={failure.id}
          failure={failure}
          onRetry={() => void run(() => api.failures.retry.mutate({ id: failure.id }))}
          onDismiss={() => void run(() => api.failures.dismiss.mutate({ id: failure.id }))}
        />
      ))}
      <p role="alert" className="py-2 text-bad empty:hidden">
        {problem}
      </p>
    </Section>
  );
}
