import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { initTRPC, TRPCError, tracked } from '@trpc/server';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import { expect, it } from 'vitest';
import {
  connectedFrame,
  pingFrame,
  reconnectAfterInactivityMs,
  refusalFrame,
  trackedFrame,
} from './stream-wire.ts';

/** What the library itself sends for a subscription, as text. */
async function libraryWire(values: unknown[], fail?: TRPCError): Promise<string> {
  const t = initTRPC.create({
    isDev: false,
    errorFormatter: ({ shape }) => shape,
    sse: { client: { reconnectAfterInactivityMs } },
  });
  const router = t.router({
    schedule: t.router({
      changes: t.procedure.subscription(async function* () {
        for (const [index, value] of values.entries()) yield tracked(String(index + 1), value);
        if (fail) throw fail;
      }),
    }),
  });
  const server = createServer(createHTTPHandler({ router }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await (await fetch(`http://127.0.0.1:${port}/schedule.changes`)).text();
  } finally {
    server.close();
  }
}

it('writes values byte for byte as the library does', async () => {
  const values = [{ title: 'Gym\nand "more"', note: '\u2028 ünï 🏋️ \ud800' }, { title: 'Dentist' }];
  const ours = Buffer.concat([
    connectedFrame,
    ...values.map((value, index) => trackedFrame(index + 1, value)),
  ]);
  expect(await libraryWire(values)).toBe(`${ours.toString()}event: return\ndata: \n\n\n`);
});

it('refuses as the library does, apart from the sentence', async () => {
  const theirs = await libraryWire([], new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first.' }));
  expect(theirs).toBe(
    Buffer.concat([connectedFrame, refusalFrame('schedule.changes', 'not-signed-in')]).toString(),
  );
});

it('pings as the library does', () => {
  expect(pingFrame.toString()).toBe('event: ping\ndata: \n\n\n');
});
