/**
 * Holds the one `schedule.changes` stream of a browser profile and gives every change to all pages
 * (docs/decisions/007). Pages come and go; the last one to leave ends it. What a page missed comes
 * from the buffer, and when that does not reach back far enough, from the server again.
 */
import type { Change } from '#shared/schedule/change.ts';
import { createApi, isSignedOut, type Api } from './api.ts';
import { createBackoff } from './backoff.ts';
import { chance } from './clock.ts';
import {
  afterFact,
  freshnessAt,
  lookAgainIn,
  startOfLink,
  type Freshness,
  type LinkFact,
} from './freshness.ts';
import { clientLock, type ToClient, type ToHost } from './live-protocol.ts';
import { createPauses, type Pauses } from './pause.ts';

export type LiveHostDeps = {
  now(): number;
  locks: Pick<LockManager, 'request'>;
  /** Called when the last page has left. */
  onEmpty(): void;
  /** Another way to the server, for tests. */
  connect?: typeof createApi;
};

const bufferLength = 500;
/** A page that reloads finds the worker still there. */
const lingerMs = 500;
/** A stream that lived this long was a good one: what comes after its end is not waited for. */
const settledMs = 5_000;

export function createLiveHost(deps: LiveHostDeps): { accept(port: MessagePort): void } {
  const ports = new Set<MessagePort>();
  const pauses: Pauses = createPauses();
  const buffer: Change[] = [];
  let token: string | null = null;
  let api: Api | null = null;
  let stream: { unsubscribe(): void } | null = null;
  let generation = 0;
  const backoff = createBackoff({ firstMs: 300, capMs: 15_000, chance });
  /** The buffer holds everything after `floor` up to `last`. */
  let floor = 0;
  let last = 0;
  let link = startOfLink(deps.now());
  let shown: Freshness = freshnessAt(link, deps.now());
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (message: ToClient) => {
    for (const port of ports) send(port, message);
  };

  const look = () => {
    clearTimeout(timer);
    const at = deps.now();
    const freshness = freshnessAt(link, at);
    const isNews = freshness.state !== shown.state || freshness.lastProofAt !== shown.lastProofAt;
    shown = freshness;
    if (isNews) tell({ type: 'freshness', freshness });
    const wait = lookAgainIn(link, at);
    if (wait !== null) timer = setTimeout(look, wait);
  };

  const note = (fact: LinkFact) => {
    link = afterFact(link, fact, deps.now());
    look();
  };

  const keep = (change: Change) => {
    if (change.version <= last) return;
    last = change.version;
    buffer.push(change);
    if (buffer.length > bufferLength) floor = buffer.shift()?.version ?? floor;
    note({ type: 'change' });
    tell({ type: 'change', change });
  };

  const close = () => {
    generation += 1;
    stream?.unsubscribe();
    stream = null;
  };

  const openFrom = (since: number) => {
    close();
    buffer.length = 0;
    floor = since;
    last = since;
    note({ type: 'broken' });
    const mine = generation;
    const openedAt = deps.now();
    /**
     * The subscription itself reconnects for ever, unless the server says that nothing more comes. A
     * server on its way down says so, and so may whatever stands in front of it: never the last word.
     */
    const over = (error?: unknown) => {
      if (mine !== generation) return;
      close();
      note({ type: 'broken' });
      if (isSignedOut(error)) return;
      if (deps.now() - openedAt > settledMs) backoff.reset();
      const ended = generation;
      void pauses.pause(backoff.next()).then(() => {
        if (ended === generation && ports.size > 0) openFrom(last);
      });
    };
    stream =
      api?.schedule.changes.subscribe(
        { since },
        {
          onData: ({ data }) => keep(data),
          onConnectionStateChange({ state, error }) {
            if (mine !== generation) return;
            if (state === 'pending') note({ type: 'opened' });
            else if (state === 'idle' || error) note({ type: 'broken' });
          },
          onComplete: over,
          onError: over,
        },
      ) ?? null;
  };

  const leave = (port: MessagePort) => {
    if (ports.delete(port) && ports.size === 0) setTimeout(endWhenEmpty, lingerMs);
  };

  const endWhenEmpty = () => {
    if (ports.size > 0 || token === null) return;
    close();
    token = null;
    clearTimeout(timer);
    deps.onEmpty();
  };

  const greet = (port: MessagePort, hello: Extract<ToHost, { type: 'hello' }>) => {
    token = hello.token;
    ports.add(port);
    void deps.locks.request(clientLock(hello.clientId), () => leave(port));
    send(port, { type: 'welcome', freshness: shown });
    api ??= (deps.connect ?? createApi)({
      serverUrl: hello.serverUrl,
      token: () => Promise.resolve(token),
      onSignedOut: () => tell({ type: 'signed-out' }),
      onBytes: () => note({ type: 'proof' }),
      pauses,
    });
    if (stream === null || hello.since < floor) return openFrom(hello.since);
    // Somebody looks: if the stream waits for its next attempt, that is now.
    pauses.wake();
    for (const change of buffer) if (change.version > hello.since) send(port, { type: 'change', change });
  };

  return {
    accept(port) {
      port.onmessage = ({ data }: MessageEvent<ToHost>) => {
        switch (data.type) {
          case 'hello':
            return greet(port, data);
          case 'token':
            token = data.token;
            if (stream === null && ports.size > 0) return openFrom(last);
            return pauses.wake();
          case 'resume':
            return openFrom(data.since);
          case 'hurry':
            return pauses.wake();
          case 'bye':
            return leave(port);
        }
      };
    },
  };
}

function send(port: MessagePort, message: ToClient): void {
  port.postMessage(message);
}
