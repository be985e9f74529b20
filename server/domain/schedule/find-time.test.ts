import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FreeSlot } from '#shared/outcome.ts';
import { testDesk } from '#server/testing/test-desk.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
let person: string;
beforeAll(async () => {
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' }); // Friday, 10:00 in Berlin
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  person = await desk.addPerson('Europe/Berlin');
});

const call = (tool: string, args: unknown) => desk.call(tool, args, { byHand: true, personId: person });
const add = async (args: Record<string, unknown>) =>
  expect((await call('add_event', { title: 'Busy', ...args })).kind).toBe('done');
async function found(args: Record<string, unknown>): Promise<FreeSlot[]> {
  const outcome = await call('find_time', args);
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${outcome.say}`);
  return (outcome.receipt.data as { slots: FreeSlot[] }).slots;
}
const times = async (args: Record<string, unknown>) =>
  (await found(args)).map(({ wall }) => `${wall.start.date.slice(5)} ${wall.start.time}-${wall.end.time}`);

describe('finding time', () => {
  it('stays inside working hours, on working days, and in the future', async () => {
    expect(await times({ duration: 120, most: 5 })).toEqual([
      '11-20 10:00-12:00',
      '11-20 12:00-14:00',
      '11-20 14:00-16:00',
      '11-23 09:00-11:00',
      '11-23 11:00-13:00',
    ]);
    await desk.pools.system.query(
      `update calendars set working_hours = '{"days":[7],"start":"10:00","end":"11:30"}' where owner_id = $1`,
      [person],
    );
    expect(await times({ duration: 60 })).toEqual(['11-22 10:00-11:00']);
    expect(await times({ duration: 91, from: '2026-11-20', to: '2026-12-20' })).toEqual([]);
  });

  it('looks at a day that was named even when it is no working day, and at any hour when told', async () => {
    expect(await times({ duration: 60, on: '2026-11-21', most: 1 })).toEqual(['11-21 09:00-10:00']);
    expect(await times({ duration: 60, on: '2026-11-21', most: 1, any_hour: true })).toEqual([
      '11-21 00:00-01:00',
    ]);
    expect(await times({ duration: 60, on: '2026-11-23', after: '15:00' })).toEqual([
      '11-23 15:00-16:00',
      '11-23 16:00-17:00',
    ]);
    expect(await times({ duration: 60, on: '2026-11-23', before: '11:00' })).toEqual([
      '11-23 09:00-10:00',
      '11-23 10:00-11:00',
    ]);
  });

  it('goes around what is busy and over what is free, cancelled or just touching', async () => {
    await add({ date: '2026-11-23', start_time: '09:30', duration: 60 });
    await add({ date: '2026-11-23', start_time: '12:00', duration: 60, busy: false });
    await add({ date: '2026-11-23', start_time: '14:00', duration: 180 });
    expect(await times({ duration: 60, on: '2026-11-23', most: 9 })).toEqual([
      '11-23 10:30-11:30',
      '11-23 11:30-12:30',
      '11-23 12:30-13:30',
    ]);
    expect(await times({ duration: 30, on: '2026-11-23', most: 1 })).toEqual(['11-23 09:00-09:30']);
    expect(await times({ duration: 211, on: '2026-11-23' })).toEqual([]);
  });

  it('sees what began before the day and what is all day', async () => {
    await add({ date: '2026-11-22', start_time: '22:00', end_date: '2026-11-23', end_time: '11:00' });
    expect(await times({ duration: 60, on: '2026-11-23', most: 1 })).toEqual(['11-23 11:00-12:00']);
    await add({ date: '2026-11-24', all_day: true, busy: true });
    expect(await times({ duration: 60, on: '2026-11-24' })).toEqual([]);
  });

  it('offers the person’s own clock, whatever zone an event is in', async () => {
    await add({ date: '2026-11-23', start_time: '03:00', duration: 60, time_zone: 'America/New_York' }); // 9:00 in Berlin
    expect(await times({ duration: 60, on: '2026-11-23', most: 1 })).toEqual(['11-23 10:00-11:00']);
  });

  it('offers no time that the clocks skip and counts an hour that comes twice as two', async () => {
    const spring = await found({ duration: 60, on: '2027-03-28', any_hour: true, most: 3 });
    expect(spring.map(({ wall }) => wall.start.time)).toEqual(['00:00', '01:00', '03:00']);
    for (const { start, end } of spring) expect(Date.parse(end) - Date.parse(start)).toBe(3_600_000);
    expect(spring[1]?.end).toBe(spring[2]?.start);
    const autumn = await found({ duration: 120, on: '2027-10-31', any_hour: true, most: 2 });
    expect(autumn.map(({ start }) => start)).toEqual(['2027-10-30T22:00:00Z', '2027-10-31T00:00:00Z']);
    expect(autumn.map(({ wall }) => wall.end.time)).toEqual(['02:00', '03:00']);
  });

  it('goes around other people, told in words or as stretches', async () => {
    const others = 'Sam is busy Monday 9 to 11 and 1-3pm. Ada is out on Tuesday. Kim is free all week.';
    const week = { duration: 60, from: '2026-11-23', to: '2026-11-24' };
    expect(await times({ ...week, others, most: 9 })).toEqual([
      '11-23 11:00-12:00',
      '11-23 12:00-13:00',
      '11-23 15:00-16:00',
      '11-23 16:00-17:00',
    ]);
    const busy = [{ start: '2026-11-23T08:00:00Z', end: '2026-11-23T14:30:00+01:00' }];
    expect(await times({ duration: 60, on: '2026-11-23', busy, most: 1 })).toEqual(['11-23 14:30-15:30']);
    expect(await times({ duration: 60, others: 'I cannot tomorrow', on: 'tomorrow' })).toEqual([]);
    expect(await call('find_time', { others: 'you know Sam' })).toMatchObject({ kind: 'needs' });
    const backwards = [{ start: '2026-11-23T10:00:00Z', end: '2026-11-23T09:00:00Z' }];
    expect(await call('find_time', { busy: backwards })).toMatchObject({ kind: 'invalid' });
  });

  it('leaves out days that were named, weekdays as often as they come', async () => {
    const fortnight = { duration: 480, from: '2026-11-23', to: '2026-12-04', most: 20 };
    const found = await times({ ...fortnight, not_on: ['Fridays', '24 November', 'next Wednesday'] });
    const days = new Set(found.map((text) => text.slice(0, 5)));
    expect([...days].filter((day) => ['11-24', '11-27', '12-04'].includes(day))).toEqual([]);
    expect(days.size).toBe(6);
    expect(await call('find_time', { not_on: ['someday'] })).toMatchObject({ kind: 'invalid' });
  });

  it('keeps room around, and the way to and from where a place is', async () => {
    await add({ date: '2026-11-23', start_time: '10:00', duration: 60, place: 'Town Hall' });
    await add({ date: '2026-11-23', start_time: '14:00', duration: 60 });
    const day = { duration: 60, on: '2026-11-23', most: 9 };
    expect(await times({ ...day, travel: 30 })).toEqual([
      '11-23 11:30-12:30',
      '11-23 12:30-13:30',
      '11-23 15:00-16:00',
      '11-23 16:00-17:00',
    ]);
    expect(await times({ ...day, buffer: 30 })).toEqual([
      '11-23 11:30-12:30',
      '11-23 12:30-13:30',
      '11-23 15:30-16:30',
    ]);
    // What ended before the stretch that is asked for still has its way back.
    await add({ date: '2026-11-24', start_time: '08:00', duration: 60, place: 'Airport' });
    expect(await times({ duration: 60, on: '2026-11-24', travel: 120, most: 1 })).toEqual([
      '11-24 11:00-12:00',
    ]);
  });

  it('offers the part of the day that is liked first, and the earliest alone when asked', async () => {
    const day = { duration: 60, on: '2026-11-23', most: 2 };
    expect(await times({ ...day, prefer: 'afternoon' })).toEqual(['11-23 12:00-13:00', '11-23 13:00-14:00']);
    await add({ date: '2026-11-23', start_time: '12:00', end_time: '16:00' });
    expect(await times({ ...day, prefer: 'afternoon' })).toEqual(['11-23 09:00-10:00', '11-23 16:00-17:00']);
    expect(await times({ duration: 60, on: '2026-11-23', earliest: true })).toEqual(['11-23 09:00-10:00']);
  });

  it('offers what can then be added', async () => {
    await add({ date: '2026-11-23', start_time: '09:30', duration: 60 });
    for (const { wall } of await found({ duration: 45, on: '2026-11-23', most: 8 })) {
      await add({ date: wall.start.date, start_time: wall.start.time, duration: 45 });
    }
  });

  it.each([
    [{ duration: 60, on: '2026-11-19' }, 'past'],
    [{ duration: 1441 }, 'invalid'],
    [{ duration: 'soon' }, 'invalid'],
    [{ duration: 60, from: '2026-11-24', to: '2026-11-23' }, 'invalid'],
    [{ duration: 60, from: '2026-11-24T10:00:00Z', to: '2026-11-24T10:00:00Z' }, 'invalid'],
    [{ duration: 60, on: '2026-02-30' }, 'invalid'],
    [{ duration: 60, most: 21 }, 'invalid'],
  ])('answers %j with %s', async (args, kind) => {
    expect((await call('find_time', args)).kind).toBe(kind);
  });

  it('writes nothing', async () => {
    const before = await desk.rowCounts();
    await found({ duration: 60 });
    const { calls: _calls, ...after } = await desk.rowCounts();
    expect(before).toMatchObject(after);
  });
});
