/** Single occurrences that differ, while their series changes: they keep what is theirs, and what was stays. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import { testDesk } from '#server/testing/test-desk.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
let person: string;
beforeAll(async () => {
  // A Friday.
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  person = await desk.addPerson('Europe/Berlin');
});

async function done(tool: string, args: unknown): Promise<Outcome & { kind: 'done' }> {
  const outcome = await desk.call(tool, args, { byHand: true, personId: person });
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${outcome.say}`);
  return outcome;
}
const events = async () =>
  (
    await readSchedule(desk.pools.app, {
      owner: person,
      from: '2026-10-01T00:00:00Z',
      to: '2026-12-31T00:00:00Z',
    })
  )?.events ?? [];
const shown = async () =>
  (await events()).map(({ title, place, wall }) =>
    [wall.start.date.slice(5), wall.start.time, title, ...(place === undefined ? [] : [place])].join(' '),
  );
/** The one that was to be on this day. */
const idOf = async (date: string) => {
  const event = (await events()).find(({ series }) => series?.originalStart.startsWith(date));
  if (!event) throw new Error(`nothing was to be on ${date}`);
  return event.id;
};
const weekly = (date: string) =>
  done('add_event', { title: 'Yoga', date, start_time: '09:00', duration: 30, repeat: 'every Friday' });

describe('what one occurrence has of its own', () => {
  const own = { scope: 'this', title: 'Gym', place: 'Park' };
  const alike = { scope: 'all', place: 'Park' };

  it.each([
    ['it was removed', 'remove_event', {}],
    ['it was called otherwise', 'update_event', { title: 'Run' }],
    ['it was moved', 'move_event', { to_time: '11:00' }],
    ['it got another place', 'update_event', { place: 'Hall' }],
  ])('stays its own where the series has the same, after %s and all was taken back', async (_, tool, act) => {
    await weekly('2026-11-27');
    const event = await idOf('2026-11-27');
    await done('update_event', { event, ...own });
    const before = await shown();
    await done('update_event', { event, ...alike });
    await done(tool, { event, scope: 'this', ...act });
    await done('undo_change', {});
    await done('undo_change', {});
    expect(await shown()).toEqual(before);
  });

  it('is its time as well', async () => {
    await weekly('2026-11-27');
    await done('move_event', { event: await idOf('2026-12-04'), scope: 'this', to_time: '10:00' });
    const before = await shown();
    await done('move_event', { event: await idOf('2026-11-27'), scope: 'all', to_time: '10:00' });
    await done('update_event', { event: await idOf('2026-12-04'), scope: 'this', title: 'Gym' });
    await done('undo_change', {});
    await done('undo_change', {});
    expect(await shown()).toEqual(before);
  });

  it('is no longer its own once it was made like the series', async () => {
    await weekly('2026-11-27');
    const event = await idOf('2026-11-27');
    await done('update_event', { event, scope: 'this', title: 'Gym' });
    await done('update_event', { event, scope: 'this', title: 'Yoga' });
    await done('move_event', { event, scope: 'this', to_time: '10:00' });
    await done('move_event', { event, scope: 'this', to_time: '09:00' });
    await done('update_event', { event, scope: 'all', title: 'Run' });
    await done('move_event', { event: await idOf('2026-12-04'), scope: 'all', to_time: '11:00' });
    expect((await shown())[0]).toBe('11-27 11:00 Run');
  });
});

describe('an occurrence of the past that was put off', () => {
  /** 6 and 13 November are over, that of the 6th is on the 24th, and the next are on the 20th at 9 and the 27th. */
  beforeEach(async () => {
    await weekly('2026-11-06');
    await done('move_event', { event: await idOf('2026-11-06'), scope: 'this', to_date: '2026-11-24' });
  });

  it('does not let the ones that were change with it', async () => {
    await done('update_event', { event: await idOf('2026-11-06'), scope: 'following', title: 'Gym' });
    expect((await shown()).slice(0, 4)).toEqual([
      '11-13 09:00 Yoga',
      '11-20 09:00 Yoga',
      '11-24 09:00 Gym',
      '11-27 09:00 Gym',
    ]);
    await done('undo_change', {});
    expect((await shown()).slice(0, 4)).toEqual([
      '11-13 09:00 Yoga',
      '11-20 09:00 Yoga',
      '11-24 09:00 Yoga',
      '11-27 09:00 Yoga',
    ]);
  });

  it.each(['following', 'all'])('goes with those that are to come, removed by %s', async (scope) => {
    const before = await shown();
    await done('remove_event', { event: await idOf('2026-11-06'), scope });
    expect(await shown()).toEqual(['11-13 09:00 Yoga', '11-20 09:00 Yoga']);
    await done('undo_change', {});
    expect(await shown()).toEqual(before);
  });

  it('is one of all that are to come, also as the last of them', async () => {
    await done('remove_event', { event: await idOf('2026-11-27'), scope: 'following' });
    const before = await shown();
    expect(before).toEqual(['11-13 09:00 Yoga', '11-20 09:00 Yoga', '11-24 09:00 Yoga']);
    await done('update_event', { event: await idOf('2026-11-06'), scope: 'all', title: 'Gym' });
    expect(await shown()).toEqual(['11-13 09:00 Yoga', '11-20 09:00 Yoga', '11-24 09:00 Gym']);
    await done('remove_event', { event: await idOf('2026-11-06'), scope: 'all' });
    expect(await shown()).toEqual(['11-13 09:00 Yoga', '11-20 09:00 Yoga']);
    await done('undo_change', {});
    await done('undo_change', {});
    expect(await shown()).toEqual(before);
  });
});

describe('an occurrence to come that was brought forward and is over', () => {
  it.each([
    ['there were others before', '2026-11-06', '2026-12-04'],
    ['it was the second of all', '2026-11-27', '2026-12-04'],
    ['it was the first of all', '2026-11-27', '2026-11-27'],
  ])('stays as it was when all are changed, moved or removed (%s)', async (_, from, brought) => {
    await weekly(from);
    await done('move_event', { event: await idOf(brought), scope: 'this', to_date: '2026-11-18' });
    const before = await shown();
    const event = await idOf('2026-12-11');
    const past = (lines: readonly string[]) => lines.filter((line) => line <= '11-20 09:00 Yoga');
    for (const [tool, act] of [
      ['update_event', { title: 'Gym' }],
      ['move_event', { to_date: '2026-12-10', to_time: '08:00' }],
      ['update_event', { repeat: 'every other month' }],
      ['remove_event', {}],
    ] as const) {
      await done(tool, { event, scope: 'all', ...act });
      const after = await shown();
      expect(past(after)).toEqual(past(before));
      if (tool === 'remove_event') expect(after).toEqual(past(before));
      await done('undo_change', {});
      expect(await shown()).toEqual(before);
    }
  });
});

describe('days of the past on which nothing stands any more', () => {
  it('get nothing by another rule', async () => {
    await weekly('2026-11-06');
    for (const day of ['2026-11-06', '2026-11-13', '2026-11-20'])
      await done('remove_event', { event: await idOf(day), scope: 'this' });
    const before = await shown();
    expect(before[0]).toBe('11-27 09:00 Yoga');
    const event = await idOf('2026-12-04');
    for (const repeat of ['every Tuesday and Friday', 'never']) {
      await done('update_event', { event, scope: 'all', repeat });
      expect((await shown())[0]).toBe('11-27 09:00 Yoga');
      await done('undo_change', {});
      expect(await shown()).toEqual(before);
    }
  });
});
