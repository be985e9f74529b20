/** A value that a view can watch: the least that `useSyncExternalStore` wants. */

export type Store<TValue> = {
  get(): TValue;
  set(value: TValue): void;
  subscribe(onChange: () => void): () => void;
};

export function createStore<TValue>(initial: TValue): Store<TValue> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
  };
}
