/** Says in the panel when the overlay on an open calendar page has hidden itself because it did not understand it. */
import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { viewStatesItem, type ViewStates } from '#extension/platform/storage.ts';
import { isNotUnderstood, reasonWords } from './page/page-reading.ts';

export function OverlayNotice() {
  const [windowId, setWindowId] = useState<number | null>(null);
  const [states, setStates] = useState<ViewStates>({});
  useEffect(() => {
    const life = new AbortController();
    const take = (next: ViewStates) => {
      if (!life.signal.aborted) setStates(next);
    };
    viewStatesItem.watch(life.signal, take);
    void viewStatesItem.get().then(take);
    void browser.windows.getCurrent().then((here) => setWindowId(here.id ?? null));
    return () => life.abort();
  }, []);
  const reason = Object.values(states)
    .filter((one) => one.windowId === windowId && one.state === 'hidden')
    .map((one) => one.reason)
    .find(isNotUnderstood);
  if (reason === undefined) return null;
  return (
    <p role="status" className="appear bg-warn-soft px-3 py-1.5 text-warn">
      Overlay hidden on Google Calendar: {reasonWords[reason]}.
    </p>
  );
}
