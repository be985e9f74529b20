/** One file on its way in: read, shown, added, taken back. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportPreview } from '#shared/ics/import-preview.ts';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { codeOf } from '#extension/platform/api.ts';
import { newId } from '#extension/platform/clock.ts';

export type ImportChoices = { spreadsSeries: boolean; despiteProblems: boolean };

type State =
  | { at: 'reading' }
  | { at: 'failed'; say: string }
  | { at: 'shown'; preview: ImportPreview; canAdd: boolean; isAdding: boolean; problem: string | null }
  | { at: 'done'; say: string; groupId: string | null; isUndoing: boolean };

const largest = 1_000_000;
const tooLarge =
  'This file is over 1 MB, which is the most that can be brought in. Save a part of that calendar.';
const noAnswer = 'Your server did not answer. Nothing was added. Try again in a moment.';

export function useImport(file: File) {
  const api = useApi();
  const [state, setState] = useState<State>({ at: 'reading' });
  const [choices, setChoices] = useState<ImportChoices>({ spreadsSeries: false, despiteProblems: false });
  const text = useRef('');
  // Pressed twice, or again after a lost answer, it is one act.
  const callIds = useRef(new Map<string, string>());
  const { spreadsSeries, despiteProblems } = choices;
  const series = spreadsSeries ? 'series-or-occurrences' : 'series';

  useEffect(() => {
    const life = new AbortController();
    const look = async () => {
      if (file.size > largest) return setState({ at: 'failed', say: tooLarge });
      text.current = await file.text();
      const input = { text: text.current, series } as const;
      const preview = await api.calendar.importPreview.mutate(input, { signal: life.signal });
      const canAdd = preview.adds.count > 0 && (preview.problems.count === 0 || despiteProblems);
      // Added meanwhile as it was shown before: that is what stands there.
      setState((s) =>
        s.at === 'done' ? s : { at: 'shown', preview, canAdd, isAdding: false, problem: null },
      );
    };
    look().catch((error: unknown) => {
      if (life.signal.aborted) return;
      setState({ at: 'failed', say: codeOf(error) === 'PAYLOAD_TOO_LARGE' ? tooLarge : noAnswer });
    });
    return () => life.abort();
  }, [api, file, series, despiteProblems]);

  const add = useCallback(async () => {
    const key = `${series} ${despiteProblems}`;
    const callId = callIds.current.get(key) ?? `import:${newId()}`;
    callIds.current.set(key, callId);
    setState((s) => (s.at === 'shown' ? { ...s, isAdding: true, problem: null } : s));
    const failed = (problem: string) =>
      setState((s) => (s.at === 'shown' ? { ...s, isAdding: false, problem } : s));
    try {
      const input = { text: text.current, series, despiteProblems, callId } as const;
      const outcome = await api.calendar.import.mutate(input);
      if (outcome.kind !== 'done') return failed(outcome.say);
      const groupId = outcome.receipt.changes.length > 0 ? (outcome.receipt.groupId ?? null) : null;
      setState({ at: 'done', say: outcome.say, groupId, isUndoing: false });
    } catch {
      failed(noAnswer);
    }
  }, [api, series, despiteProblems]);

  const undo = async () => {
    if (state.at !== 'done' || state.groupId === null) return;
    const { groupId } = state;
    setState({ ...state, isUndoing: true });
    try {
      const outcome = await api.schedule.undo.mutate({ groupId });
      setState({ at: 'done', say: outcome.say, groupId: null, isUndoing: false });
    } catch {
      setState({ ...state, say: 'Not taken back: your server did not answer. Try again in a moment.' });
    }
  };

  return { state, choices, choose: setChoices, add, undo };
}
