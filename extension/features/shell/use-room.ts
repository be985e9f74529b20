/** How much room there is, and on which day weeks begin here. */
import { useMemo, useSyncExternalStore } from 'react';

const query = '(min-width: 32.5rem)';

export function useRoom(locale: string): { isWide: boolean; firstWeekday: number } {
  const isWide = useSyncExternalStore(listen, () => matchMedia(query).matches, () => false);
  return useMemo(() => ({ isWide, firstWeekday: firstWeekdayOf(locale) }), [isWide, locale]);
}

function listen(onChange: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

/** 1 is Monday. */
function firstWeekdayOf(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): { firstDay: number } };
  return known.getWeekInfo?.().firstDay ?? 1;
}
