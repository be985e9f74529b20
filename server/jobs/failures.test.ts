/** Work that is out of tries: kept with what it was about, shown to its person, run again when they ask. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ tavus: true, anthropic: true, env: { TAVUS_BRAIN: 'relay' } });
});
afterAll(() => app[Symbol.asyncDispose]());

async function hangUpAfter(words: string): Promise<string> {
  const started = await app.trpc.conversation.start.mutate({ timeZone: 'Europe/Berlin' });
  if (started.kind !== 'started') throw new Error(started.say);
  await app.tavus.control.say(started.tavusConversationId, words);
  await app.trpc.conversation.end.mutate({ conversationId: started.conversationId });
  return started.conversationId;
}
const open = () => app.trpc.failures.list.query();
const titles = async () =>
  (await app.query<{ title: string }>('select title from events')).map(({ title }) => title);

describe('work that fails', () => {
  it('that can never succeed is not tried again, and goes through once its cause is gone', async () => {
    app.anthropic.control.setMood({ always: { kind: 'bad-key' } });
    const id = await hangUpAfter('Add dentist tomorrow at 3pm');
    await expect
      .poll(async () => (await open()).map(({ work }) => work).toSorted(), { timeout: 40_000 })
      .toEqual(['analyse-call', 'read-call']);
    const failed = await open();
    expect(failed.map(({ count }) => count)).toEqual([1, 1]);
    expect(failed[0]?.payload).toMatchObject({ conversationId: id });
    expect(await titles()).toEqual([]);
    // The talk itself says that nobody is looking any more, and why.
    const unread = async () => (await app.trpc.conversation.get.query({ conversationId: id })).unreadWhy;
    expect(await unread()).toMatch(/^Anthropic does not accept the key/);
    app.anthropic.control.setMood({ always: null });
    for (const { id: failure } of failed) await app.trpc.failures.retry.mutate({ id: failure });
    await expect.poll(titles, { timeout: 40_000 }).toEqual(['Dentist']);
    await expect.poll(open, { timeout: 40_000 }).toEqual([]);
    expect(await unread()).toBeNull();
  });

  it('is nobody else’s to see or to run', async () => {
    app.anthropic.control.setMood({ always: { kind: 'bad-key' } });
    await hangUpAfter('Add gym tomorrow at 7am');
    await expect.poll(async () => (await open()).length, { timeout: 40_000 }).toBe(2);
    const stranger = await app.addPerson();
    expect(await stranger.trpc.failures.list.query()).toEqual([]);
    const [mine] = await open();
    await expect(stranger.trpc.failures.retry.mutate({ id: mine?.id ?? '' })).rejects.toThrow();
    app.anthropic.control.setMood({ always: null });
  });
});
