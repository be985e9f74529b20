/** A stored item that lives in memory and tells everybody, like the browser's storage does. */
import type { Item } from '../platform/storage.ts';

export function memoryItem<TValue>(initial: TValue): Item<TValue> {
  let value = initial;
  const watchers = new Set<(value: TValue) => void>();
  return {
    get: () => Promise.resolve(value),
    set(next) {
      value = next;
      for (const tell of watchers) queueMicrotask(() => tell(next));
      return Promise.resolve();
    },
    watch(signal, onValue) {
      watchers.add(onValue);
      signal.addEventListener('abort', () => watchers.delete(onValue));
    },
  };
}
