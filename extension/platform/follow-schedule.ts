/**
 * The stream from now on, for somebody who keeps no schedule: asks for the present version first
 * and reports only when the freshness turns, not at every ping.
 */
import type { Change } from '#shared/schedule/change.ts';
import { createApi } from './api.ts';
import { createBackoff } from './backoff.ts';
import { chance, now } from './clock.ts';
import type { Freshness } from './freshness.ts';
import { connectLive } from './live-client.ts';
import type { Account } from './storage.ts';
import { liveClientDeps } from './stream.ts';

type Listeners = {
  /** The stream has a place to begin at: whatever is asked of the server from now on is not older. */
  onReady(): void;
  onChange(change: Change): void;
  onFreshness(freshness: Freshness): void;
  onSignedOut(): void;
};

/** Returns what takes a renewed token of the same account. */
export function followSchedule(
  account: Account,
  signal: AbortSignal,
  listeners: Listeners,
): (token: string) => void {
  let { token } = account;
  let passOn: (token: string) => void = () => undefined;
  let shown: Freshness['state'] | null = null;

  void presentVersion(
    { ...account, currentToken: () => token, onSignedOut: listeners.onSignedOut },
    signal,
  ).then((since) => {
    if (since === null) return;
    listeners.onReady();
    connectLive(liveClientDeps(), {
      account: { ...account, token },
      since,
      watchToken: (_signal, onToken) => (passOn = onToken),
      onChange: listeners.onChange,
      onFreshness(freshness) {
        if (freshness.state === shown) return;
        shown = freshness.state;
        listeners.onFreshness(freshness);
      },
      onSignedOut: listeners.onSignedOut,
      signal,
    });
  });

  return (renewed) => {
    token = renewed;
    passOn(renewed);
  };
}

/** A server that takes this long to answer will not: it is stopped, or half gone. */
const answerMs = 15_000;

/** Asks until the server answers; `null` when nobody wants to know any more. */
async function presentVersion(
  input: { serverUrl: string; currentToken(): string; onSignedOut(): void },
  signal: AbortSignal,
): Promise<number | null> {
  let isOver = false;
  const api = createApi({
    serverUrl: input.serverUrl,
    token: () => Promise.resolve(input.currentToken()),
    onSignedOut() {
      isOver = true;
      input.onSignedOut();
    },
  });
  const backoff = createBackoff({ firstMs: 500, capMs: 15_000, chance });
  const from = new Date(now()).toISOString();
  const to = new Date(now() + 60_000).toISOString();
  while (!signal.aborted && !isOver) {
    try {
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
      return (await api.schedule.list.query({ from, to }, { signal: inTime })).version;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, backoff.next()));
    }
  }
  return null;
}
