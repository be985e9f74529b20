/** From a hung-up call to the calendar: the real way, callbacks, jobs and all. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endStrayCalls } from './end-stray-calls.ts';
import { readCall } from './read-call.ts';
import { sweepCalls } from './sweep-calls.ts';
import { askLlm, user } from '#server/channels/ask-llm.testing.ts';
import { say as scripted } from '#server/simulators/anthropic/script.ts';
import type { PersonaVendor } from '#server/domain/conversation/persona-vendor.ts';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';

const now = '2026-11-20T09:00:00Z'; // Friday, 10:00 in Berlin

describe('after a call in which nobody ran the tools', () => {
  let app: TestApp;
  beforeAll(async () => {
    // Its tools go to the panel, and no panel holds the call: whatever is asked for is missed live.
    app = await startTestApp({
      now,
      tavus: true,
      anthropic: true,
      env: { TAVUS_BRAIN: 'relay', TAVUS_CENTS_PER_MINUTE: '30' },
    });
  });
  afterAll(() => app[Symbol.asyncDispose]());
  afterEach(async () => {
    app.tavus.control.clearFaults();
    await app.query('delete from events');
  });

  async function startCall(): Promise<string> {
    const started = await app.trpc.conversation.start.mutate({ timeZone: 'Europe/Berlin' });
    if (started.kind !== 'started') throw new Error(started.say);
    return started.conversationId;
  }

  async function callAndHangUp(...said: string[]): Promise<string> {
    const id = await startCall();
    const { tavusConversationId } = await talk(id);
    for (const words of said) await app.tavus.control.say(tavusConversationId ?? '', words);
    await app.trpc.conversation.end.mutate({ conversationId: id });
    return id;
  }
  const talk = (conversationId: string) => app.trpc.conversation.get.query({ conversationId });
  const titles = async () =>
    (await app.query<{ title: string }>('select title from events order by starts_at')).map(
      ({ title }) => title,
    );

  it('what was agreed is on the calendar within seconds, and one tap takes it back', async () => {
    const id = await callAndHangUp('Add dentist tomorrow at 3pm');
    await expect.poll(titles, { timeout: 40_000 }).toEqual(['Dentist']);
    const rows = await app.query<{ source: string }>('select source from events');
    expect(rows).toEqual([{ source: 'post-call' }]);
    await expect.poll(async () => (await talk(id)).afterCall?.groupId, { timeout: 40_000 }).toBeTruthy();
    const { afterCall, hasTranscript, turns, calls } = await talk(id);
    expect(hasTranscript).toBe(true);
    expect(turns.map(({ text }) => text)).toContain('Add dentist tomorrow at 3pm');
    expect(calls.map(({ channel }) => channel)).toContain('post-call');
    const digest = await app.trpc.schedule.digest.query({ since: 0 });
    expect(digest.lines.map(({ channel, groupId }) => [channel, groupId])).toContainEqual([
      'post-call',
      afterCall?.groupId,
    ]);
    const undone = await app.trpc.schedule.undo.mutate({ groupId: afterCall?.groupId ?? '' });
    expect(undone.kind).toBe('done');
    expect(await titles()).toEqual([]);
  });

  it('comes about once when every callback comes twice, and again, and out of order', async () => {
    app.tavus.control.setFaults({ webhooks: 'duplicate' });
    const id = await callAndHangUp('Add yoga on Sunday at 9am');
    await expect.poll(async () => (await talk(id)).afterCall !== null, { timeout: 40_000 }).toBe(true);
    const [kept] = await app.query<{ id: string }>(
      `select id from vendor_events where conversation_id = $1 and kind = 'application.transcription_ready'`,
      [id],
    );
    const job = { conversationId: id, ownerId: app.personId, eventId: kept?.id ?? '' };
    for (let again = 0; again < 3; again += 1) await readCall(app.deps, job, AbortSignal.timeout(60_000));
    expect(await titles()).toEqual(['Yoga']);
  });

  it('what clashes is asked, and a tap puts it in', async () => {
    await app.trpc.schedule.add.mutate({ title: 'Board call', start: { date: '2026-11-24', time: '10:00' } });
    const id = await callAndHangUp('Add haircut on Tuesday at 10am');
    await expect.poll(async () => (await talk(id)).suggestions.length, { timeout: 40_000 }).toBe(1);
    expect(await titles()).toEqual(['Board call']);
    const [asked] = (await talk(id)).suggestions;
    expect(asked).toMatchObject({
      why: 'conflict',
      state: 'open',
      summary: 'Add Haircut, Tue 24 Nov, 10:00–11:00 am',
    });
    const taps = await Promise.all(
      [1, 2].map(() => app.trpc.suggestion.accept.mutate({ id: asked?.id ?? '' })),
    );
    expect(taps.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect((await titles()).toSorted()).toEqual(['Board call', 'Haircut']);
    expect((await talk(id)).suggestions[0]?.state).toBe('accepted');
  });

  it('lost callbacks are fetched', async () => {
    app.tavus.control.setFaults({ webhooks: 'drop' });
    const id = await callAndHangUp('Add swimming on Monday at 6pm');
    app.clock.advance(60_000);
    await expect
      .poll(
        async () => {
          await sweepCalls(app.deps, AbortSignal.timeout(60_000));
          app.clock.advance(30_000);
          return titles();
        },
        { timeout: 40_000, interval: 500 },
      )
      .toEqual(['Swimming']);
    expect((await talk(id)).hasTranscript).toBe(true);
  });

  describe('of which the vendor has no transcript', () => {
    async function heardHere(): Promise<string> {
      app.tavus.control.setFaults({ webhooks: 'drop' });
      const id = await startCall();
      const { tavusConversationId } = await talk(id);
      await app.trpc.conversation.relay.mutate({
        conversationId: id,
        message: {
          message_type: 'conversation',
          event_type: 'conversation.utterance',
          conversation_id: tavusConversationId,
          properties: { role: 'user', speech: 'Add judo on Tuesday at 8pm' },
        },
      });
      await app.trpc.conversation.end.mutate({ conversationId: id });
      return id;
    }

    it('because it does not know the call any more, what was heard here is read at once', async () => {
      const id = await heardHere();
      await app.deps.personas?.vendor.deleteConversation(
        (await talk(id)).tavusConversationId ?? '',
        AbortSignal.timeout(60_000),
      );
      app.clock.advance(20_000);
      await sweepCalls(app.deps, AbortSignal.timeout(60_000));
      await expect.poll(titles, { timeout: 40_000 }).toEqual(['Judo']);
      expect(await talk(id)).toMatchObject({ hasTranscript: true, isHeardHere: true });
    });

    it('although it knows the call, it is given five minutes and then done without', async () => {
      const id = await heardHere();
      const vendor: Pick<PersonaVendor, 'getConversation'> = {
        async getConversation(...asked) {
          const answer = await app.deps.personas?.vendor.getConversation(...asked);
          if (answer?.kind !== 'found') throw new Error('it is not there');
          const events = answer.conversation.events.filter(({ type }) => !type.includes('transcription'));
          return { ...answer, conversation: { ...answer.conversation, events } };
        },
      };
      const sweep = () => sweepCalls({ ...app.deps, personas: { vendor } }, AbortSignal.timeout(60_000));
      app.clock.advance(4 * 60_000);
      await sweep();
      expect(await talk(id)).toMatchObject({ hasTranscript: false, isHeardHere: false });
      app.clock.advance(2 * 60_000);
      await sweep();
      await expect.poll(titles, { timeout: 40_000 }).toEqual(['Judo']);
      expect(await talk(id)).toMatchObject({ hasTranscript: true, isHeardHere: true });
    });
  });

  it('last words that the panel handed over are read although the vendor never wrote them down', async () => {
    const id = await startCall();
    const { tavusConversationId } = await talk(id);
    await app.tavus.control.say(tavusConversationId ?? '', 'Hello');
    const relay = (text: string) =>
      app.trpc.conversation.relay.mutate({
        conversationId: id,
        message: {
          message_type: 'conversation',
          event_type: 'conversation.utterance',
          conversation_id: tavusConversationId,
          properties: { role: 'user', speech: text },
        },
      });
    await relay('Add sauna on Tuesday at 8pm');
    await app.trpc.conversation.end.mutate({ conversationId: id });
    await relay('Add massage on Tuesday at 6pm');
    await relay('Add massage on Tuesday at 6pm');
    await expect.poll(titles, { timeout: 40_000 }).toEqual(['Massage', 'Sauna']);
    const { turns } = await talk(id);
    expect(turns.filter(({ text }) => text.includes('massage'))).toHaveLength(1);
  });

  it('a wish that our model was asked for when the person hung up is read', async () => {
    const id = await startCall();
    const { tavusConversationId } = await talk(id);
    await app.tavus.control.say(tavusConversationId ?? '', 'Hello');
    app.anthropic.control.script(scripted('One moment.'));
    const messages = [user('Add pottery on Tuesday at 8pm')];
    await askLlm(app, { conversation: tavusConversationId ?? '', messages });
    app.anthropic.control.unscript();
    await app.trpc.conversation.end.mutate({ conversationId: id });
    await expect.poll(titles, { timeout: 40_000 }).toEqual(['Pottery']);
    const { turns } = await talk(id);
    expect(turns.at(-1)?.text).toBe('Add pottery on Tuesday at 8pm');
  });

  it('a talk that is deleted is gone at the vendor too, and what it did stays', async () => {
    const id = await callAndHangUp('Add choir on Wednesday at 8pm');
    await expect.poll(titles, { timeout: 40_000 }).toEqual(['Choir']);
    const { tavusConversationId } = await talk(id);
    await app.trpc.conversation.delete.mutate({ conversationId: id });
    await expect(talk(id)).rejects.toThrow('no such conversation');
    const there = () => app.tavus.control.conversations().map((one) => one.conversation_id);
    await expect.poll(there, { timeout: 40_000 }).not.toContain(tavusConversationId);
    expect(await titles()).toEqual(['Choir']);
    for (const table of ['turns', 'suggestions', 'extractions', 'vendor_events'])
      expect(await app.query(`select 1 from ${table} where conversation_id = $1`, [id]), table).toEqual([]);
  });

  it('calls of ours that nobody knows are ended, those of others are not', async () => {
    app.tavus.control.setFaults({ concurrency: 5 });
    const { vendor } = app.deps.personas ?? {};
    const choice = await app.deps.personas?.choose();
    if (!vendor || !choice) throw new Error('no vendor');
    const base = { personaId: choice.personaId, audioOnly: true, requireAuth: true };
    const mine = {
      ...base,
      name: 'Calendar Agent',
      callbackUrl: `${app.url}/api/webhook/tavus/${'x'.repeat(43)}`,
    };
    const strangers = [
      { ...mine, callbackUrl: `https://example.com/api/webhook/tavus/${'x'.repeat(43)}` },
      { ...mine, name: 'Somebody else' },
    ];
    const stray = await vendor.startConversation(mine, AbortSignal.timeout(60_000));
    const theirs = await Promise.all(
      strangers.map((one) => vendor.startConversation(one, AbortSignal.timeout(60_000))),
    );
    expect(await endStrayCalls(app.deps, AbortSignal.timeout(60_000))).toBe(0);
    app.clock.advance(6 * 60_000);
    expect(await endStrayCalls(app.deps, AbortSignal.timeout(60_000))).toBe(1);
    const statusOf = (id: string) =>
      app.tavus.control.conversations().find((one) => one.conversation_id === id)?.status;
    expect(stray.kind === 'started' && statusOf(stray.vendorId)).toBe('ended');
    for (const one of theirs) expect(one.kind === 'started' && statusOf(one.vendorId)).toBe('active');
  });
});
