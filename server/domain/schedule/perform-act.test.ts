import { expect, it } from 'vitest';
import { testDesk } from '#server/testing/test-desk.ts';

it('answers everybody when more writers than connections meet on one calendar, refusals included', async () => {
  await using desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
  const perHour = 4;
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
