/**
 * The history as far as it was asked for. Whenever the calendar changes it is read again to the same
 * depth: a line far down may just have been taken back by one on top.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { HistoryApi, HistoryLine } from './history-api.ts';

const page = 30;
/** As many as the server gives at once. */
const mostAtOnce = 100;

export type ShownHistory = { lines: readonly HistoryLine[]; before: number | null };

/** From the newest down to at least so many lines, in one piece. */
export async function readDownTo(api: HistoryApi, count: number): Promise<ShownHistory> {
  const lines: HistoryLine[] = [];
  let before: number | null = null;
  do {
    const limit = Math.min(mostAtOnce, Math.max(1, count - lines.length));
    const read = await api.schedule.history.query({ limit, ...(before !== null && { before }) });
    lines.push(...read.lines);
    before = read.before;
  } while (before !== null && lines.length < count);
  return { lines, before };
}

export function useHistory(): {
  history: ShownHistory | null;
  hasFailed: boolean;
  isReading: boolean;
  readOlder(): void;
  readAgain(): void;
} {
  const { history: api } = usePorts();
  const { state } = useSchedule();
  const version = state.copy?.version ?? null;
  const [depth, setDepth] = useState(page);
  const [history, setHistory] = useState<ShownHistory | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [isReading, setReading] = useState(false);
  const [tries, setTries] = useState(0);
  const latest = useRef(0);

  useEffect(() => {
    const mine = (latest.current += 1);
    setReading(true);
    const settle = (done: () => void) => {
      if (latest.current !== mine) return;
      setReading(false);
      done();
    };
    readDownTo(api, depth).then(
      (read) => settle(() => (setHistory(read), setFailed(false))),
      () => settle(() => setFailed(true)),
    );
  }, [api, depth, version, tries]);
  useEffect(() => () => void (latest.current += 1), []);

  const readOlder = useCallback(() => setDepth((all) => all + page), []);
  const readAgain = useCallback(() => setTries((n) => n + 1), []);
  return { history, hasFailed, isReading, readOlder, readAgain };
}
