/** An appointment by every way in: the same offers, the same question, one booking. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';
import { resultsOf } from './ask-model.testing.ts';
import { describeEachChannel } from './each-channel.testing.ts';
import type { Caller } from './each-channel.testing.ts';

let app: TestApp;
/** Working days, one for each way in. */
const days = ['24', '25', '26', '27', '30'];
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-20T09:00:00Z', anthropic: true, cal: { rateLimit: 10_000 } });
});
afterAll(() => app[Symbol.asyncDispose]());

describeEachChannel('an appointment', (channel) => {
  it('is offered, asked about, and booked once after a tap', { timeout: 120_000 }, async () => {
    const caller: Caller = { person: app, conversation: await app.addConversation(app.personId) };
    const date = `2026-11-${days.shift()}`;
    const offers = await channel.call(app, caller, {
      tool: 'check_availability',
      args: { date, duration: 30 },
    });
    if (offers.outcome?.kind !== 'done') throw new Error(offers.outcome?.say ?? String(offers.status));
    const { slots } = offers.outcome.receipt.data as { slots: { id: string; start: string }[] };
    expect(slots[0]?.start).toBe(`${date}T08:00:00Z`);

    const args = { slot_id: slots[0]?.id ?? '', name: 'Jane Doe', email: 'jane@example.com' };
    const asked = await channel.call(app, caller, { tool: 'book_appointment', args, callId: 'first' });
    if (asked.outcome?.kind !== 'needs-yes') throw new Error(asked.outcome?.say ?? String(asked.status));
    const tap = {
      conversationId: channel.hasTalks ? caller.conversation.id : null,
      nonce: asked.outcome.nonce,
      yes: true,
    };
    const done = await app.trpc.conversation.confirm.mutate(tap);
    expect(done).toMatchObject({ kind: 'done', simulated: true });
    if (channel.hasTalks)
      await expect
        .poll(async () => (await resultsOf(app, caller.conversation.id)).map(({ kind }) => kind).at(-1))
        .toBe('done');
    const again = await channel.call(app, caller, { tool: 'book_appointment', args, callId: 'second' });
    expect(again.outcome).toMatchObject({ kind: 'done', repeat: true });
    const there = app.cal.control.bookings().filter(({ start }) => start === Date.parse(`${date}T08:00:00Z`));
    expect(there).toMatchObject([{ status: 'accepted' }]);
    const { events } = await app.trpc.schedule.list.query({
      from: `${date}T00:00:00Z`,
      to: `${date}T23:00:00Z`,
    });
    expect(events).toMatchObject([{ source: 'cal' }]);
  });
});
