/**
 * A page's side of the shared stream: finds the worker, hands it the token, puts changes in order
 * and notices when the worker is gone. A dead SharedWorker is silent, no event reaches its ports;
 * what it leaves behind is a free Web Lock, and a page that gets that lock connects again with the
 * last version it has seen.
 */
import type { Change } from '#shared/schedule/change.ts';
import { createBackoff } from './backoff.ts';
import type { Freshness } from './freshness.ts';
import { clientLock, hostLock, type ToClient, type ToHost } from './live-protocol.ts';
import { watchNetwork, type Network } from './network.ts';
import type { Account } from './storage.ts';

export type LiveClientDeps = {
  openPort(name: string): MessagePort;
  locks: Pick<LockManager, 'request'>;
  network: Network;
  now(): number;
  newId(): string;
  chance(): number;
};

export type LiveClientInput = {
  account: Account;
  /** Calls back with every later token of the same account. */
  watchToken(signal: AbortSignal, onToken: (token: string) => void): void;
  since: number;
  onChange(change: Change): void;
  onFreshness(freshness: Freshness): void;
  onSignedOut(): void;
  signal: AbortSignal;
};

/** A worker that does not answer in this time is dead or closing. */
const welcomeMs = 1_500;

export function connectLive(deps: LiveClientDeps, input: LiveClientInput): void {
  const { account, signal } = input;
  const backoff = createBackoff({ firstMs: 100, capMs: 5_000, chance: deps.chance });
  let { token } = account;
  let last = input.since;
  let askedFor = -1;
  let connection: AbortController | null = null;
  let send: (message: ToHost) => void = () => undefined;
  let freshness: Freshness = { state: 'catching-up', since: deps.now(), lastProofAt: 0 };
  let isNetworkLost = false;

  const show = () => {
    if (signal.aborted) return;
    const { lastProofAt } = freshness;
    if (isNetworkLost) input.onFreshness({ state: 'offline', since: lastProofAt || deps.now(), lastProofAt });
    else input.onFreshness(freshness);
  };

  const take = (change: Change) => {
    if (change.version <= last) return;
    if (change.version > last + 1 && askedFor !== last) {
      askedFor = last;
      return send({ type: 'resume', since: last });
    }
    last = change.version;
    input.onChange(change);
  };

  const hear = (message: ToClient) => {
    switch (message.type) {
      case 'welcome':
        backoff.reset();
        freshness = message.freshness;
        return show();
      case 'change':
        return take(message.change);
      case 'freshness':
        freshness = message.freshness;
        return show();
      case 'signed-out':
        return input.onSignedOut();
    }
  };

  const connectAgain = () => {
    connection?.abort();
    if (signal.aborted) return;
    if (freshness.state !== 'catching-up')
      freshness = { ...freshness, state: 'catching-up', since: deps.now() };
    show();
    setTimeout(connect, backoff.next());
  };

  const connect = () => {
    if (signal.aborted) return;
    const current = new AbortController();
    connection = current;
    const clientId = deps.newId();
    const port = deps.openPort(account.key);
    const timer = setTimeout(() => {
      freshness = { ...freshness, state: 'offline', since: freshness.lastProofAt || freshness.since };
      show();
      connectAgain();
    }, welcomeMs);

    port.onmessage = ({ data }: MessageEvent<ToClient>) => {
      if (current.signal.aborted) return;
      if (data.type === 'welcome') {
        clearTimeout(timer);
        request(deps.locks, hostLock(account.key), { signal: current.signal, act: connectAgain });
      }
      hear(data);
    };
    send = (message) => port.postMessage(message);
    current.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      port.postMessage({ type: 'bye' } satisfies ToHost);
      port.close();
    });
    const holdWhileAlive = () => {
      const { serverUrl } = account;
      port.postMessage({ type: 'hello', clientId, serverUrl, token, since: last } satisfies ToHost);
      return new Promise((release) => current.signal.addEventListener('abort', release));
    };
    request(deps.locks, clientLock(clientId), { signal: current.signal, act: holdWhileAlive });
  };

  signal.addEventListener('abort', () => connection?.abort());
  input.watchToken(signal, (fresh) => {
    token = fresh;
    send({ type: 'token', token: fresh });
  });
  watchNetwork(deps.network, { serverUrl: account.serverUrl, signal }, (isLost) => {
    isNetworkLost = isLost;
    if (!isLost) send({ type: 'hurry' });
    show();
  });
  show();
  connect();
}

/** Rejections are only the signal's own: a lock that is no longer wanted. */
function request(
  locks: LiveClientDeps['locks'],
  name: string,
  wanted: { signal: AbortSignal; act: () => unknown },
): void {
  locks
    .request(name, { signal: wanted.signal }, async () => {
      if (!wanted.signal.aborted) await wanted.act();
    })
    .catch(() => undefined);
}
