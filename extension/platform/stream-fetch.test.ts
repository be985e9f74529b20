import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBackoff } from './backoff.ts';
import { createPauses } from './pause.ts';
import { createStreamFetch, silenceMs } from './stream-fetch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

type Ask = { at: number; authorization: string | null };

/** A server that answers as told, attempt by attempt; the last answer is repeated. */
function stage(...answers: ((init: RequestInit) => Promise<Response>)[]) {
  const asks: Ask[] = [];
  const pauses = createPauses();
  let tokens = 0;
  let bytes = 0;
  const streamFetch = createStreamFetch({
    fetch(_url, init) {
      asks.push({ at: Date.now(), authorization: new Headers(init.headers).get('authorization') });
      const answer = answers[Math.min(asks.length, answers.length) - 1];
      return answer ? answer(init) : Promise.reject(new TypeError('Failed to fetch'));
    },
    token: () => Promise.resolve(`token-${(tokens += 1)}`),
    backoff: createBackoff({ firstMs: 300, capMs: 30_000, chance: () => 1 }),
    pauses,
    now: () => Date.now(),
    onBytes: () => (bytes += 1),
  });
  const ask = (signal = new AbortController().signal) =>
    streamFetch('http://127.0.0.1/trpc', {
      signal,
      headers: { Accept: 'text/event-stream' },
      mode: 'cors',
      cache: 'no-store',
      redirect: 'follow',
    });
  return { ask, asks, pauses, bytes: () => bytes };
}

const dead = () => Promise.reject(new TypeError('Failed to fetch'));
const open =
  (start: (out: ReadableStreamDefaultController<Uint8Array>) => void = () => undefined) =>
  () =>
    Promise.resolve(
      new Response(new ReadableStream({ start }), { headers: { 'content-type': 'text/event-stream' } }),
    );

test('every attempt carries a token that was read anew', async () => {
  const { ask, asks } = stage(open());
  await ask();
  await vi.advanceTimersByTimeAsync(5_000);
  await ask();
  expect(asks.map(({ authorization }) => authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
});

test('attempts at a dead server are spread out', async () => {
  const { ask, asks } = stage(dead);
  const started = Date.now();
  for (const _ of [1, 2, 3, 4]) {
    const attempt = ask().catch(() => undefined);
    await vi.runAllTimersAsync();
    await attempt;
  }
  expect(asks.map(({ at }) => at - started)).toEqual([0, 300, 900, 2_100]);
});

test('a connection that lived is opened again at once, one that only brought an error is not', async () => {
  const { ask, asks } = stage(open());
  await ask();
  await vi.advanceTimersByTimeAsync(10_000);
  await ask();
  expect(asks).toHaveLength(2);
  const third = ask();
  await vi.advanceTimersByTimeAsync(299);
  expect(asks).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  await third;
  expect(asks).toHaveLength(3);
});

test('a wait that is begun anew does not grow', async () => {
  const { ask, asks } = stage(dead, dead, open());
  for (const _ of [1, 2]) {
    const attempt = ask().catch(() => undefined);
    await vi.runAllTimersAsync();
    await attempt;
  }
  const before = Date.now();
  for (const _ of [1, 2, 3]) {
    const impatient = new AbortController();
    const attempt = ask(impatient.signal).catch(() => 'given up');
    await vi.advanceTimersByTimeAsync(100);
    impatient.abort();
    await attempt;
  }
  const last = ask();
  await vi.runAllTimersAsync();
  await last;
  expect((asks.at(-1)?.at ?? 0) - before).toBe(600);
});

test('the network coming back ends the wait', async () => {
  const { ask, asks, pauses } = stage(dead);
  await ask().catch(() => undefined);
  const second = ask().catch(() => undefined);
  await vi.advanceTimersByTimeAsync(1);
  pauses.wake();
  await second;
  expect(asks).toHaveLength(2);
});

test('a link that goes silent fails in time, under a name that is tried again', async () => {
  const hello = new TextEncoder().encode(': hello\n\n');
  const { ask, bytes } = stage(open((out) => out.enqueue(hello)));
  const { body } = await ask();
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  const silent = reader.read().then(
    () => null,
    (error: Error) => error,
  );
  await vi.advanceTimersByTimeAsync(silenceMs);
  const error = await silent;
  expect(error?.message).toBe('The stream has gone silent.');
  expect(error?.name).not.toBe('AbortError');
  expect(bytes()).toBe(1);
  expect(silenceMs).toBeLessThan(12_000);
});

test('a server that takes the request and never answers is given up', async () => {
  const { ask } = stage(
    ({ signal }) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error)),
      ),
  );
  const attempt = ask().catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await attempt).toBe('The server did not answer in time.');
});
