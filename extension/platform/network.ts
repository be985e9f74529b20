/**
 * Does this page reach the server, when the browser says the network is gone? A server on this
 * machine is reached without any network, so `offline` is believed at once but checked: as soon as
 * the server answers a question of this page, the network is not lost for us.
 */

export type Network = {
  addEventListener(type: 'online' | 'offline', listener: () => void, options: { signal: AbortSignal }): void;
  isOnline(): boolean;
  /** Any answer at all counts; rejects when there is none. */
  ask(url: string, signal: AbortSignal): Promise<unknown>;
};

const askAgainMs = 2_000;

export function watchNetwork(
  network: Network,
  input: { serverUrl: string; signal: AbortSignal },
  onChange: (isLost: boolean) => void,
): void {
  let loss: AbortController | null = null;

  const found = () => {
    if (!loss) return;
    loss.abort();
    loss = null;
    onChange(false);
  };

  const lost = () => {
    if (loss) return;
    loss = new AbortController();
    onChange(true);
    void check(AbortSignal.any([loss.signal, input.signal]));
  };

  const check = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      try {
        await network.ask(
          `${input.serverUrl}/health`,
          AbortSignal.any([signal, AbortSignal.timeout(askAgainMs)]),
        );
        if (!signal.aborted) return found();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, askAgainMs));
      }
    }
  };

  network.addEventListener('offline', lost, { signal: input.signal });
  network.addEventListener('online', found, { signal: input.signal });
  if (!network.isOnline()) lost();
}

export function pageNetwork(): Network {
  return {
    addEventListener: (type, listener, options) => globalThis.addEventListener(type, listener, options),
    isOnline: () => navigator.onLine,
    ask: (url, signal) => fetch(url, { signal, credentials: 'omit', cache: 'no-store' }),
  };
}
