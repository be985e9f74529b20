/** The same wish again, with a little more to it: laid over what stands, never in its own way. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDesk } from '#server/testing/test-desk.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
beforeAll(async () => {
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' }); // Friday, 10:00 in Berlin
});
afterAll(() => desk[Symbol.asyncDispose]());

const words = 'Add gym tomorrow at 7am at Studio 5';
const gym = { title: 'Gym', date: 'tomorrow', start_time: '7am', place: 'Studio 5' };
let talk: Awaited<ReturnType<typeof desk.addConversation>>;
beforeEach(async () => {
  await desk.pools.system.query('delete from events');
  talk = await desk.addConversation(desk.person);
});
const say = (args: object, said: string, earlier: string[] = []) =>
  desk.call('add_event', args, { words: said, earlier, conversation: talk });

describe('what was added a moment ago', () => {
  it('gets what is said of it in addition, and keeps what was said first', async () => {
    await say(gym, words);
    const { place: _place, ...again } = gym;
    const more = 'Add gym tomorrow at 7am and remind me 15 minutes before';
    const outcome = await say({ ...again, remind_minutes_before: [15] }, more, [words]);
    expect(outcome).toMatchObject({
      kind: 'done',
      say: 'Gym is added: tomorrow 7:00–8:00 am. Reminder: 15 minutes before.',
      receipt: { changes: [{ kind: 'add', event: { title: 'Gym', reminders: [15], place: 'Studio 5' } }] },
    });
    expect(await desk.events()).toMatchObject([{ title: 'Gym', reminders: [15], place: 'Studio 5' }]);
  });

  it('is no news when it is asked for once more in a later turn', async () => {
    const first = await say(gym, words);
    const twice = await say(gym, words);
    expect(twice).toMatchObject({ say: first.say, repeat: true });
    expect(await say(gym, words, [words])).toMatchObject({
      kind: 'done',
      repeat: true,
      say: 'Gym is on your calendar already: tomorrow 7:00–8:00 am.',
    });
    expect(await desk.events()).toHaveLength(1);
  });

  it('stands in the way of anything else', async () => {
    await say(gym, words);
    const yoga = { title: 'Yoga', date: 'tomorrow', start_time: '7am' };
    expect((await say(yoga, 'Add yoga tomorrow at 7am', [words])).kind).toBe('conflict');
  });
});
