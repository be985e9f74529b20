import { expect, it } from 'vitest';
import { testDesk } from '#server/testing/test-desk.ts';
import type { Act } from './act.ts';
import { performAct } from './perform-act.ts';
import { CalendarMoved } from './snapshot.ts';

it('answers everybody when more writers than connections meet on one calendar, refusals included', async () => {
  await using desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
  // Three times the pool's sixteen connections.
  const perHour = 2;
  const outcomes = await Promise.all(
    Array.from({ length: 24 * perHour }, (_, index) =>
      desk.call('add_event', {
        title: `Writer ${index}`,
        date: '2026-12-01',
        start_time: `${String(Math.floor(index / perHour)).padStart(2, '0')}:00`,
      }),
    ),
  );
  const kinds = outcomes.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'done')).toHaveLength(24);
  expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(24 * (perHour - 1));
  expect(await desk.rowCounts()).toEqual({ events: 24, changes: 24, version: 24, calls: 24 * perHour });
});

it('gives its connection back once when the calendar moves even under the lock', async () => {
  await using desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
  let attempts = 0;
  const act: Act = {
    personId: desk.person,
    channel: 'chat',
    conversationId: null,
    callId: null,
    timeZone: 'UTC',
    isByHand: true,
    personTurns: null,
    words: null,
    earlierWords: [],
    confirms: null,
    call: {
      tool: 'plan',
      arguments: {},
      key: null,
      argumentsHash: 'plan',
      meaning: null,
      startedAt: desk.clock.now(),
      asked: 1,
    },
  };
  const moving = performAct(desk.deps, act, {
    async decide() {
      attempts += 1;
      throw new CalendarMoved();
    },
  });
  await expect(moving).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 });
  expect(attempts).toBe(4);
  expect(
    await desk.call('add_event', { title: 'After it', date: '2026-12-01', start_time: '09:00' }),
  ).toMatchObject({ kind: 'done' });
});
