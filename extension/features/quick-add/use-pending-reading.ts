/**
 * What was selected on some page of this window, taken once by one page of ours: the side panel takes
 * what is for its window, a panel in a tab what no side panel could be opened for.
 */
import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { newId } from '#extension/platform/clock.ts';
import { pendingReadingItem, type PendingReading } from '#extension/platform/storage.ts';

export type PendingReadings = {
  /** Oldest first. */
  readings: readonly PendingReading[];
  /** Words of the panel itself that are to be looked at field by field. */
  read(text: string): void;
  done(id: string): void;
};

export function usePendingReading(): PendingReadings {
  const [readings, setReadings] = useState<readonly PendingReading[]>([]);
  useEffect(() => {
    const life = new AbortController();
    const here = whereAmI();
    const take = () =>
      navigator.locks.request('pending-reading', async () => {
        const next = await pendingReadingItem.get();
        const { windowId, isTab } = await here;
        const isMine = next && (next.windowId === null ? isTab : !isTab && next.windowId === windowId);
        if (!isMine || life.signal.aborted) return;
        await pendingReadingItem.set(null);
        setReadings((all) => [...all, next]);
      });
    pendingReadingItem.watch(life.signal, (next) => {
      if (next) void take();
    });
    void take();
    return () => life.abort();
  }, []);
  const done = useCallback((id: string) => setReadings((all) => all.filter((one) => one.id !== id)), []);
  const read = useCallback(
    (text: string) =>
      setReadings((all) => [...all, { id: newId(), text, isWholePage: false, windowId: null }]),
    [],
  );
  return { readings, read, done };
}

async function whereAmI(): Promise<{ windowId: number | undefined; isTab: boolean }> {
  const [window, tab] = await Promise.all([browser.windows.getCurrent(), browser.tabs.getCurrent()]);
  return { windowId: window.id, isTab: tab !== undefined };
}
