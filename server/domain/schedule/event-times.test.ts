/** What is stored when an event is at an odd time: all day, over midnight, between zones, at a clock change. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
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
function eventOf(outcome: Outcome): ScheduleEvent {
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${outcome.say}`);
  const event = outcome.receipt.changes[0]?.event;
  if (!event) throw new Error('no change in the receipt');
  return event;
}
const add = async (args: Record<string, unknown>) =>
  eventOf(await call('add_event', { title: 'Event', ...args }));

describe('all-day events', () => {
  it('are dates in the calendar’s zone, the end exclusive', async () => {
    expect(await add({ date: '2026-12-24', all_day: true })).toMatchObject({
      allDay: true,
      start: '2026-12-23T23:00:00Z',
      end: '2026-12-24T23:00:00Z',
      wall: { start: { date: '2026-12-24' }, end: { date: '2026-12-25' } },
    });
  });

  it('last several days, also over a clock change', async () => {
    const event = await add({ date: '2027-03-27', end_date: '2027-03-29', all_day: true });
    expect(event).toMatchObject({ start: '2027-03-26T23:00:00Z', end: '2027-03-29T22:00:00Z' });
    const moved = eventOf(await call('move_event', { event: event.id, to_date: '2027-05-01' }));
    expect(moved.wall).toMatchObject({ start: { date: '2027-05-01' }, end: { date: '2027-05-04' } });
  });

  it('become timed and all-day again when that is asked for', async () => {
    const event = await add({ date: '2026-12-24', all_day: true });
    const timed = eventOf(await call('move_event', { event: event.id, to_time: '18:00', all_day: false }));
    expect(timed).toMatchObject({
      allDay: false,
      start: '2026-12-24T17:00:00Z',
      end: '2026-12-24T18:00:00Z',
    });
    const again = eventOf(await call('move_event', { event: event.id, all_day: true }));
    expect(again).toMatchObject({
      allDay: true,
      wall: { start: { date: '2026-12-24' }, end: { date: '2026-12-25' } },
    });
  });
});

describe('events over midnight', () => {
  it('end on the next day when the end is earlier on the clock', async () => {
    expect(await add({ date: '2026-11-21', start_time: '23:00', end_time: '01:00' })).toMatchObject({
      start: '2026-11-21T22:00:00Z',
      end: '2026-11-22T00:00:00Z',
      wall: { end: { date: '2026-11-22', time: '01:00' } },
    });
  });

  it('clash with what is on either side of midnight', async () => {
    await add({ date: '2026-11-21', start_time: '23:00', end_time: '01:00' });
    for (const clash of [
      { date: '2026-11-21', start_time: '23:30' },
      { date: '2026-11-22', start_time: '00:30' },
      { date: '2026-11-22', start_time: '00:59', duration: 1 },
    ]) {
      expect(await call('add_event', { title: 'Other', ...clash })).toMatchObject({ kind: 'conflict' });
    }
    await add({ date: '2026-11-22', start_time: '01:00' });
  });
});

describe('events between zones', () => {
  it('keep both walls: a flight starts here and ends there', async () => {
    const flight = await add({
      date: '2026-12-01',
      start_time: '10:00',
      end_date: '2026-12-01',
      end_time: '13:00',
      end_time_zone: 'America/New_York',
    });
    expect(flight).toMatchObject({
      start: '2026-12-01T09:00:00Z',
      end: '2026-12-01T18:00:00Z',
      wall: {
        start: { time: '10:00' },
        end: { time: '13:00' },
        startZone: 'Europe/Berlin',
        endZone: 'America/New_York',
      },
    });
    const moved = eventOf(await call('move_event', { event: flight.id, to_time: '11:00' }));
    expect(moved).toMatchObject({
      start: '2026-12-01T10:00:00Z',
      end: '2026-12-01T19:00:00Z',
      wall: { end: { time: '14:00' }, endZone: 'America/New_York' },
    });
  });

  it('clash by the instant and not by what the clocks show', async () => {
    await add({ date: '2026-12-01', start_time: '18:00' });
    const there = { title: 'There', date: '2026-12-01', time_zone: 'America/New_York' };
    expect(await call('add_event', { ...there, start_time: '12:30' })).toMatchObject({ kind: 'conflict' });
    expect(await call('add_event', { ...there, start_time: '18:00' })).toMatchObject({ kind: 'done' });
  });
});

describe('clock changes', () => {
  it('a time that is skipped is stored where it really lands, an hour later on the clock', async () => {
    const event = await add({ date: '2027-03-28', start_time: '02:30', duration: 30 });
    expect(event).toMatchObject({
      start: '2027-03-28T01:30:00Z',
      end: '2027-03-28T02:00:00Z',
      wall: { start: { date: '2027-03-28', time: '03:30' }, end: { time: '04:00' } },
    });
  });

  it('are told where they fall into the hour that was named', async () => {
    const say = async (date: string, start_time: string) =>
      (await call('add_event', { title: 'Watch', date, start_time, duration: 15 })).say;
    expect(await say('2027-03-28', '02:30')).toBe(
      'Watch is added: Sun 28 Mar 2027, 3:30–3:45 am. The clocks go forward then: 2:30 am does not exist that day.',
    );
    expect(await say('2027-10-31', '02:15')).toContain('that hour comes twice; it is the first.');
    expect(await say('2027-10-31', '03:15')).not.toContain('clocks');
  });

  it('a time that happens twice is the first of the two', async () => {
    const event = await add({ date: '2027-10-31', start_time: '02:30', duration: 30 });
    expect(event).toMatchObject({ start: '2027-10-31T00:30:00Z', end: '2027-10-31T01:00:00Z' });
    expect(
      await call('add_event', { title: 'Other', date: '2027-10-31', start_time: '02:30', duration: 30 }),
    ).toMatchObject({
      kind: 'conflict',
    });
  });

  it('a length is time that passes: a night over the change is an hour shorter on the clock', async () => {
    const spring = await add({ date: '2027-03-27', start_time: '23:00', duration: 8 * 60 });
    expect(spring.wall.end).toEqual({ date: '2027-03-28', time: '08:00' });
    const given = await add({ date: '2027-10-30', start_time: '23:00', end_time: '07:00' });
    expect(given).toMatchObject({ start: '2027-10-30T21:00:00Z', end: '2027-10-31T06:00:00Z' });
  });

  it('an edit of something else leaves an end in the hour that comes twice where it is', async () => {
    for (const start_time of ['01:30', '02:30']) {
      const event = await add({
        title: `Night ${start_time}`,
        date: '2027-10-31',
        start_time,
        end_time: '03:30',
        busy: false,
      });
      const shorter = eventOf(
        await call('update_event', { event: event.id, duration: start_time === '01:30' ? 120 : 60 }),
      );
      expect(shorter).toMatchObject({ end: '2027-10-31T01:30:00Z', wall: { end: { time: '02:30' } } });
      const renamed = eventOf(await call('update_event', { event: event.id, title: 'Long night' }));
      expect(renamed).toEqual({ ...shorter, title: 'Long night', version: renamed.version });
    }
  });
});

describe('limits', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['an end that is the start', { end_date: '2026-11-21', end_time: '07:00' }, 'invalid'],
    ['an end before the start', { end_date: '2026-11-20', end_time: '08:00' }, 'invalid'],
    ['a length over a year', { duration: 527_041 }, 'invalid'],
    ['a length of nothing', { duration: 0 }, 'invalid'],
    ['an end over a year later', { end_date: '2027-11-23', end_time: '07:00' }, 'invalid'],
    ['a title of blanks', { title: '   ' }, 'invalid'],
    ['a title over 500 characters', { title: 'x'.repeat(501) }, 'invalid'],
    ['a place that cannot be stored', { place: 'a\0' }, 'invalid'],
    ['101 guests', { guests: Array.from({ length: 101 }, (_, i) => `Guest ${i}`) }, 'invalid'],
    ['a reminder before the start of time', { remind_minutes_before: -1 }, 'invalid'],
  ])('refuse %s', async (_name, over, kind) => {
    const outcome = await call('add_event', {
      title: 'Event',
      date: '2026-11-21',
      start_time: '07:00',
      ...over,
    });
    expect(outcome).toMatchObject({ kind, say: expect.stringMatching(/\S/) });
  });

  it('let through what is just inside', async () => {
    expect(await add({ date: '2026-11-21', start_time: '07:00', duration: 527_040 })).toMatchObject({
      end: '2027-11-22T06:00:00Z',
    });
    await add({ date: '1970-01-02', start_time: '07:00' });
    await add({ date: '2100-12-30', start_time: '07:00' });
    expect(
      await add({ title: 'x'.repeat(500), date: '2026-11-19', start_time: '07:00', duration: 1 }),
    ).toMatchObject({ title: 'x'.repeat(500) });
  });
});

describe('clashes', () => {
  const standUp = { title: 'Stand-up', date: '2026-11-23', start_time: '09:00', duration: 30 };
  const near = (start_time: string, over: Record<string, unknown> = {}) =>
    call('add_event', { title: 'Near', date: '2026-11-23', start_time, duration: 30, ...over });

  it('are none when ends touch', async () => {
    await add(standUp);
    expect(await near('08:30')).toMatchObject({ kind: 'done' });
    expect(await near('09:30')).toMatchObject({ kind: 'done' });
    expect(await near('09:29', { duration: 1 })).toMatchObject({
      kind: 'conflict',
      with: [{ title: 'Stand-up' }],
    });
  });

  it('are none with what is free, and none for what is free', async () => {
    await add({ ...standUp, busy: false });
    expect(await near('09:00')).toMatchObject({ kind: 'done' });
    expect(await near('09:00', { busy: false, title: 'Free' })).toMatchObject({ kind: 'done' });
  });

  it('are found when something free becomes busy, or longer', async () => {
    await add(standUp);
    const free = await add({ ...standUp, title: 'Note', busy: false });
    expect(await call('update_event', { event: free.id, busy: true })).toMatchObject({ kind: 'conflict' });
    const early = eventOf(await near('08:30'));
    expect(await call('update_event', { event: early.id, duration: 31 })).toMatchObject({ kind: 'conflict' });
    expect(await call('update_event', { event: early.id, title: 'Early' })).toMatchObject({ kind: 'done' });
  });

  it('are not made by the event itself when it moves a little', async () => {
    const event = await add(standUp);
    expect(await call('move_event', { event: event.id, to_time: '09:15' })).toMatchObject({ kind: 'done' });
  });

  it('go through with consent, which is kept in the log, and only where there was one', async () => {
    const event = await add(standUp);
    await near('09:00', { allow_overlap: true });
    await call('move_event', { event: event.id, to_time: '15:00', allow_overlap: true });
    const { rows } = await desk.pools.system.query(
      'select kind, consent from changes where owner_id = $1 order by version',
      [person],
    );
    expect(rows).toEqual([
      { kind: 'add', consent: null },
      { kind: 'add', consent: 'overlap' },
      { kind: 'move', consent: null },
    ]);
  });
});

describe('a caller who looked at an older version', () => {
  it.each(['move_event', 'update_event', 'remove_event'])(
    'is shown what stands there now instead of doing %s',
    async (tool) => {
      const event = await add({ date: '2026-11-23', start_time: '09:00' });
      eventOf(await call('update_event', { event: event.id, title: 'Newer', if_version: event.version }));
      const wanted = { move_event: { to_time: '10:00' }, update_event: { title: 'Older' }, remove_event: {} }[
        tool
      ];
      const outcome = await call(tool, { event: event.id, if_version: event.version, ...wanted });
      expect(outcome).toMatchObject({ kind: 'stale', current: { title: 'Newer', version: 2 } });
      expect(await call(tool, { event: event.id, if_version: 2, ...wanted })).toMatchObject({ kind: 'done' });
    },
  );

  it('may have missed changes of other events', async () => {
    const event = await add({ date: '2026-11-23', start_time: '09:00' });
    await add({ date: '2026-11-24', start_time: '09:00' });
    expect(await call('move_event', { event: event.id, to_time: '10:00', if_version: 1 })).toMatchObject({
      kind: 'done',
    });
  });
});

describe('a row that Cal.com keeps', () => {
  it.each([
    ['move_event', { to_time: '10:00' }, 'rescheduled'],
    ['update_event', { title: 'Mine' }, 'rescheduled'],
    ['remove_event', {}, 'cancelled'],
  ])('is not touched by %s, and it is said how it goes', async (tool, args, how) => {
    const event = await add({ title: 'Intro', date: '2026-11-23', start_time: '09:00' });
    await desk.pools.system.query(`update events set source = 'cal' where id = $1`, [event.id]);
    expect(await call(tool, { event: event.id, ...args })).toMatchObject({
      kind: 'not-allowed',
      say: `Intro is a Cal.com booking: it has to be ${how} there. I can do that if you say “${how === 'cancelled' ? 'cancel' : 'move'} the booking”.`,
    });
  });
});
