import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Pool } from 'pg';
import { expect, it } from 'vitest';
import { createAsPerson } from '#server/db/as-person.ts';
import { errorHandler } from '#server/errors/to-http.ts';
import { createLog } from '#server/log.ts';
import { answerOf } from '#server/testing/test-app.ts';
import { testClock } from '#server/testing/test-clock.ts';
import { mountCalendarFeed } from './calendar-feed.ts';

it('says when to ask for a feed again while the database is gone', async () => {
  const pool = new Pool({ host: '127.0.0.1', port: 1 });
  const app = express();
  mountCalendarFeed(app, {
    asPerson: createAsPerson(pool),
    pools: { system: pool },
    clock: testClock('2026-11-20T09:00:00Z'),
    tzdataVersion: 'test',
  });
  app.use(errorHandler(createLog('silent')));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await answerOf(`http://127.0.0.1:${port}/api/calendar/${'A'.repeat(43)}.ics`);
  server.close();
  await pool.end();
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});
