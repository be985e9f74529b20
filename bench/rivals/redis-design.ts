/**
 * The Redis design that our first plan described: Express, a sorted set per person and PUBLISH, and
 * panels fed by a subscriber. Fast and forgetful: nothing is durable, the conflict check is a race,
 * and what a panel misses it never gets.
 *
 * `node redis-design.ts <redis port> <raw|trpc> <check|no-check>`
 */
import { EventEmitter, on } from 'node:events';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { initTRPC, tracked } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express from 'express';
import type { Response } from 'express';
import { Redis } from 'ioredis';
import { z } from 'zod';

const [, , redisPort, wire, check] = process.argv;
const redis = new Redis({ port: Number(redisPort), host: '127.0.0.1' });
const subscriber = redis.duplicate();
const changes = new EventEmitter().setMaxListeners(0);

type Stored = { id: number; title: string; start: string; end: string };
let lastId = 0;

const app = express();
app.use(express.json());

app.post('/api/schedule/:person', async (request, response) => {
  const { person } = request.params;
  const event: Stored = { id: (lastId += 1), ...(request.body as Omit<Stored, 'id'>) };
  const start = Date.parse(event.start);
  const key = `schedule:${person}`;
  if (check === 'check') {
    const day = 86_400_000;
    const near = await redis.zrangebyscore(key, start - day, start + day);
    const clash = near
      .map((text) => JSON.parse(text) as Stored)
      .find((other) => other.start < event.end && event.start < other.end);
    if (clash) return void response.status(409).json({ conflict: clash });
  }
  const text = JSON.stringify(event);
  await redis.multi().zadd(key, start, text).publish(`changes:${person}`, text).exec();
  response.json({ success: true, event });
});

if (wire === 'trpc') {
  const t = initTRPC.create({ isDev: false, sse: { ping: { enabled: true, intervalMs: 5_000 } } });
  const router = t.router({
    changes: t.procedure
      .input(z.object({ person: z.string(), lastEventId: z.string().nullish() }))
      .subscription(async function* ({ input, signal }) {
        for await (const [text] of on(changes, input.person, { ...(signal && { signal }) })) {
          const event = JSON.parse(text as string) as Stored;
          yield tracked(String(event.id), event);
        }
      }),
  });
  app.use('/trpc', createExpressMiddleware({ router }));
} else {
  const panels = new Map<string, Set<Response>>();
  app.get('/api/schedule/:person/stream', (request, response) => {
    const { person } = request.params;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    response.write(': here\n\n');
    const ofPerson = panels.get(person) ?? new Set();
    panels.set(person, ofPerson.add(response));
    response.on('close', () => ofPerson.delete(response));
  });
  changes.on('any', (person: string, text: string) => {
    const frame = `data: ${text}\n\n`;
    for (const panel of panels.get(person) ?? []) panel.write(frame);
  });
}

await subscriber.psubscribe('changes:*');
subscriber.on('pmessage', (_pattern, channel, text) => {
  const person = channel.slice('changes:'.length);
  changes.emit(person, text);
  changes.emit('any', person, text);
});

const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
// The measuring side may be quiet for a while.
server.keepAliveTimeout = 60_000;
