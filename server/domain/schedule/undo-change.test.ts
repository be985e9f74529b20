import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { readLog, readSchedule } from '#server/db/read-schedule.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import type { Act } from './act.ts';
import { performAct } from './perform-act.ts';

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
const undo = (args: Record<string, unknown> = {}) => call('undo_change', args);
function done(outcome: Outcome) {
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${outcome.say}`);
  return outcome;
}
function eventOf(outcome: Outcome): ScheduleEvent {
  const event = done(outcome).receipt.changes[0]?.event;
  if (!event) throw new Error('no change in the receipt');
  return event;
}
const add = async (title: string, start_time: string, over: Record<string, unknown> = {}) =>
  eventOf(await call('add_event', { title, date: '2026-11-23', start_time, ...over }));

const everything = { from: '1970-01-01T00:00:00Z', to: '2101-01-01T00:00:00Z' };
const events = async () =>
  (await readSchedule(desk.pools.app, { owner: person, ...everything }))?.events ?? [];
const log = async () => (await readLog(desk.pools.app, { owner: person, after: 0 }))?.changes ?? [];
/** Title and time of each, which is what a person sees. */
const seen = async () => (await events()).map(({ title, wall }) => `${title} ${wall.start.time}`);
const withoutVersion = ({ version: _version, ...event }: ScheduleEvent) => event;

describe('taking back one change', () => {
  it('is possible for thirty days, however it is named', async () => {
    const gym = await add('Gym', '07:00');
    const moved = done(await call('move_event', { event: gym.id, to_time: '08:00' }));
    const isFrom = (at: string) =>
      desk.pools.system.query('update changes set at = $2 where owner_id = $1', [person, at]);
    const { version, groupId } = moved.receipt;
    await isFrom('2026-10-21T08:59:00Z');
    for (const named of [{ version }, { group: groupId }])
      expect(await undo(named)).toMatchObject({
        kind: 'past',
        say: 'Not taken back: that was more than 30 days ago.',
      });
    expect(await undo()).toMatchObject({ kind: 'not-found' });
    await isFrom('2026-10-21T09:01:00Z');
    expect(await undo({ version })).toMatchObject({ kind: 'done' });
  });

  it('restores what was there, whatever the change was', async () => {
    const gym = await add('Gym', '07:00', {
      place: 'Hall',
      notes: 'Towel',
      guests: ['Sam'],
      remind_minutes_before: 10,
    });
    const acts: [string, Record<string, unknown>][] = [
      ['move_event', { event: gym.id, to_time: '08:00', duration: 90 }],
      ['update_event', { event: gym.id, title: 'Yoga', place: '', notes: null, guests: [], busy: false }],
      ['remove_event', { event: gym.id }],
    ];
    for (const [tool, args] of acts) {
      const before = (await events()).map(withoutVersion);
      const { version } = done(await call(tool, args)).receipt;
      expect((await events()).map(withoutVersion)).not.toEqual(before);
      expect(await undo({ version })).toMatchObject({
        kind: 'done',
        say: expect.stringMatching(/^Taken back\. Gym is (as it was|back): /),
      });
      expect((await events()).map(withoutVersion)).toEqual(before);
      expect((await log()).at(-1)).toMatchObject({ version: version + 1, undoOf: version });
    }
    expect(await undo({ version: 1 })).toMatchObject({
      kind: 'done',
      say: 'Taken back. Gym is off your calendar again.',
    });
    expect(await events()).toEqual([]);
  });

  it('keeps later edits of other fields', async () => {
    const gym = await add('Gym', '07:00');
    const moved = done(await call('move_event', { event: gym.id, to_time: '08:00' })).receipt.version;
    await call('update_event', { event: gym.id, title: 'Yoga', place: 'Park' });
    done(await undo({ version: moved }));
    expect(await events()).toMatchObject([
      { title: 'Yoga', place: 'Park', wall: { start: { time: '07:00' } } },
    ]);
  });

  it('says why it cannot when the same field was edited since, and leaves everything', async () => {
    const gym = await add('Gym', '07:00');
    const moved = done(await call('move_event', { event: gym.id, to_time: '08:00' })).receipt.version;
    await call('move_event', { event: gym.id, to_time: '10:00' });
    const before = await log();
    expect(await undo({ version: moved })).toMatchObject({
      kind: 'stale',
      say: 'Not taken back: Gym was changed again since. It is Mon 23 Nov, 10:00–11:00 am now.',
      current: { title: 'Gym' },
    });
    expect(await log()).toEqual(before);
  });

  it('says that the event is gone when a change of it is to be taken back', async () => {
    const gym = await add('Gym', '07:00');
    const moved = done(await call('move_event', { event: gym.id, to_time: '08:00' })).receipt.version;
    await call('remove_event', { event: gym.id });
    expect(await undo({ version: moved })).toMatchObject({
      kind: 'not-found',
      say: expect.stringContaining('Gym'),
    });
  });

  it('is not done twice, and is taken back itself: undo, redo, undo', async () => {
    const gym = await add('Gym', '07:00');
    const { version } = done(await call('move_event', { event: gym.id, to_time: '08:00' })).receipt;
    const undone = done(await undo({ version })).receipt.version;
    expect(await undo({ version })).toMatchObject({ kind: 'not-found', say: 'That was taken back already.' });
    const redone = done(await undo({ version: undone })).receipt.version;
    expect(await seen()).toEqual(['Gym 08:00']);
    done(await undo({ version: redone }));
    expect(await seen()).toEqual(['Gym 07:00']);
  });

  it('asks before it puts something back over what is there now', async () => {
    const gym = await add('Gym', '07:00');
    const { version } = done(await call('remove_event', { event: gym.id })).receipt;
    await add('Dentist', '07:30');
    expect(await undo({ version })).toMatchObject({ kind: 'conflict', with: [{ title: 'Dentist' }] });
    expect(await seen()).toEqual(['Dentist 07:30']);
    done(await undo({ version, allow_overlap: true }));
    expect(await seen()).toEqual(['Gym 07:00', 'Dentist 07:30']);
    const { rows } = await desk.pools.system.query(
      'select consent from changes where owner_id = $1 order by version desc limit 1',
      [person],
    );
    expect(rows).toEqual([{ consent: 'overlap' }]);
  });
});

describe('taking back without naming a change', () => {
  it('goes one further back each time, and then says that nothing is left', async () => {
    await add('Gym', '07:00');
    await add('Lunch', '12:00');
    await call('move_event', { event: 'lunch', to_time: '13:00' });
    const steps: string[][] = [];
    for (let step = 0; step < 3; step += 1) {
      done(await undo());
      steps.push(await seen());
    }
    expect(steps).toEqual([['Gym 07:00', 'Lunch 12:00'], ['Gym 07:00'], []]);
    expect(await undo()).toMatchObject({ kind: 'not-found', say: 'There is nothing left to take back.' });
  });

  it('takes the newest that stands after something was done in between', async () => {
    await add('Gym', '07:00');
    await add('Lunch', '12:00');
    done(await undo());
    await add('Dinner', '19:00');
    done(await undo());
    expect(await seen()).toEqual(['Gym 07:00']);
    done(await undo());
    expect(await seen()).toEqual([]);
  });
});

describe('a group: several changes of one act', () => {
  const act = (): Act => ({
    personId: person,
    channel: 'panel',
    conversationId: null,
    callId: null,
    timeZone: null,
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
  });

  /** One act that moves the first, removes the second and adds a third. */
  async function threeAtOnce() {
    const [first, second] = [await add('First', '08:00'), await add('Second', '10:00')];
    const later = await add('Pattern', '16:00');
    await call('remove_event', { event: later.id });
    const outcome = await performAct(desk.deps, act(), {
      async decide(snapshot) {
        const now = await snapshot.byId(first.id);
        if (!now) throw new Error('gone');
        const moved = { ...now, start: later.start, end: later.end, wall: later.wall };
        const added = { ...now, id: crypto.randomUUID(), title: 'Third' };
        return {
          writes: [
            { kind: 'move', before: now, after: moved },
            { kind: 'remove', before: second, after: null },
            { kind: 'add', before: null, after: added },
          ],
          say: () => 'Planned.',
        };
      },
    });
    return done(outcome).receipt;
  }

  it('has one group id and gap-free versions', async () => {
    const { version, groupId } = await threeAtOnce();
    const group = (await log()).filter((change) => change.groupId === groupId);
    expect(group.map((change) => [change.version, change.kind, change.group])).toEqual([
      [version - 2, 'move', { id: groupId, index: 0, size: 3 }],
      [version - 1, 'remove', { id: groupId, index: 1, size: 3 }],
      [version, 'add', { id: groupId, index: 2, size: 3 }],
    ]);
    expect((await events()).map((event) => event.version).toSorted()).toEqual([version - 2, version]);
  });

  it('is taken back as a whole, by its id and as the newest, and comes back as a whole', async () => {
    const { groupId } = await threeAtOnce();
    const planned = (await events()).map(withoutVersion);
    const undone = done(await undo({ group: groupId }));
    expect(await seen()).toEqual(['First 08:00', 'Second 10:00']);
    expect(undone.receipt.changes).toHaveLength(3);
    done(await undo({ group: undone.receipt.groupId }));
    expect((await events()).map(withoutVersion)).toEqual(planned);
  });

  it('is not taken back by half when one part cannot', async () => {
    const { groupId } = await threeAtOnce();
    await call('update_event', { event: 'first', duration: 45 });
    const before = await events();
    expect(await undo({ group: groupId })).toMatchObject({ kind: 'stale' });
    expect(await events()).toEqual(before);
  });
});
