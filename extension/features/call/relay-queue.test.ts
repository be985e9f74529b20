import { expect, test } from 'vitest';
import { createRelayQueue, type RelayDeps } from './relay-queue.ts';

function queue(deliver: (message: unknown, attempt: number) => Promise<void>, judge?: RelayDeps['judge']) {
  const life = new AbortController();
  const arrived: unknown[] = [];
  const troubles: boolean[] = [];
  let running = 0;
  let mostAtOnce = 0;
  let attempts = 0;
  const made = createRelayQueue({
    async deliver(message) {
      running += 1;
      mostAtOnce = Math.max(mostAtOnce, running);
      try {
        await deliver(message, (attempts += 1));
        arrived.push(message);
      } finally {
        running -= 1;
      }
    },
    judge: judge ?? (() => 'again'),
    backoff: { next: () => 1, reset: () => {} },
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onTrouble: (isInTrouble) => troubles.push(isInTrouble),
    signal: life.signal,
  });
  return { ...made, arrived, troubles, mostAtOnce: () => mostAtOnce, end: () => life.abort() };
}

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

function spoken(speech: string, inference = 'a'): unknown {
  return {
    event_type: 'conversation.utterance.streaming',
    inference_id: inference,
    turn_idx: 3,
    properties: { role: 'replica', speech },
  };
}

test('messages arrive in order, one at a time', async () => {
  const line = queue(soon);
  for (let n = 0; n < 20; n += 1) line.add({ event_type: 'conversation.utterance', n });
  await line.drained();
  expect(line.arrived).toHaveLength(20);
  expect(line.arrived.map((message) => (message as { n: number }).n)).toEqual([...Array(20).keys()]);
  expect(line.mostAtOnce()).toBe(1);
});

test('a server that is away for a moment loses nothing and gets nothing twice', async () => {
  const line = queue(async (_message, attempt) => {
    if (attempt >= 2 && attempt <= 5) throw new Error('503');
  });
  for (let n = 0; n < 4; n += 1) line.add({ n });
  await line.drained();
  expect(line.arrived).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }, { n: 3 }]);
  expect(line.troubles).toContain(true);
  expect(line.troubles.at(-1)).toBe(false);
});

test('a message the server refuses does not hold up the rest', async () => {
  const line = queue(
    async (message) => {
      if ((message as { n: number }).n === 1) throw new Error('400');
    },
    () => 'drop',
  );
  for (let n = 0; n < 3; n += 1) line.add({ n });
  await line.drained();
  expect(line.arrived).toEqual([{ n: 0 }, { n: 2 }]);
});

test('after the end of the conversation nothing more is carried', async () => {
  const line = queue(
    () => Promise.reject(new Error('404')),
    () => 'end',
  );
  for (let n = 0; n < 3; n += 1) line.add({ n });
  await line.drained();
  expect(line.arrived).toEqual([]);
});

test('of a growing sentence only the longest waits; other sentences and the one on its way stay', async () => {
  const line = queue(soon);
  line.add({ event_type: 'conversation.started_speaking' });
  line.add(spoken('You'));
  line.add(spoken('Hello', 'b'));
  line.add(spoken('You have'));
  line.add(spoken('You have two'));
  await line.drained();
  expect(line.arrived).toEqual([
    { event_type: 'conversation.started_speaking' },
    spoken('Hello', 'b'),
    spoken('You have two'),
  ]);
});

test('a tool call is never thinned out', async () => {
  const line = queue(soon);
  const call = { event_type: 'conversation.tool_call', inference_id: 'a', properties: { name: 'add_event' } };
  for (let n = 0; n < 3; n += 1) line.add(structuredClone(call));
  await line.drained();
  expect(line.arrived).toHaveLength(3);
});

test('heartbeats go when nothing waits, and do not wait', async () => {
  const line = queue(soon);
  const beat = { event_type: 'system.replica_present' };
  line.add(beat);
  line.add(beat);
  line.add({ n: 1 });
  line.add(beat);
  await line.drained();
  expect(line.arrived).toEqual([beat, { n: 1 }]);
});
