/**
 * Which element draws which event. An event that was asked for here is drawn as a draft first; when the
 * real one arrives it takes over the draft's element, so that nothing folds, enters or flickers.
 */
import type { ShownEvent } from '../shown-events.ts';

export type BlockKeys = {
  /** Told with everything that is drawn, each time it changes. */
  take(events: Iterable<ShownEvent>): void;
  keyOf(event: Pick<ShownEvent, 'id'>): string;
};

export function createBlockKeys(): BlockKeys {
  const keys = new Map<string, string>();
  let drafts = new Map<string, string>();
  return {
    take(events) {
      const now = new Map<string, string>();
      for (const event of events) {
        const sign = `${Date.parse(event.start)} ${event.title.toLowerCase()}`;
        if (event.isWaiting) {
          now.set(sign, keys.get(event.id) ?? event.id);
          continue;
        }
        if (keys.has(event.id)) continue;
        keys.set(event.id, drafts.get(sign) ?? event.id);
        drafts.delete(sign);
      }
      drafts = now;
    },
    keyOf: (event) => keys.get(event.id) ?? event.id,
  };
}
