/** What is kept of a call besides its words: how it is found again, its recording, and how it goes with the account. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';

describe('a call that is over', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({
      now: '2026-11-20T09:00:00Z',
      tavus: true,
      anthropic: true,
      env: { TAVUS_BRAIN: 'relay' },
    });
  });
  afterAll(() => app[Symbol.asyncDispose]());
  afterEach(() => app.query('delete from events'));

  async function callAndHangUp(words: string): Promise<string> {
    const started = await app.trpc.conversation.start.mutate({ timeZone: 'Europe/Berlin' });
    if (started.kind !== 'started') throw new Error(started.say);
    await app.tavus.control.say(started.tavusConversationId, words);
    await app.trpc.conversation.end.mutate({ conversationId: started.conversationId });
    return started.conversationId;
  }
  const talk = (conversationId: string) => app.trpc.conversation.get.query({ conversationId });
  const titles = async () =>
    (await app.query<{ title: string }>('select title from events')).map(({ title }) => title);

  it('is found by who was invited, and by what was put in', async () => {
    const id = await callAndHangUp('Add lunch with Priya tomorrow at noon');
    await expect.poll(titles, { timeout: 10_000 }).toEqual(['Lunch with Priya']);
    await app.query(
      `update changes set after = after || '{"guests":[{"name":"Quentin","email":"q@example.com"}]}' where conversation_id = $1`,
      [id],
    );
    await app.query('delete from turns where conversation_id = $1', [id]);
    for (const search of ['quentin', 'lunch with p', 'q@example'])
      expect((await app.trpc.conversation.list.query({ search })).map((one) => one.conversationId)).toEqual([
        id,
      ]);
    expect(await app.trpc.conversation.list.query({ search: 'rosalind' })).toEqual([]);
  });

  it('asks before it adds a series, and one tap adds it as it was said', async () => {
    const id = await callAndHangUp('Add yoga every Monday at 6pm');
    await expect.poll(async () => (await talk(id)).suggestions.length).toBe(1);
    const [asked] = (await talk(id)).suggestions;
    expect(asked?.summary).toBe('Add Yoga, Mon 23 Nov, 6:00–7:00 pm, every Monday');
    expect(await titles()).toEqual([]);
    expect(await app.trpc.suggestion.accept.mutate({ id: asked?.id ?? '' })).toMatchObject({ kind: 'done' });
    const { events } = await app.trpc.schedule.list.query({
      from: '2026-11-23T00:00:00Z',
      to: '2026-12-15T00:00:00Z',
    });
    expect(events.map(({ title }) => title)).toEqual(['Yoga', 'Yoga', 'Yoga', 'Yoga']);
  });

  it('was recorded for who wants that, and nobody else', async () => {
    expect(await app.trpc.settings.abilities.query()).toEqual({ records: true });
    const plain = await callAndHangUp('Hello');
    await app.trpc.settings.update.mutate({ recordCalls: true });
    const recorded = await callAndHangUp('Hello');
    await app.trpc.settings.update.mutate({ recordCalls: false });
    expect((await talk(recorded)).recording).toEqual({ bucket: null, key: null, seconds: null });
    await expect.poll(async () => (await talk(recorded)).hasRecording).toBe(true);
    expect((await talk(recorded)).recording).toMatchObject({ bucket: 'simulated' });
    await expect.poll(async () => (await talk(plain)).afterCall).not.toBeNull();
    expect(await talk(plain)).toMatchObject({ hasRecording: false, recording: null });
  });

  it('goes at the vendor with the account', async () => {
    const person = await app.addPerson();
    const started = await person.trpc.conversation.start.mutate({});
    if (started.kind !== 'started') throw new Error(started.say);
    const { email } = await person.trpc.account.me.query();
    await person.trpc.account.delete.mutate({ email });
    const there = () => app.tavus.control.conversations().map((one) => one.conversation_id);
    await expect.poll(there).not.toContain(started.tavusConversationId);
    expect(await app.query('select 1 from conversations where owner_id = $1', [person.personId])).toEqual([]);
  });
});
