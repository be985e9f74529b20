/** The database goes away under a running server, and comes back: refused in words, then everything by itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, postmasterId, start } from '#server/testing/embedded-folder.ts';
import type { Folder } from '#server/testing/embedded-folder.ts';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';

let folder: Folder;
let postgres: Awaited<ReturnType<typeof start>>;
let app: TestApp;
beforeAll(async () => {
  folder = await emptyFolder();
  postgres = await start(folder);
  app = await startTestApp({ databaseUrl: postgres.url });
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await postgres.stop();
  await folder[Symbol.asyncDispose]();
});

const event = (title: string, hour: number) => ({ title, date: '2030-01-07', start_time: `${hour}:00` });
const bearer = { headers: { authorization: `Bearer ${'local-token-for-tests-1'}` } };
const isAway = async () => (await app.send('/health')).status === 503;

async function goesAndComes(go: () => Promise<void>, hour: number): Promise<void> {
  const kept = await app.callTool('add_event', event('Kept', hour), { callId: `kept-${hour}` });
  expect(kept).toMatchObject({ status: 200, outcome: { kind: 'done' } });
  const before = await app.rows();
  await go();
  await expect.poll(isAway, { timeout: 40_000 }).toBe(true);

  const started = performance.now();
  const [health, tool, read, write, again, spoken] = await Promise.all([
    app.send('/health'),
    app.callTool('add_event', event('Lost', hour + 1), { callId: `lost-${hour}` }),
    app.send('/trpc/account.me', bearer),
    app.trpc.schedule.add
      .mutate({ title: 'Lost', start: { date: '2030-01-07', time: '20:00' } })
      .catch((error: { data?: { httpStatus?: number } }) => error.data?.httpStatus),
    app.callTool('add_event', event('Kept', hour), { callId: `kept-${hour}` }),
    app.send('/api/llm/chat/completions', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${app.secrets.LLM_API_KEY}`,
        'conversation-id': app.conversation.vendorId,
      },
      body: JSON.stringify({ stream: true, messages: [{ role: 'user', content: 'Add gym' }] }),
    }),
  ]);
  expect(health).toMatchObject({ status: 503, body: { status: 'unavailable', database: 'unavailable' } });
  for (const answer of [tool, again]) {
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  }
  expect(spoken).toMatchObject({
    status: 503,
    body: { error: { type: 'server_error', code: 'unavailable' } },
  });
  expect(Number(spoken.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(read).toMatchObject({ status: 503, body: { error: { data: { code: 'SERVICE_UNAVAILABLE' } } } });
  expect(Number(read.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(write).toBe(503);
  // A page that cannot be made without it says so as well, and nobody waits for ever.
  expect(performance.now() - started).toBeLessThan(60_000);

  postgres = await start(folder);
  await expect.poll(isAway, { timeout: 40_000 }).toBe(false);
  expect(await app.rows()).toEqual(before);
  expect(await app.callTool('add_event', event('Kept', hour), { callId: `kept-${hour}` })).toEqual({
    ...kept,
    headers: expect.anything(),
    body: { ...(kept.body as object), repeat: true },
    outcome: { ...kept.outcome, repeat: true },
  });
  const tried = await app.callTool('add_event', event('Lost', hour + 1), { callId: `lost-${hour}` });
  expect(tried).toMatchObject({ status: 200, outcome: { kind: 'done' } });
  expect(tried.outcome.repeat).toBeUndefined();
}

describe('the database', () => {
  it('is stopped and started again', async () => {
    await goesAndComes(async () => {
      await postgres.stop();
      await sleep(50);
    }, 8);
  });

  it('is killed and started again', async () => {
    await goesAndComes(async () => void process.kill(await postmasterId(folder), 'SIGKILL'), 12);
  });
});
