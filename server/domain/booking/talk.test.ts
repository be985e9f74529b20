/** Booking by talking, all the way: words, persona, tool over HTTPS, Cal.com, schedule, speech. */
import { describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';

async function talkTo(app: TestApp) {
  const started = await app.trpc.conversation.start.mutate({});
  if (started.kind !== 'started') throw new Error(started.say);
  const { conversationId, tavusConversationId } = started;
  let turn = 0;
  return {
    /** As the panel relays the words, and as the persona hears them. */
    async say(text: string): Promise<string> {
      turn += 1;
      const utterance = {
        message_type: 'conversation',
        event_type: 'conversation.utterance',
        conversation_id: tavusConversationId,
        inference_id: `i${turn}`,
        properties: { role: 'user', speech: text },
      };
      await app.trpc.conversation.relay.mutate({ conversationId, message: utterance });
      return (await app.tavus.control.say(tavusConversationId, text)).spoken.join(' ');
    },
    async tools(): Promise<string[]> {
      const { calls } = await app.trpc.conversation.get.query({ conversationId });
      return calls.map(({ tool, outcome }) => `${tool} ${outcome.kind}`);
    },
  };
}

const standing = (app: TestApp) =>
  app.cal.control
    .bookings()
    .filter(({ status }) => status === 'accepted')
    .map(({ start }) => new Date(start).toISOString());

describe('a call with the simulated persona', () => {
  it('books a demo for a person who changes their mind, moves it, and cancels it', async () => {
    await using app = await startTestApp({ now: '2026-11-20T09:00:00Z', tavus: true, cal: true });
    const talk = await talkTo(app);
    expect(await talk.say('Book a demo next Tuesday')).toMatch(
      /Free Tue 24 Nov: nine and half past ten in the morning/,
    );
    expect(await talk.say('half past ten')).toMatch(/Who is it for\?/);
    expect(await talk.say('Jane Doe, jane@example.com')).toMatch(
      /10:30–11:00 am, for Jane Doe, jane@example\.com \(j, a, n, e/,
    );
    expect(standing(app)).toEqual([]);
    expect(await talk.say('no, nine')).toMatch(/9:00–9:30 am, for Jane Doe/);
    expect(await talk.say('yes please')).toMatch(/is booked: Tue 24 Nov, 9:00–9:30 am/);
    expect(standing(app)).toEqual(['2026-11-24T08:00:00.000Z']);

    expect(await talk.say('reschedule my appointment with Jane to Wednesday at 3pm')).toMatch(
      /3:00 pm was not offered yet, but it is free/,
    );
    expect(await talk.say('yes')).toMatch(/Move Demo .* to Wed 25 Nov, 3:00–3:30 pm/);
    expect(await talk.say('yes')).toMatch(/is moved: Wed 25 Nov, 3:00–3:30 pm/);
    expect(standing(app)).toEqual(['2026-11-25T14:00:00.000Z']);

    expect(await talk.say('cancel the booking')).toMatch(/Cancel Demo/);
    expect(await talk.say('yes')).toMatch(/is cancelled/);
    expect(standing(app)).toEqual([]);
    const { events } = await app.trpc.schedule.list.query({
      from: '2026-11-01T00:00:00Z',
      to: '2027-01-01T00:00:00Z',
    });
    expect(events).toEqual([]);
    expect(await talk.tools()).toEqual([
      'check_availability done',
      'book_appointment needs',
      'book_appointment needs-yes',
      'book_appointment needs-yes',
      'book_appointment done',
      'reschedule_appointment not-offered',
      'reschedule_appointment needs-yes',
      'reschedule_appointment done',
      'cancel_appointment needs-yes',
      'cancel_appointment done',
    ]);
  });

  it('does nothing on a no', async () => {
    await using app = await startTestApp({ now: '2026-11-20T09:00:00Z', tavus: true, cal: true });
    const talk = await talkTo(app);
    for (const line of ['Book a demo next Tuesday', 'the second one', 'Jane Doe, jane@example.com', 'no'])
      await talk.say(line);
    expect(standing(app)).toEqual([]);
  });
});
