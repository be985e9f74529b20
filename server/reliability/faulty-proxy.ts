/** A bad network in front of the servers: answers that break off, wait, or never come; everybody cut off at once. */
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Chance } from './chance.ts';

export type FaultRates = {
  /** The connection is reset in the middle of an answer. */
  reset: number;
  /** The answer comes 300 ms late. */
  delay: number;
  /** The request goes through, nothing ever comes back. */
  blackHole: number;
};

export type FaultyProxy = AsyncDisposable & {
  port: number;
  /** From now on. */
  setRates(rates: FaultRates): void;
  cutAll(): void;
  counts: { connections: number; resets: number; delays: number; blackHoles: number; cuts: number };
};

export const noFaults: FaultRates = { reset: 0, delay: 0, blackHole: 0 };

/** Each connection goes to one of the servers by chance, to another one when that is down. */
export async function startFaultyProxy(chance: Chance, targets: readonly number[]): Promise<FaultyProxy> {
  let rates = noFaults;
  const counts = { connections: 0, resets: 0, delays: 0, blackHoles: 0, cuts: 0 };
  const open = new Set<Socket>();
  const hold = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  };

  const server = createServer((client) => {
    counts.connections += 1;
    hold(client);
    const first = chance.integer(targets.length);
    const dice = chance.next();
    const resets = dice < rates.reset;
    const delays = !resets && dice < rates.reset + rates.delay;
    const swallows = !resets && !delays && dice < rates.reset + rates.delay + rates.blackHole;
    const dial = (attempt: number) => {
      const upstream = connect(targets[(first + attempt) % targets.length] ?? 0, '127.0.0.1');
      hold(upstream);
      upstream.once('error', () => {
        if (attempt + 1 < targets.length && upstream.bytesWritten === 0) dial(attempt + 1);
        else client.resetAndDestroy();
      });
      upstream.once('connect', () => {
        client.pipe(upstream);
        client.on('close', () => upstream.destroy());
        upstream.on('close', () => client.destroy());
        upstream.on('data', (part: Buffer) => {
          if (swallows) return void (counts.blackHoles += 1);
          if (resets) {
            counts.resets += 1;
            client.write(part.subarray(0, part.length / 2), () => client.resetAndDestroy());
          } else if (delays) {
            counts.delays += 1;
            setTimeout(() => client.writable && client.write(part), 300);
          } else if (client.writable) client.write(part);
        });
      });
    };
    dial(0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cutAll = () => {
    counts.cuts += 1;
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    setRates: (next) => void (rates = next),
    cutAll,
    counts,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
