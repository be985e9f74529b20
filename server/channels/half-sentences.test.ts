/** People answer a question with a few words. The whole way: simulated persona, signed call, rows. */
import { describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';

const now = '2026-11-20T09:00:00Z'; // Friday, 10:00 in Berlin

async function talkOf(app: Awaited<ReturnType<typeof startTestApp>>) {
  const started = await app.trpc.conversation.start.mutate({ timeZone: 'Europe/Berlin' });
  if (started.kind !== 'started') throw new Error(started.say);
  return async (words: string) =>
    (await app.tavus.control.say(started.tavusConversationId, words)).spoken.join(' ');
}

describe('half sentences', () => {
  it('fill what was asked for: a time, a day, a name', async () => {
    await using app = await startTestApp({ now, tavus: true });
    const say = await talkOf(app);
    expect(await say('add a meeting')).toBe('When? I need a day and a time.');
    expect(await say('at 3pm')).toBe('Meeting is added: today 3:00–4:00 pm.');
    expect(await say('move the meeting')).toBe('Where should Meeting go? I need a day or a time.');
    expect(await say('to 5pm')).toBe('Meeting is moved: today 5:00–6:00 pm.');
    expect(await say('move it to monday')).toBe('Meeting is moved: Mon 23 Nov, 5:00–6:00 pm.');
    expect(await say('add yoga on monday at 5pm')).toMatch(/^Not added: Meeting is Mon 23 Nov/);
    expect(await say('no, I meant 7 in the evening')).toBe('Yoga is added: Mon 23 Nov, 7:00–8:00 pm.');
    const before = Number((await app.rows())['events']);
    expect(await say('add gym tomorrow at 7 and swimming at 9')).toMatch(
      /^Gym is added: tomorrow 7:00–8:00 am\..*Swimming is added: tomorrow 9:00–10:00 am\./,
    );
    expect(Number((await app.rows())['events'])).toBe(before + 2);
    // Two of one name are not guessed at: nothing is half done.
    await say('add two gym sessions tomorrow at 5pm and 6pm');
    expect(Number((await app.rows())['events'])).toBe(before + 2);
    expect(await say('when is my dentist appointment?')).toMatch(/^Nothing called “dentist/);
  });

  it('leave a talk whose minutes are counted as the vendor bills them', async () => {
    await using app = await startTestApp({ now, tavus: true });
    const started = await app.trpc.conversation.start.mutate({ timeZone: 'Europe/Berlin' });
    if (started.kind !== 'started') throw new Error(started.say);
    app.clock.advance(61_000);
    await app.trpc.conversation.end.mutate({ conversationId: started.conversationId });
    const listed = await app.trpc.conversation.list.query();
    expect(listed.find((talk) => talk.conversationId === started.conversationId)).toMatchObject({
      status: 'ended',
      minutes: 1.1,
    });
  });
});
