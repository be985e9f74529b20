/** How long talks are kept, and the way to delete all of them, here and at the video service. */
import { useEffect, useId, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { createLine } from '#extension/platform/in-line.ts';
import { Row, Section } from './Section.tsx';

const periods: readonly (readonly [days: number | null, words: string])[] = [
  [null, 'Until I delete them'],
  [7, 'A week'],
  [30, '30 days'],
  [90, '90 days'],
  [365, 'A year'],
];

function sayDeleted(count: number): string {
  if (count === 0) return 'There was no talk to delete.';
  return count === 1 ? 'One talk is deleted.' : `${count} talks are deleted.`;
}

export function KeptTalksSection() {
  const api = useApi();
  const id = useId();
  /** Undefined until the server has said. */
  const [days, setDays] = useState<number | null | undefined>(undefined);
  const [state, setState] = useState<'idle' | 'asking' | 'busy'>('idle');
  const [said, setSaid] = useState<string | null>(null);
  const [line] = useState(createLine);
  /** Null where calls cannot be recorded. */
  const [isRecorded, setRecorded] = useState<boolean | null>(null);

  useEffect(() => {
    const life = new AbortController();
    api.settings.get
      .query(undefined, { signal: life.signal })
      .then(async ({ retentionDays, recordCalls }) => {
        setDays(retentionDays);
        const { records } = await api.settings.abilities.query(undefined, { signal: life.signal });
        if (records) setRecorded(recordCalls);
      })
      .catch(() => undefined);
    return () => life.abort();
  }, [api]);

  const keep = async (next: number | null) => {
    try {
      const saved = await line.run(() => api.settings.update.mutate({ retentionDays: next }));
      setDays(saved.retentionDays);
      setSaid(null);
    } catch {
      setSaid('That was not saved: your server did not take it. Try again in a moment.');
    }
  };
  const record = async (next: boolean) => {
    setRecorded(next);
    try {
      const saved = await line.run(() => api.settings.update.mutate({ recordCalls: next }));
      setRecorded(saved.recordCalls);
      setSaid(null);
    } catch {
      setRecorded(!next);
      setSaid('That was not saved: your server did not take it. Try again in a moment.');
    }
  };
  const forgetAll = async () => {
    setState('busy');
    try {
      const { deleted } = await api.conversation.deleteAll.mutate();
      setSaid(sayDeleted(deleted));
    } catch {
      setSaid('They were not all deleted: no answer from the server. Try again.');
    } finally {
      setState('idle');
    }
  };
  const isListed = days === undefined || periods.some(([period]) => period === days);

  return (
    <Section title="What is kept of talks">
      <Row
        label="Keep talks"
        htmlFor={`${id}-period`}
        note="Calls and chats are written down. After this time their words are deleted, here and at the video service; what they did to your schedule stays."
      >
        <select
          id={`${id}-period`}
          className="field"
          disabled={days === undefined}
          value={String(days ?? '')}
          onChange={({ target }) => void keep(target.value === '' ? null : Number(target.value))}
        >
          {!isListed && <option value={String(days)}>{days} days</option>}
          {periods.map(([period, words]) => (
            <option key={words} value={String(period ?? '')}>
              {words}
            </option>
          ))}
        </select>
      </Row>
      {isRecorded !== null && (
        <Row
          label="Record calls"
          htmlFor={`${id}-record`}
          note="Sound and picture of new calls, into the storage that is set on your server. Deleting a talk does not delete a recording there."
        >
          <input
            id={`${id}-record`}
            type="checkbox"
            checked={isRecorded}
            onChange={({ target }) => void record(target.checked)}
          />
        </Row>
      )}
      <Row
        label="Delete all talks"
        note={
          state === 'idle'
            ? 'Transcripts, questions and analyses. Your schedule stays as it is.'
            : 'All of them go, here and at the video service. This cannot be taken back.'
        }
      >
        {state === 'idle' ? (
          <Button weight="bad" onClick={() => setState('asking')}>
            Delete all…
          </Button>
        ) : (
          <span className="flex gap-1.5">
            <Button weight="bad" disabled={state === 'busy'} onClick={() => void forgetAll()}>
              Delete all talks
            </Button>
            <Button autoFocus disabled={state === 'busy'} onClick={() => setState('idle')}>
              Keep them
            </Button>
          </span>
        )}
      </Row>
      <p role="status" className="py-2 text-muted empty:hidden">
        {said}
      </p>
    </Section>
  );
}
