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
