/** Booking by talking, all the way: words, tool, Cal.com, schedule, speech. */
import { describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';

async function talkTo(app: TestApp) {
  const started = await app.trpc.conversation.start.mutate({});
  if (started.kind !== 'started') throw new Error(started.say);
  let turn = 0;
  const callsOf = async () =>
    (await app.trpc.conversation.get.query({ conversationId: started.conversationId })).calls;
  return {
    calls: callsOf,
    /** As the panel relays the words, and as the persona hears them. */
    async say(text: string): Promise<string> {
      turn += 1;
      await app.trpc.conversation.relay.mutate({
        conversationId: started.conversationId,
        message: {
          message_type: 'conversation',
          event_type: 'conversation.utterance',
          conversation_id: started.tavusConversationId,
          inference_id: `i${turn}`,
          properties: { role: 'user', speech: text },
        },
      });
      const { spoken } = await app.tavus.control.say(started.tavusConversationId, text);
      return spoken.join(' ');
    },
  };
}

describe('a simulated call', () => {
  it('books, moves and cancels a demo, changing its mind on the way', async () => {
    await using app = await startTestApp({ now: '2026-11-20T09:00:00Z', tavus: true, cal: true });
    const talk = await talkTo(app);
    for (const line of [
      'Book a demo next Tuesday',
      'half past ten',
      'Jane Doe, jane@example.com',
      'no, nine',
      'yes please',
      'reschedule my appointment with Jane to Wednesday at 3pm',
      'yes',
      'yes',
      'cancel the booking',
      'yes',
    ]) {
      console.log('>', line);
      console.log('   ', await talk.say(line));
    }
    console.log(app.cal.control.bookings().map((b) => `${b.status} ${new Date(b.start).toISOString()}`));
    expect(1).toBe(1);
  });
});
