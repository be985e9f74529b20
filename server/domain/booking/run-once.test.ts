import { expect, it } from 'vitest';
import { CalendarMoved } from '#server/domain/schedule/snapshot.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import { runOnce } from './run-once.ts';

const snapshot = {} as Snapshot;

it('what was answered stays the answer, however often the calendar moves while it is stored', async () => {
  let runs = 0;
  const run = runOnce(async () => (runs += 1));
  expect([await run(snapshot), await run(snapshot), runs]).toEqual([1, 1, 1]);
});

it('a calendar that moved before anything was asked is looked at again', async () => {
  let runs = 0;
  const run = runOnce(async () => {
    runs += 1;
    if (runs === 1) throw new CalendarMoved();
    return 'asked';
  });
  await expect(run(snapshot)).rejects.toThrow(CalendarMoved);
  expect(await run(snapshot)).toBe('asked');
});

it('what went wrong for another reason is not tried a second time', async () => {
  let runs = 0;
  const run = runOnce(async () => {
    runs += 1;
    throw new Error('asked, and no answer');
  });
  await expect(run(snapshot)).rejects.toThrow('no answer');
  await expect(run(snapshot)).rejects.toThrow('no answer');
  expect(runs).toBe(1);
});
