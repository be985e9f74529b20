/**
 * Words a vendor's model speaks, in calls of the simulated Tavus: what is false is put right in the
 * next breath and marked; what is true passes; what cannot be checked says so.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';
import { holdCall } from './hold-call.testing.ts';
import type { HeldCall } from './hold-call.testing.ts';

const now = '2026-11-20T09:00:00Z'; // Friday, 10:00 in Berlin

const transcriptsOf = async (call: HeldCall) =>
  (await call.feed()).flatMap((event) =>
    event.type === 'transcript' && event.role === 'agent' && event.isFinal
      ? [{ text: event.text, claim: event.claim ?? null }]
      : [],
  );
const putRight = (call: HeldCall) =>
  call.sent().filter(({ event_type: type, properties }) => {
    const text = properties?.['text'];
    return type === 'conversation.echo' && typeof text === 'string' && text.startsWith('Let me correct that');
  });

describe.each(['tavus-tools', 'relay'] as const)('in a call whose model is Tavus’, by %s', (brain) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ now, tavus: true, env: { TAVUS_BRAIN: brain } });
  });
  afterAll(() => app[Symbol.asyncDispose]());
  afterEach(async () => {
    app.tavus.control.clearFaults();
    await app.query('delete from events');
  });

  it('success that never was is corrected aloud, once, and marked', async () => {
    app.tavus.control.setFaults({ character: 'hostile' });
    await using call = await holdCall(app);
    // Every second turn it does not even ask.
    await call.say('Hello');
    await call.say('Add gym at 7am tomorrow');
    await call.settle();
    const said = await transcriptsOf(call);
    const lies = said.filter(({ claim }) => claim === 'corrected');
    expect(lies.length).toBeGreaterThan(0);
    for (const { text } of lies) expect(text).not.toMatch(/^Let me correct that/);
    expect(putRight(call)).toHaveLength(lies.length);
    const sent = call.sent().map(({ event_type: type }) => type);
    for (const [index, message] of call.sent().entries()) {
      if (putRight(call).includes(message)) expect(sent[index - 1]).toBe('conversation.interrupt');
    }
    // The correction is heard, and is not itself taken for a lie.
    expect(said.filter(({ text }) => text.startsWith('Let me correct that'))).not.toEqual([]);
    const turns = await app.trpc.conversation.get.query({ conversationId: call.conversationId });
    const marked = turns.turns.filter(({ claims }) => claims !== null);
    expect(marked).toHaveLength(lies.length);
    expect(marked[0]?.claims).toMatchObject({
      held: [{ text: expect.any(String), why: expect.any(String) }],
      correction: expect.stringMatching(/^Let me correct that/),
    });
  });

  it('what is true is left alone: receipts, clashes, lists, and what was changed by hand', async () => {
    await using call = await holdCall(app);
    await call.say('Add gym at 7am tomorrow');
    await call.say('Add dentist tomorrow at 7:30am');
    await app.trpc.schedule.add.mutate({ title: 'Lunch', start: { date: '2026-11-23', time: '12:00' } });
    await call.settle();
    await call.say('What do I have tomorrow?');
    await call.say('What do I have on Monday?');
    await call.say('undo that');
    const said = await transcriptsOf(call);
    expect(said.length).toBeGreaterThan(4);
    expect(said.filter(({ claim }) => claim !== null)).toEqual([]);
    expect(putRight(call)).toEqual([]);
  });

  it('is kept as unchecked when nobody can check, and the call goes on', async () => {
    await using call = await holdCall(app);
    await app.query('alter table changes rename to changes_away');
    try {
      const message = {
        message_type: 'conversation',
        event_type: 'conversation.utterance',
        conversation_id: call.vendorId,
        inference_id: 'inf-1',
        properties: { role: 'replica', speech: 'Gym is added: tomorrow 7:00–8:00 am.' },
      };
      const answer = await app.trpc.conversation.relay.mutate({
        conversationId: call.conversationId,
        message,
      });
      expect(answer).toEqual({ send: [] });
    } finally {
      await app.query('alter table changes_away rename to changes');
    }
    expect((await transcriptsOf(call)).at(-1)).toMatchObject({ claim: 'unchecked' });
  });

  it('our own correction is not corrected, whatever became true since', async () => {
    await using call = await holdCall(app);
    const correction = 'Let me correct that: Gym is added: tomorrow 7:00–8:00 am.';
    await app.query(
      `insert into turns (owner_id, conversation_id, source_key, turn, role, text, claims)
       values ($1, $2, 'lie', 1, 'agent', 'Yoga is added.', $3)`,
      [app.personId, call.conversationId, JSON.stringify({ held: [], correction })],
    );
    const heard = async (speech: string) => {
      const message = {
        message_type: 'conversation',
        event_type: 'conversation.utterance',
        conversation_id: call.vendorId,
        inference_id: speech,
        properties: { role: 'replica', speech },
      };
      const { send } = await app.trpc.conversation.relay.mutate({
        conversationId: call.conversationId,
        message,
      });
      return send.length;
    };
    expect(await heard('Let me correct that:  Gym is added: tomorrow 7:00–8:00 am.')).toBe(0);
    // Cut where somebody talked over it.
    expect(await heard('Let me correct that: Gym is added')).toBe(0);
    expect(await heard('Gym is added: tomorrow 7:00–8:00 am.')).toBeGreaterThan(0);
  });

  it('what is said after the end is not kept', async () => {
    const call = await holdCall(app);
    await call[Symbol.asyncDispose]();
    const before = await app.rows();
    const message = {
      message_type: 'conversation',
      event_type: 'conversation.utterance',
      conversation_id: call.vendorId,
      properties: { role: 'user', speech: 'Add gym' },
    };
    const asked = { conversationId: call.conversationId, message };
    app.clock.advance(60_000);
    expect(await app.trpc.conversation.relay.mutate(asked)).toEqual({ send: [] });
    expect(await app.rows()).toEqual(before);
  });
});

describe('in a call with our own model', () => {
  it('nothing is corrected twice: what was stopped is marked, what was said is true', async () => {
    await using app = await startTestApp({ now, tavus: true, anthropic: true });
    app.anthropic.control.setMood({ character: 'hostile' });
    await using call = await holdCall(app);
    await call.say('Hello');
    for (const words of ['Add gym at 7am tomorrow', 'Add yoga on Monday at 5pm', 'Is Friday free?']) {
      await call.say(words);
    }
    const said = await transcriptsOf(call);
    expect(putRight(call)).toEqual([]);
    expect(said.some(({ claim }) => claim === 'held')).toBe(true);
    expect(said.some(({ claim }) => claim === 'corrected')).toBe(false);
  });
});
