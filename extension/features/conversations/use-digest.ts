/**
 * What was changed while no panel was open: asked once when one opens, from the version that was seen
 * last. It counts as seen once it has stood there for a while, or was closed.
 */
import { useCallback, useEffect, useState } from 'react';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { Digest } from './talks-api.ts';

const readMs = 4_000;

/** `isShown`: it can be looked at now. */
export function useDigest(isShown: boolean): { digest: Digest | null; close(): void } {
  const { talks, seenVersion } = usePorts();
  const { state } = useSchedule();
  const [digest, setDigest] = useState<Digest | null>(null);
  const [isSeen, setSeen] = useState(false);
  const version = state.copy?.version ?? null;

  useEffect(() => {
    let isOver = false;
    void (async () => {
      const since = await seenVersion.get();
      const found = since === null ? null : await asked(since);
      if (isOver) return;
      if (found && found.lines.length > 0) setDigest(found);
      else setSeen(true);
    })();
    return () => void (isOver = true);

    async function asked(since: number): Promise<Digest | null> {
      try {
        return await talks.schedule.digest.query({ since, withPanel: true });
      } catch {
        return null;
      }
    }
  }, [talks, seenVersion]);

  useEffect(() => {
    if (!digest || isSeen || !isShown) return;
    const timer = setTimeout(() => setSeen(true), readMs);
    return () => clearTimeout(timer);
  }, [digest, isSeen, isShown]);

  useEffect(() => {
    if (isSeen && version !== null) void seenVersion.set(version);
  }, [isSeen, version, seenVersion]);

  const close = useCallback(() => {
    setDigest(null);
    setSeen(true);
  }, []);
  return { digest, close };
}
