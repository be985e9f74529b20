/** A server with just the stream on it, whose sockets a test can cut, and the real tRPC client. */
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client';
import { EventSource } from 'eventsource';
import type { RequestHandler } from 'express';
import express from 'express';
import type { AnyRouter } from '@trpc/server';
import type { Change } from '#shared/schedule/change.ts';

type Seen = { id: string; data: Change };

export async function streamServer(handler: RequestHandler, port = 0) {
  const app = express();
  app.get('/trpc/schedule.changes', handler);
  const server = createServer(app);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const used = (server.address() as AddressInfo).port;
  return {
    port: used,
    url: `http://127.0.0.1:${used}/trpc`,
    sockets,
    cutAll: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Subscribes as the extension does: the tRPC link with the `eventsource` package for the header. */
export function subscribe(url: string, input: { bearer?: string; since: number }) {
  const client = createTRPCClient<AnyRouter>({
    links: [
      httpSubscriptionLink({
        url,
        EventSource,
        eventSourceOptions: () => ({
          fetch: (address, init) =>
            fetch(address, {
              ...init,
              headers: {
                ...init.headers,
                ...(input.bearer !== undefined && { authorization: `Bearer ${input.bearer}` }),
              },
            }),
        }),
      }),
    ],
  }) as unknown as UntypedClient;
  const seen: Seen[] = [];
  const states: string[] = [];
  const errors: { code: string | undefined; status: number | undefined }[] = [];
  let starts = 0;
  const { unsubscribe } = client.schedule.changes.subscribe(
    { since: input.since },
    {
      onStarted: () => void (starts += 1),
      onData: (value) => void seen.push(value),
      onConnectionStateChange: ({ state }) => void states.push(state),
      onError: (error) => void errors.push({ code: error.data?.code, status: error.data?.httpStatus }),
    },
  );
  return {
    seen,
    states,
    errors,
    starts: () => starts,
    versions: () => seen.map(({ id }) => Number(id)),
    unsubscribe,
  };
}

type UntypedClient = {
  schedule: {
    changes: {
      subscribe(
        input: { since: number },
        on: {
          onStarted(): void;
          onData(value: Seen): void;
          onConnectionStateChange(state: { state: string }): void;
          onError(error: { data?: { code?: string; httpStatus?: number } | null }): void;
        },
      ): { unsubscribe(): void };
    };
  };
};
