import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import { testDesk } from '#server/testing/test-desk.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
let person: string;
beforeAll(async () => {
  // A Friday; clocks in Berlin go forward on 28 March and back on 31 October 2027.
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  person = await desk.addPerson('Europe/Berlin');
});

const call = (tool: string, args: unknown) => desk.call(tool, args, { byHand: true, personId: person });
function done(outcome: Outcome) {
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${outcome.say}`);
  return outcome;
}
const between = async (from: string, to: string): Promise<ScheduleEvent[]> =>
  (await readSchedule(desk.pools.app, { owner: person, from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` }))
    ?.events ?? [];
const starts = (events: readonly ScheduleEvent[]) =>
  events.map(({ title, wall }) => `${title} ${wall.start.date} ${wall.start.time ?? 'all day'}`);
const add = async (title: string, repeat: string, over: Record<string, unknown> = {}) =>
  done(await call('add_event', { title, start_time: '09:00', duration: 30, repeat, ...over }));

describe('adding something that repeats', () => {
  it('puts every occurrence on the calendar and says when it is', async () => {
    const added = await add('Stand-up', 'every Friday');
    expect(added.say).toBe('Stand-up is added: every Friday 9:00–9:30 am, next on Fri 27 Nov.');
    expect(starts(await between('2026-11-20', '2026-12-12'))).toEqual([
      'Stand-up 2026-11-27 09:00',
      'Stand-up 2026-12-04 09:00',
      'Stand-up 2026-12-11 09:00',
    ]);
  });
});

const idOn = async (date: string) => {
  const [event] = await between(
    date,
    `${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, '0')}`,
  );
  if (!event) throw new Error(`nothing on ${date}`);
  return event.id;
};
const move = (event: string, over: Record<string, unknown>) => call('move_event', { event, ...over });

describe('changing something that repeats', () => {
  it('asks how much of it where nobody said', async () => {
    await add('Stand-up', 'every Friday');
    const outcome = await move(await idOn('2026-12-04'), { to_time: '10:00' });
    expect(outcome).toMatchObject({
      kind: 'ambiguous',
      choices: [
        { label: 'Just this one, Fri 4 Dec', value: 'this' },
        { value: 'following' },
        { value: 'all' },
      ],
    });
  });

  it('moves one and leaves the others', async () => {
    await add('Stand-up', 'every Friday');
    const moved = done(await move(await idOn('2026-12-04'), { to_time: '10:00', scope: 'just this one' }));
    expect(moved.say).toBe('Stand-up is moved: Fri 4 Dec, 10:00–10:30 am. Just this one.');
    expect(starts(await between('2026-11-20', '2026-12-12'))).toEqual([
      'Stand-up 2026-11-27 09:00',
      'Stand-up 2026-12-04 10:00',
      'Stand-up 2026-12-11 09:00',
    ]);
    done(await call('undo_change', {}));
    expect(starts(await between('2026-12-04', '2026-12-05'))).toEqual(['Stand-up 2026-12-04 09:00']);
  });

  it('moves one and all after it, with what differs', async () => {
    await add('Stand-up', 'every Friday');
    await call('update_event', { event: await idOn('2026-12-11'), title: 'Review', scope: 'this' });
    await call('remove_event', { event: await idOn('2026-12-18'), scope: 'this' });
    const moved = done(
      await move(await idOn('2026-12-04'), { to_date: '2026-12-03', to_time: '10:00', scope: 'from now on' }),
    );
    expect(moved.say).toBe(
      'Stand-up is moved: every Thursday 10:00–10:30 am, next on Thu 3 Dec. The ones before stay as they were.',
    );
    expect(starts(await between('2026-11-20', '2027-01-02'))).toEqual([
      'Stand-up 2026-11-27 09:00',
      'Stand-up 2026-12-03 10:00',
      'Review 2026-12-10 10:00',
      'Stand-up 2026-12-24 10:00',
      'Stand-up 2026-12-31 10:00',
    ]);
  });

  it('removes all that are to come and keeps what was', async () => {
    await add('Stand-up', 'every Friday', { date: '2026-11-06' });
    const removed = done(await call('remove_event', { event: await idOn('2026-12-04'), scope: 'all' }));
    expect(removed.say).toBe(
      'Stand-up is removed, all of them from then on: it was every Friday 9:00–9:30 am, from Fri 27 Nov on. The ones before stay.',
    );
    expect(starts(await between('2026-11-01', '2027-01-02'))).toEqual([
      'Stand-up 2026-11-06 09:00',
      'Stand-up 2026-11-13 09:00',
      'Stand-up 2026-11-20 09:00',
    ]);
  });
});

describe('what is in the way of something that repeats', () => {
  it('is found on any of its days, with times that are free each time', async () => {
    await call('add_event', { title: 'Dentist', date: '2027-01-08', start_time: '09:15', duration: 30 });
    const outcome = await call('add_event', {
      title: 'Stand-up',
      start_time: '09:00',
      duration: 30,
      repeat: 'every Friday',
    });
    expect(outcome).toMatchObject({
      kind: 'conflict',
      say: 'Not added: Dentist is Fri 8 Jan 2027, 9:15–9:45 am. 8:00 am, 8:30 am and 10:00 am are free each time.',
      with: [{ title: 'Dentist' }],
    });
    expect(await between('2026-11-20', '2026-12-31')).toEqual([]);
  });

  it('may repeat itself, and stands in the way of single events', async () => {
    await add('Stand-up', 'every weekday');
    expect(
      await call('add_event', { title: 'Call', start_time: '09:15', repeat: 'every other Tuesday' }),
    ).toMatchObject({ kind: 'conflict', with: expect.arrayContaining([expect.anything()]) });
    expect(await call('add_event', { title: 'Call', date: '2027-06-01', start_time: '09:15' })).toMatchObject(
      { kind: 'conflict', with: [{ title: 'Stand-up', start: '2027-06-01T07:00:00Z' }] },
    );
  });

  it('is never the series itself', async () => {
    await add('Stand-up', 'every weekday');
    done(await move(await idOn('2026-12-04'), { to_time: '09:15', scope: 'all' }));
    done(await move(await idOn('2026-12-04'), { to_time: '09:30', scope: 'following' }));
  });
});

describe('the clock of something that repeats', () => {
  it('stays the same when clocks change', async () => {
    await add('Gym', 'every day', { date: '2027-03-26', start_time: '07:00' });
    expect(
      (await between('2027-03-27', '2027-03-30')).map(({ start, wall }) => [start, wall.start.time]),
    ).toEqual([
      ['2027-03-27T06:00:00Z', '07:00'],
      ['2027-03-28T05:00:00Z', '07:00'],
      ['2027-03-29T05:00:00Z', '07:00'],
    ]);
  });

  it('is read where it lands in the night in which it is skipped', async () => {
    await add('Backup', 'every day', { date: '2027-03-27', start_time: '02:30' });
    expect((await between('2027-03-27', '2027-03-30')).map(({ wall }) => wall.start.time)).toEqual([
      '02:30',
      '03:30',
      '02:30',
    ]);
  });

  it('knows months without a 31st and years without a 29 February', async () => {
    await add('Rent', 'on the 31st of every month', { date: '2026-12-31' });
    expect((await between('2026-12-01', '2027-06-01')).map(({ wall }) => wall.start.date)).toEqual([
      '2026-12-31',
      '2027-01-31',
      '2027-03-31',
      '2027-05-31',
    ]);
    await add('Leap', 'every 29 February', { start_time: '12:00' });
    expect((await between('2027-01-01', '2033-01-01')).filter(({ title }) => title === 'Leap')).toMatchObject(
      [{ wall: { start: { date: '2028-02-29' } } }, { wall: { start: { date: '2032-02-29' } } }],
    );
  });
});

describe('what cannot be', () => {
  it.each([
    ['every hour', 'It can repeat every day at the most often.'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'That never happens: no day fits it.'],
    ['when it rains', expect.stringContaining('I did not understand how it should repeat.')],
  ])('%s is refused', async (repeat, say) => {
    expect(await call('add_event', { title: 'Gym', start_time: '09:00', repeat })).toMatchObject({
      kind: 'invalid',
      say,
    });
  });

  it('begins again before it is over', async () => {
    expect(
      await call('add_event', {
        title: 'Trip',
        date: '2026-12-01',
        start_time: '09:00',
        duration: 1500,
        repeat: 'daily',
      }),
    ).toMatchObject({ kind: 'invalid', say: 'It would still be going on when the next one begins.' });
  });
});

describe('taking back', () => {
  it('joins what was cut, or says that it was changed since', async () => {
    await add('Stand-up', 'every Friday');
    const before = starts(await between('2026-11-20', '2027-02-01'));
    const { groupId } = done(
      await move(await idOn('2026-12-11'), { to_time: '10:00', scope: 'following' }),
    ).receipt;
    await call('update_event', { event: await idOn('2026-12-18'), title: 'Review', scope: 'this' });
    expect(await call('undo_change', { group: groupId })).toMatchObject({
      kind: 'stale',
      say: expect.stringContaining('Not taken back: Stand-up was changed again since.'),
    });
    done(await call('undo_change', {}));
    expect(done(await call('undo_change', { group: groupId })).say).toBe(
      'Taken back. Stand-up is as it was: every Friday 9:00–9:30 am, next on Fri 27 Nov.',
    );
    expect(starts(await between('2026-11-20', '2027-02-01'))).toEqual(before);
  });

  it('takes both halves back, whichever was named', async () => {
    await add('Stand-up', 'every Friday');
    const before = starts(await between('2026-11-20', '2027-02-01'));
    for (const half of [1, 0]) {
      const { version } = done(
        await move(await idOn('2026-12-11'), { to_time: '10:00', scope: 'following' }),
      ).receipt;
      done(await call('undo_change', { version: version - half }));
      expect(starts(await between('2026-11-20', '2027-02-01'))).toEqual(before);
    }
  });

  it('keeps what was changed about one of them since', async () => {
    await add('Stand-up', 'every Friday');
    const { groupId } = done(
      await move(await idOn('2026-12-11'), { to_time: '10:00', scope: 'all' }),
    ).receipt;
    await call('update_event', { event: await idOn('2026-12-18'), title: 'Review', scope: 'this' });
    done(await call('undo_change', { group: groupId }));
    expect(starts(await between('2026-12-10', '2026-12-26'))).toEqual([
      'Stand-up 2026-12-11 09:00',
      'Review 2026-12-18 09:00',
      'Stand-up 2026-12-25 09:00',
    ]);
  });

  it('makes it happen once again, after it was made to repeat', async () => {
    const once = done(await call('add_event', { title: 'Gym', date: '2026-12-01', start_time: '07:00' }));
    const id = once.receipt.changes[0]?.event.id ?? '';
    expect(done(await call('update_event', { event: id, repeat: 'every Tuesday' })).say).toBe(
      'Gym is changed: every Tuesday 7:00–8:00 am, next on Tue 1 Dec.',
    );
    expect(await between('2026-12-01', '2026-12-31')).toHaveLength(5);
    done(await call('undo_change', {}));
    expect(starts(await between('2026-12-01', '2026-12-31'))).toEqual(['Gym 2026-12-01 07:00']);
  });
});
