/** What a calendar page of this window asked the panel to show: a day, or words to ask about. Taken once. */
import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { handedWishItem, type HandedWish } from '#extension/platform/storage.ts';

export function useHandedWish(): HandedWish | null {
  const [wish, setWish] = useState<HandedWish | null>(null);
  useEffect(() => {
    const life = new AbortController();
    const here = browser.windows.getCurrent();
    const take = async (next: HandedWish | null) => {
      if (!next || next.windowId !== (await here).id || life.signal.aborted) return;
      setWish(next);
      await handedWishItem.set(null);
    };
    handedWishItem.watch(life.signal, (next) => void take(next));
    void handedWishItem.get().then(take);
    return () => life.abort();
  }, []);
  return wish;
}
