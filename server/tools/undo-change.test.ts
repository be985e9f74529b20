/** What an undo means in a talk: what was named, what this talk did, and never something else. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallConversation } from '#server/domain/conversation/find-conversation.ts';
import { testDesk } from '#server/testing/test-desk.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
beforeAll(async () => {
  desk = await testDesk({ now: '2026-11-20T09:00:00Z', cal: {} }); // Friday, 10:00 in Berlin
});
afterAll(() => desk[Symbol.asyncDispose]());

let talk: CallConversation;
let said: string[] = [];
beforeEach(async () => {
  await desk.pools.system.query('delete from changes');
  await desk.pools.system.query('delete from events');
  desk.clock.advance(600_000);
  talk = await desk.addConversation(desk.person);
  said = [];
});

/** A turn of the person, and what the agent calls in it. */
async function turn(words: string, tool: string, args: object = {}) {
  const earlier = said;
  said = [...said, words];
  return desk.call(tool, args, { words, earlier, conversation: talk, channel: 'chat' });
}
const add = (title: string, time: string) =>
  turn(`add ${title} on Monday at ${time}`, 'add_event', { title, date: 'Monday', start_time: time });
const undo = (words: string, args: object = {}) => turn(words, 'undo_change', args);
const titles = async () => (await desk.events()).map(({ title }) => title).toSorted();

/** Another talk of the same person did something before. */
async function elsewhere(title: string, time: string) {
  const here = { talk, said };
  talk = await desk.addConversation(desk.person);
  said = [];
  await add(title, time);
  ({ talk, said } = here);
}

describe('a name', () => {
  it('that nothing has takes nothing back', async () => {
    await elsewhere('Dentist', '9am');
    await add('Yoga', '11am');
    const outcome = await undo('undo the spa day');
    expect(outcome).toMatchObject({
      kind: 'not-found',
      say: 'I know of no change of “spa day” that could be taken back.',
    });
    expect(await titles()).toEqual(['Dentist', 'Yoga']);
  });

  it('takes back just that, also of another talk', async () => {
    await elsewhere('Dentist', '9am');
    await add('Yoga', '11am');
    await add('Gym', '1pm');
    expect(await undo('undo the yoga please')).toMatchObject({ kind: 'done' });
    expect(await titles()).toEqual(['Dentist', 'Gym']);
    expect(await undo('undo that thing with the dentist', { event: 'dentist' })).toMatchObject({
      kind: 'done',
    });
    expect(await titles()).toEqual(['Gym']);
  });

  it('is held against a version that the model passes', async () => {
    await add('Yoga', '11am');
    const version = await desk.version();
    expect(await undo('undo the spa day', { version })).toMatchObject({ kind: 'not-found' });
    expect(await titles()).toEqual(['Yoga']);
  });
});

describe('an undo of an undo', () => {
  it.each(['undo that undo', 'redo', 'undo the undo'])('brings it again: %s', async (words) => {
    await elsewhere('Dentist', '9am');
    await add('Squash', '11am');
    await undo('undo that');
    expect(await titles()).toEqual(['Dentist']);
    expect((await undo(words)).say).toBe('Put back. Squash is back: Mon 23 Nov, 11:00 am–12:00 pm.');
    expect(await titles()).toEqual(['Dentist', 'Squash']);
  });

  it('finds nothing where nothing was taken back', async () => {
    await add('Squash', '11am');
    expect(await undo('redo that', { redo: true })).toMatchObject({ kind: 'not-found' });
    expect(await titles()).toEqual(['Squash']);
  });
});

describe('a bare undo', () => {
  it('in a talk that did nothing asks whose change it is, and goes by the yes', async () => {
    await elsewhere('Dentist', '9am');
    const asked = await undo('undo');
    expect(asked).toMatchObject({
      kind: 'needs-yes',
      say: 'That was not changed in this talk. Take back Dentist, Mon 23 Nov, 9:00–10:00 am?',
    });
    expect(await titles()).toEqual(['Dentist']);
    expect(await undo('yes')).toMatchObject({ kind: 'done' });
    expect(await titles()).toEqual([]);
  });

  it('stops at the end of what this talk did', async () => {
    await elsewhere('Dentist', '9am');
    await add('Yoga', '11am');
    expect(await undo('undo that')).toMatchObject({ kind: 'done' });
    expect(await undo('undo that')).toMatchObject({ kind: 'needs-yes' });
    expect(await titles()).toEqual(['Dentist']);
  });

  it('of a version of another talk is asked about as well', async () => {
    await elsewhere('Dentist', '9am');
    expect(await undo('undo', { version: await desk.version() })).toMatchObject({ kind: 'needs-yes' });
    expect(await titles()).toEqual(['Dentist']);
  });
});

describe('a booking', () => {
  async function book() {
    await turn('book a demo on Wednesday', 'check_availability', { date: '2026-11-25', duration: 30 });
    const wish = {
      date: '2026-11-25',
      time: '11:00',
      name: 'Ann Lee',
      email: 'ann@example.com',
      duration: 30,
    };
    const again = await turn('at 11, Ann Lee, ann@example.com', 'book_appointment', wish);
    expect(again.kind).toBe('needs-yes');
    expect(await turn('yes', 'book_appointment', wish)).toMatchObject({ kind: 'done' });
  }

  it('is offered to be cancelled, and cancelled at a yes', async () => {
    await book();
    const asked = await undo('undo that');
    expect(asked).toMatchObject({ kind: 'needs-yes', summary: expect.stringMatching(/^Cancel /) as string });
    expect(await desk.events()).toHaveLength(1);
    expect(await undo('yes')).toMatchObject({ kind: 'done' });
    expect(await desk.events()).toEqual([]);
  });

  it('that stays is no wall in front of what was done before', async () => {
    await add('Yoga', '11am');
    await book();
    expect(await undo('undo that')).toMatchObject({ kind: 'needs-yes' });
    expect(await undo('no, undo the one before')).toMatchObject({ kind: 'done' });
    expect(await desk.events()).toHaveLength(1);
    expect(await titles()).not.toContain('Yoga');
  });
});
