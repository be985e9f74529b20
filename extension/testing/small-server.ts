/**
 * A calendar server small enough for a unit test: real HTTP, real tRPC streams, the device grant,
 * and a list of changes a test can add to, cut, silence or take down. It decides nothing; what the
 * product's server decides is tested there.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { initTRPC, tracked, TRPCError } from '@trpc/server';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import type { Change } from '#shared/schedule/change.ts';

export type SmallServer = AsyncDisposable & {
  url: string;
  /** Adds the next version and tells everybody. */
  addChange(title?: string): Change;
  version(): number;
  /** Sockets that carry a stream right now. */
  streams(): number;
  /** How many streams were ever opened. */
  opened(): number;
  /** What each stream was asked with. */
  asked: { since: number; token: string | null }[];
  /** Closes every socket; new ones are taken. */
  cut(): void;
  /** Open streams say nothing any more, as if the link were dead half way. */
  silence(): void;
  /** Every stream is ended in order, as if there were nothing more to come. */
  finish(): void;
  /** Streams are refused for good by the procedure itself; `false` lets them in again. */
  refuse(isRefused: boolean): void;
  /** Something in front answers everything with this status and a page of its own; `null` lets through again. */
  answerInstead(status: number | null): void;
  down(): Promise<void>;
  up(): Promise<void>;
  /** The session with this token is over. */
  end(token: string): void;
};

const pingMs = 200;

export async function startSmallServer(): Promise<SmallServer> {
  const changes: Change[] = [];
  const waiting = new Set<() => void>();
  const ended = new Set<string>();
  const asked: SmallServer['asked'] = [];
  const sockets = new Set<Socket>();
  const streaming = new Set<ServerResponse>();
  let opened = 0;
  let instead: number | null = null;
  let ends = 0;
  let isRefused = false;

  const t = initTRPC.context<{ token: string | null }>().create({
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: pingMs } },
  });
  const person = t.procedure.use(({ ctx, next }) => {
    if (ctx.token === null || ended.has(ctx.token)) throw new TRPCError({ code: 'UNAUTHORIZED' });
    return next();
  });
  const passThrough = (input: unknown) => input as { since: number; lastEventId?: string };
  const router = t.router({
    schedule: t.router({
      list: person.query(() => ({ version: changes.length, events: [] })),
      changes: person.input(passThrough).subscription(async function* ({ input, ctx, signal }) {
        let last = Number(input.lastEventId ?? input.since);
        asked.push({ since: last, token: ctx.token });
        if (isRefused) throw new TRPCError({ code: 'BAD_REQUEST' });
        const begun = ends;
        while (!signal?.aborted && begun === ends) {
          for (const change of changes.slice(last)) {
            last = change.version;
            yield tracked(String(change.version), change);
          }
          await new Promise<void>((resolve) => {
            waiting.add(resolve);
            signal?.addEventListener('abort', () => resolve(), { once: true });
          });
        }
      }),
    }),
  });

  const trpc = createHTTPHandler({
    router,
    basePath: '/trpc/',
    createContext: ({ req }) => ({ token: req.headers.authorization?.replace('Bearer ', '') ?? null }),
  });

  const answer = (req: IncomingMessage, res: ServerResponse) => {
    if (instead !== null)
      return void res.writeHead(instead, { 'content-type': 'text/html' }).end('<h1>Proxy</h1>');
    if (req.url === '/health')
      return void res.end('{"status":"ok","version":"test","vendors":{"tavus":"simulated"}}');
    if (req.url?.startsWith('/trpc/schedule.changes')) {
      opened += 1;
      streaming.add(res);
      res.on('close', () => streaming.delete(res));
      retrySoon(res);
    }
    trpc(req, res);
  };

  let server: Server;
  let port = 0;
  const up = async () => {
    server = createServer(answer);
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const down = async () => {
    cut();
    await new Promise((resolve) => server.close(resolve));
  };
  await up();

  return {
    url: `http://127.0.0.1:${port}`,
    addChange(title = 'Gym') {
      const change = changeOf(changes.length + 1, title);
      changes.push(change);
      for (const wake of waiting) wake();
      waiting.clear();
      return change;
    },
    version: () => changes.length,
    streams: () => streaming.size,
    opened: () => opened,
    asked,
    cut,
    silence() {
      for (const stream of streaming) {
        stream.write = () => true;
      }
    },
    finish() {
      ends += 1;
      for (const wake of waiting) wake();
      waiting.clear();
    },
    refuse(refused) {
      isRefused = refused;
    },
    answerInstead(status) {
      instead = status;
    },
    down,
    up,
    end(token) {
      ended.add(token);
      cut();
    },
    [Symbol.asyncDispose]: down,
  };
}

/** As our server does, only sooner: the wait before a browser opens a cut stream again. */
function retrySoon(res: ServerResponse): void {
  const write = res.write.bind(res) as (chunk: unknown) => boolean;
  res.write = ((chunk: unknown) => {
    res.write = write as typeof res.write;
    write('retry: 50\n\n');
    return write(chunk);
  }) as typeof res.write;
}

function changeOf(version: number, title: string): Change {
  return {
    version,
    kind: 'add',
    before: null,
    after: {
      id: `event-${version}`,
      title,
      start: '2026-11-21T07:00:00Z',
      end: '2026-11-21T08:00:00Z',
      wall: {
        start: { date: '2026-11-21', time: '07:00' },
        end: { date: '2026-11-21', time: '08:00' },
        startZone: 'UTC',
        endZone: 'UTC',
      },
      allDay: false,
      guests: [],
      reminders: [],
      busy: true,
      status: 'confirmed',
      source: 'voice',
      links: [],
      version,
    },
    at: '2026-11-20T12:00:00Z',
    who: { channel: 'tavus-tools' },
  };
}
