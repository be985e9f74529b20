/** Whether there is room for a whole week side by side. */
import { useSyncExternalStore } from 'react';

const query = '(min-width: 32.5rem)';

export function useIsWide(): boolean {
  return useSyncExternalStore(
    listen,
    () => matchMedia(query).matches,
    () => false,
  );
}

function listen(onChange: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}
