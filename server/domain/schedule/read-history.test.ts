/** What was changed, newest first, and whether there is a way back. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDesk } from '#server/testing/test-desk.ts';
import { readDue } from './read-due.ts';
import { readHistory } from './read-history.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
let person: string;
beforeAll(async () => {
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  person = await desk.addPerson('Europe/Berlin');
});

const call = async (tool: string, args: unknown) => {
  const outcome = await desk.call(tool, args, { byHand: true, personId: person });
  if (outcome.kind !== 'done') throw new Error(outcome.say);
  return outcome;
};
const add = (title: string, start_time: string, more = {}) =>
  call('add_event', { title, date: '2026-11-23', start_time, ...more });
const history = async (before: number | null = null, limit = 30) => {
  const read = await readHistory(desk.deps, { personId: person, before, limit });
  if (!read) throw new Error('no calendar');
  return read;
};

describe('history', () => {
  it('has a line for every act, newest first, in the words of what was stored', async () => {
    const gym = await add('Gym', '07:00');
    await call('update_event', {
      event: gym.receipt.changes[0]?.event.id,
      place: 'Park',
      remind_minutes_before: 15,
    });
    const { lines, before } = await history();
    expect(before).toBeNull();
    expect(lines.map(({ changes }) => changes.map(({ say }) => say))).toEqual([
      ['Gym is changed: Mon 23 Nov, 7:00–8:00 am. Place: Park. Reminder: 15 minutes before.'],
      ['Gym is added: Mon 23 Nov, 7:00–8:00 am.'],
    ]);
    expect(lines[0]).toMatchObject({
      channel: 'panel',
      way: null,
      isTakenBack: false,
      fixed: null,
      size: 1,
    });
  });

  it('comes a page at a time, without gap or double', async () => {
    for (let hour = 1; hour <= 7; hour += 1) await add(`Event ${hour}`, `0${hour}:00`, { duration: 30 });
    const seen: string[] = [];
    let before: number | null = null;
    do {
      const page = await history(before, 3);
      seen.push(...page.lines.flatMap(({ changes }) => changes.map(({ event }) => event.title)));
      before = page.before;
    } while (before !== null);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => `Event ${n}`));
  });

  it('says what was taken back, done again, and taken back once more', async () => {
    await add('Gym', '07:00');
    const undo = async () => {
      const [newest] = (await history()).lines;
      await call('undo_change', { group: newest?.groupId });
    };
    const marks = async () => (await history()).lines.map(({ way, isTakenBack }) => [way, isTakenBack]);
    expect(await marks()).toEqual([[null, false]]);
    await undo();
    expect(await marks()).toEqual([
      ['undo', false],
      [null, true],
    ]);
    await undo();
    expect(await marks()).toEqual([
      ['redo', false],
      ['undo', true],
      [null, false],
    ]);
    const first = (await history()).lines.at(-1);
    await call('undo_change', { version: first?.version });
    expect((await history()).lines.at(-1)?.isTakenBack).toBe(true);
  });

  it('counts what was taken back to no end', async () => {
    await add('Gym', '07:00');
    for (let n = 0; n < 9; n += 1) await call('undo_change', { group: (await history()).lines[0]?.groupId });
    const { lines } = await history();
    // Each stands exactly while the one that took it back does not.
    expect(lines.map(({ isTakenBack }) => isTakenBack)).toEqual(
      Array.from({ length: 10 }, (_, at) => at % 2 === 1),
    );
  });

  it('keeps acts of a group on one line, which goes back as one', async () => {
    const id = crypto.randomUUID();
    await add('Gym', '07:00');
    await add('Yoga', '09:00');
    await desk.pools.system.query(
      `update changes set group_id = $1, group_size = 2, group_index = version - 1 where owner_id = $2`,
      [id, person],
    );
    const { lines } = await history();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ groupId: id, size: 2 });
    await call('undo_change', { group: id });
    const after = await history();
    expect(after.lines[0]).toMatchObject({ way: 'undo', size: 2 });
    expect(after.lines[1]?.isTakenBack).toBe(true);
  });

  it.each([1, 4, 30])(
    'begins every act where it begins, however far its changes lie apart: pages of %i',
    async (limit) => {
      await add('Gym', '07:00');
      // Acts of one to ninety changes; every fourth change is one of an act that others lie between.
      const group = (version: number) =>
        version % 4 === 0
          ? `far ${version % 3}`
          : version <= 100
            ? 'ninety'
            : `near ${Math.floor(version / 5)}`;
      const versions = Array.from({ length: 300 }, (_, at) => at + 2);
      await desk.pools.system.query(
        `insert into changes (calendar_id, version, owner_id, kind, event_id, after, channel, group_id, group_index, group_size, at)
       select c.calendar_id, n, c.owner_id, 'add', gen_random_uuid(), c.after, c.channel, md5(g || c.owner_id)::uuid, 0, 90, c.at
       from changes c, unnest($2::int[], $3::text[]) as made(n, g) where c.owner_id = $1`,
        [person, versions, versions.map(group)],
      );
      await desk.pools.system.query('update calendars set version = 301 where owner_id = $1', [person]);
      const heads: number[] = [];
      let before: number | null = null;
      do {
        const page = await history(before, limit);
        expect(page.lines.length).toBeLessThanOrEqual(limit);
        heads.push(...page.lines.map(({ version }) => version));
        before = page.before;
      } while (before !== null);
      const first = new Map(versions.toReversed().map((version) => [group(version), version]));
      expect(heads).toEqual([...first.values(), 1].toSorted((a, b) => b - a));
    },
  );

  it('has an act whose first change was refused: what is there of it makes the line', async () => {
    await add('Gym', '07:00');
    await desk.pools.system.query(`update changes set group_size = 3, group_index = 1 where owner_id = $1`, [
      person,
    ]);
    const { lines } = await history();
    expect(lines).toMatchObject([{ size: 1, changes: [{ event: { title: 'Gym' } }] }]);
    await call('undo_change', { group: lines[0]?.groupId });
    expect((await history()).lines.map(({ way, isTakenBack }) => [way, isTakenBack])).toEqual([
      ['undo', false],
      [null, true],
    ]);
  });

  it('tells an edit of a whole series as one line, which goes back as one', async () => {
    const choir = await add('Choir', '19:00', { repeat: 'every Monday' });
    const id = choir.receipt.changes[0]?.event.id ?? '';
    await call('move_event', { event: id, to_time: '20:00', scope: 'all' });
    const [moved, added] = (await history()).lines;
    expect(added?.changes[0]?.say).toMatch(/^Choir is added: every Monday/);
    expect(moved?.changes.at(-1)?.say).toMatch(/^Choir is moved: every Monday 8:00/);
    await call('undo_change', { group: moved?.groupId });
    const after = (await history()).lines;
    expect(after.map(({ way, isTakenBack }) => [way, isTakenBack])).toEqual([
      ['undo', false],
      [null, true],
      [null, false],
    ]);
    expect(after[0]?.changes[0]?.say).toMatch(/every Monday 7:00/);
  });

  it('tells an edit from one of a series on as one change, also there and back', async () => {
    const choir = await add('Choir', '19:00', { repeat: 'every Monday' });
    const id = choir.receipt.changes[0]?.event.id ?? '';
    const from = `${id}_20261207T180000Z`;
    await call('move_event', { event: from, to_time: '20:00', scope: 'following' });
    const told = async () => {
      const [line] = (await history()).lines;
      if (!line) throw new Error('nothing is told');
      return { groupId: line.groupId, said: [line.way, line.size, line.changes.map(({ say }) => say)] };
    };
    const moved = await told();
    expect(moved.said).toEqual([null, 1, ['Choir is moved: every Monday 8:00–9:00 pm, next on Mon 7 Dec.']]);
    await call('undo_change', { group: moved.groupId });
    const back = await told();
    expect(back.said).toEqual([
      'undo',
      1,
      ['Choir is as it was: every Monday 7:00–8:00 pm, next on Mon 23 Nov.'],
    ]);
    await call('undo_change', { group: back.groupId });
    expect((await told()).said).toMatchObject(['redo', 1, [expect.stringMatching(/every Monday 8:00/)]]);
    expect((await history()).lines.at(-1)?.changes[0]?.say).toMatch(/^Choir is added: every Monday 7:00/);
  });

  it('keeps two changes apart that only happen to one series and something else', async () => {
    const choir = await add('Choir', '19:00', { repeat: 'every Monday' });
    const id = choir.receipt.changes[0]?.event.id ?? '';
    await call('remove_event', { event: `${id}_20261207T180000Z`, scope: 'following' });
    await add('Gym', '07:00');
    await desk.pools.system.query(
      `update changes set group_id = $1, group_size = 2, group_index = version - 2 where owner_id = $2 and version > 1`,
      [crypto.randomUUID(), person],
    );
    expect((await history()).lines[0]).toMatchObject({ size: 2, changes: [{}, {}] });
  });

  it('offers no way back after thirty days', async () => {
    await add('Gym', '07:00');
    const isFrom = (at: string) =>
      desk.pools.system.query('update changes set at = $2 where owner_id = $1', [person, at]);
    await isFrom('2026-10-21T09:01:00Z');
    expect((await history()).lines[0]?.fixed).toBeNull();
    await isFrom('2026-10-21T08:59:00Z');
    expect((await history()).lines[0]?.fixed).toBe('old');
  });

  it('names the talk it was agreed in', async () => {
    const talk = await desk.addConversation(person);
    await desk.pools.system.query(`update conversations set title = 'Monday plans' where id = $1`, [talk.id]);
    await desk.call(
      'add_event',
      { title: 'Gym', date: '2026-11-23', start_time: '7am' },
      { conversation: talk, personId: person, words: 'Gym on Monday at seven in the morning' },
    );
    expect((await history()).lines[0]).toMatchObject({
      conversationId: talk.id,
      conversationTitle: 'Monday plans',
      channel: 'tavus-tools',
    });
  });
});

describe('what is due', () => {
  const due = (from: string, to: string) => readDue(desk.deps, { personId: person, from, to });

  it('is every reminder in the stretch, also of what is weeks ahead, and what comes next', async () => {
    await add('Gym', '07:00', { remind_minutes_before: [0, 30] });
    await call('add_event', {
      title: 'Exam',
      date: '2026-12-18',
      start_time: '09:00',
      remind_minutes_before: 40_320,
    });
    const found = await due('2026-11-20T00:00:00Z', '2026-11-24T00:00:00Z');
    expect(found?.due.map(({ at, event }) => `${at} ${event.title}`)).toEqual([
      '2026-11-20T08:00:00.000Z Exam',
      '2026-11-23T05:30:00.000Z Gym',
      '2026-11-23T06:00:00.000Z Gym',
    ]);
    expect(found?.next.map(({ title }) => title)).toEqual(['Gym']);
  });

  it('counts each time of what repeats', async () => {
    await add('Choir', '19:00', { repeat: 'every Monday', remind_minutes_before: 60 });
    const found = await due('2026-11-30T00:00:00Z', '2026-12-08T00:00:00Z');
    expect(found?.due.map(({ at }) => at)).toEqual(['2026-11-30T17:00:00.000Z', '2026-12-07T17:00:00.000Z']);
  });

  it('is nothing at the end of the stretch, and everything at its beginning', async () => {
    await add('Gym', '07:00', { remind_minutes_before: 30 });
    expect((await due('2026-11-23T05:00:00Z', '2026-11-23T05:30:00Z'))?.due).toEqual([]);
    expect((await due('2026-11-23T05:30:00Z', '2026-11-23T05:31:00Z'))?.due).toHaveLength(1);
  });
});

describe('where an event was read', () => {
  it('is kept with it', async () => {
    const links = [{ kind: 'page', url: 'https://example.com/a?b=1', title: 'Jazz night' }];
    const added = await add('Jazz', '20:00', { links });
    expect(added.receipt.changes[0]?.event.links).toEqual(links);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'chrome://settings',
    'no address',
  ])('is never %s', async (url) => {
    const asked = { title: 'X', date: '2026-11-23', start_time: '7am', links: [{ kind: 'page', url }] };
    expect(await desk.call('add_event', asked, { byHand: true, personId: person })).toMatchObject({
      kind: 'invalid',
    });
  });
});

it('reminders that are taken out by hand are none', async () => {
  const gym = await add('Gym', '07:00', { remind_minutes_before: [10, 60] });
  const event = gym.receipt.changes[0]?.event.id;
  const emptied = await call('update_event', { event, remind_minutes_before: [] });
  expect(emptied.receipt.changes[0]?.event.reminders).toEqual([]);
});
