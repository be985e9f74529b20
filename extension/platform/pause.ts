/**
 * A wait that can be cut short: by its signal (rejects), or by everybody's wish to try again now,
 * such as the network coming back (resolves).
 */

export type Pauses = {
  /** Rejects with the signal's reason when it is aborted first. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
  /** Ends every pause that is running. */
  wake(): void;
};

export function createPauses(): Pauses {
  const sleeping = new Set<() => void>();
  return {
    pause(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const finish = (act: () => void) => {
          clearTimeout(timer);
          sleeping.delete(wakeUp);
          signal?.removeEventListener('abort', abort);
          act();
        };
        const wakeUp = () => finish(resolve);
        const abort = () => finish(() => reject(signal?.reason));
        const timer = setTimeout(wakeUp, ms);
        sleeping.add(wakeUp);
        signal?.addEventListener('abort', abort);
      });
    },
    wake() {
      for (const wakeUp of sleeping) wakeUp();
    },
  };
}
