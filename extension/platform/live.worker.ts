/** Entry of the SharedWorker that holds the stream; everything it does is in `live-host.ts`. */
import { now } from './clock.ts';
import { createLiveHost } from './live-host.ts';
import { hostLock } from './live-protocol.ts';

/** The part of SharedWorkerGlobalScope used here; the DOM library has only the page's scope. */
const scope = globalThis as unknown as {
  name: string;
  close(): void;
  onconnect: ((event: MessageEvent) => void) | null;
};

const host = createLiveHost({ now, locks: navigator.locks, onEmpty: () => scope.close() });
const waiting: MessagePort[] = [];
let isHost = false;

scope.onconnect = ({ ports: [port] }) => {
  if (!port) return;
  if (isHost) host.accept(port);
  else waiting.push(port);
};

void navigator.locks.request(hostLock(scope.name), () => {
  isHost = true;
  for (const port of waiting.splice(0)) host.accept(port);
  return new Promise<never>(() => undefined);
});
