/** A Web Lock as something one holds and gives back, instead of something one works inside of. */

/** Returns what gives the lock back, or `null` when somebody else holds it. */
export function tryLock(locks: Pick<LockManager, 'request'>, name: string): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((release) => resolve(() => release()));
      })
      .catch(reject);
  });
}

/** Waits until nobody holds the lock any more; resolves also when the signal ends the wait. */
export async function untilFree(
  locks: Pick<LockManager, 'request'>,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  await locks.request(name, { signal }, () => undefined).catch(() => undefined);
}
