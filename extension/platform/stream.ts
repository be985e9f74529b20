/**
 * The schedule's changes for one page of the extension, whichever page holds the connection. Reads
 * the account from storage; the offscreen document, which has no storage, calls `connectLive`.
 */
import type { Change } from '#shared/schedule/change.ts';
import { chance, newId, now } from './clock.ts';
import type { Freshness } from './freshness.ts';
import { connectLive, type LiveClientDeps } from './live-client.ts';
import liveWorkerUrl from './live.worker.ts?sharedworker&url';
import { pageNetwork } from './network.ts';
import { accountItem } from './storage.ts';

export type { Freshness } from './freshness.ts';

export type ScheduleStreamInput = {
  /** The last version the caller has. */
  since: number;
  onChange(change: Change): void;
  onFreshness(freshness: Freshness): void;
  /** The server itself said that the session is over. */
  onSignedOut(): void;
  signal: AbortSignal;
};

/** Every change after `since`, in order and once, until the signal ends it. */
export function connectScheduleStream(input: ScheduleStreamInput): void {
  void accountItem.get().then((account) => {
    if (input.signal.aborted) return;
    if (!account) return input.onSignedOut();
    connectLive(liveClientDeps(), {
      ...input,
      account,
      watchToken(signal, onToken) {
        accountItem.watch(signal, (changed) => {
          if (changed?.key === account.key) onToken(changed.token);
        });
      },
    });
  });
}

export function liveClientDeps(): LiveClientDeps {
  return {
    openPort: (name) => new SharedWorker(liveWorkerUrl, { type: 'module', name }).port,
    locks: navigator.locks,
    network: pageNetwork(),
    now,
    newId,
    chance,
  };
}
