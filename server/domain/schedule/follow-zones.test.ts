import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSchedule } from '#server/db/read-schedule.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { followZones } from './follow-zones.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
let person: string;
beforeAll(async () => {
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  person = await desk.addPerson('Europe/Berlin');
});

const call = (tool: string, args: unknown) => desk.call(tool, args, { byHand: true, personId: person });
async function add(title: string, args: Record<string, unknown>): Promise<string> {
  const outcome = await call('add_event', { title, ...args });
  if (outcome.kind !== 'done') throw new Error(outcome.say);
  return outcome.receipt.changes[0]?.event.id ?? '';
}
/** As if the row had been written with other rules, an hour off. */
const asBefore = (id: string) =>
  desk.pools.system.query(
    `update events set tzdata_version = 'older', starts_at = starts_at + interval '1 hour',
       ends_at = ends_at + interval '1 hour' where id = $1`,
    [id],
  );
const follow = () =>
  followZones({ ...desk.deps, pools: desk.pools, log: { info: () => {} } }, new AbortController().signal);
const row = async (id: string) =>
  (
    await desk.pools.system.query<{
      starts_at: Date;
      ends_at: Date;
      tzdata_version: string;
      version: number;
    }>('select starts_at, ends_at, tzdata_version, version::int as version from events where id = $1', [id])
  ).rows[0];

describe('new rules of a zone', () => {
  it('move instants to where the wall time is now, as a change that everybody hears of', async () => {
    const id = await add('Dentist', { date: '2026-12-03', start_time: '15:00', duration: 45 });
    const day = await add('Away', { date: '2026-12-24', end_date: '2026-12-26', all_day: true });
    for (const one of [id, day]) await asBefore(one);
    const before = await row(id);
    expect(await follow()).toEqual(
      expect.arrayContaining([
        { personId: person, eventId: id, before: '2026-12-03T15:00:00Z', after: '2026-12-03T14:00:00Z' },
        { personId: person, eventId: day, before: '2026-12-24T00:00:00Z', after: '2026-12-23T23:00:00Z' },
      ]),
    );
    expect(await row(id)).toMatchObject({
      starts_at: new Date('2026-12-03T14:00:00Z'),
      ends_at: new Date('2026-12-03T14:45:00Z'),
      tzdata_version: 'test',
    });
    expect((await row(id))?.version).toBeGreaterThan(before?.version ?? 0);
    const look = await readSchedule(desk.pools.app, { owner: person, ids: [id] });
    expect(look?.events[0]?.wall.start).toEqual({ date: '2026-12-03', time: '15:00' });
    expect(await follow()).toEqual([]);
  });

  it('leave alone what is over, and only stamp what shows its wall time still', async () => {
    const over = await add('Lunch', { date: '2026-11-19', start_time: '12:00', duration: 60 });
    const right = await add('Tea', { date: '2026-11-27', start_time: '16:00', duration: 60 });
    await asBefore(over);
    await desk.pools.system.query(`update events set tzdata_version = 'older' where id = $1`, [right]);
    const before = [await row(over), await row(right)];
    expect(await follow()).toEqual([]);
    expect(await row(over)).toEqual(before[0]);
    expect(await row(right)).toEqual({ ...before[1], tzdata_version: 'test' });
  });

  it('keep the second of an hour that comes twice', async () => {
    const id = await add('Night watch', { date: '2027-10-31', start_time: '01:30', duration: 120 }); // ends 2:30, the second
    const before = await row(id);
    await desk.pools.system.query(`update events set tzdata_version = 'older' where id = $1`, [id]);
    expect(await follow()).toEqual([]);
    expect((await row(id))?.ends_at).toEqual(before?.ends_at);
  });

  it('move the changed occurrences of a series along with it', async () => {
    const id = await add('Choir', {
      date: '2026-11-26',
      start_time: '19:00',
      duration: 60,
      repeat: 'every Thursday',
    });
    const moved = await call('move_event', {
      event: `${id}_20261203T180000Z`,
      to_time: '20:00',
      scope: 'this',
    });
    expect(moved.kind).toBe('done');
    await desk.pools.system.query(
      `update events set tzdata_version = 'older', series = jsonb_set(series, '{overrides,2026-12-03T19:00}',
         series->'overrides'->'2026-12-03T19:00' || '{"start":"2026-12-03T20:00:00Z","end":"2026-12-03T21:00:00Z"}')
       where id = $1`,
      [id],
    );
    expect(await follow()).toHaveLength(1);
    const window = { from: '2026-12-03T00:00:00Z', to: '2026-12-04T00:00:00Z' };
    const look = await readSchedule(desk.pools.app, { owner: person, ...window });
    expect(look?.events.map(({ start }) => start)).toEqual(['2026-12-03T19:00:00Z']);
  });
});
