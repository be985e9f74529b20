import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Pool } from 'pg';
import { expect, it } from 'vitest';
import { errorHandler } from '#server/errors/to-http.ts';
import { randomIds } from '#server/ids.ts';
import { createLog } from '#server/log.ts';
import { answerOf } from '#server/testing/test-app.ts';
import { testClock } from '#server/testing/test-clock.ts';
import { mountTavusEvents } from './tavus-events.ts';

it('asks for the event again while the database is gone, every one of those that came together', async () => {
  const pool = new Pool({ host: '127.0.0.1', port: 1 });
  const app = express();
  mountTavusEvents(app, {
    pools: { system: pool },
    clock: testClock('2026-11-20T09:00:00Z'),
    ids: randomIds,
    log: createLog('silent'),
    tavusNews: { enqueue: async () => {}, wake: () => {} },
  });
  app.use(errorHandler(createLog('silent')));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      answerOf(`http://127.0.0.1:${port}/api/webhook/tavus/${'A'.repeat(43)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          message_type: 'system',
          event_type: 'system.shutdown',
          conversation_id: 'c1',
          timestamp: `2026-11-20T09:00:${10 + n}Z`,
          properties: {},
        }),
      }),
    ),
  );
  server.close();
  await pool.end();
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
  for (const { headers } of answers) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
});
