/**
 * People go on speaking, and Tavus asks again: requests of one talk that overlap, on one server and
 * on two, over real sockets with a model that takes its time. What is counted is what is stored.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ScriptItem } from '#server/simulators/anthropic/script.ts';
import { fault, say, useTool } from '#server/simulators/anthropic/script.ts';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp, TestConversation } from '#server/testing/test-app.ts';
import { askLlm, assistant, user } from './ask-llm.testing.ts';
import type { Message } from './ask-llm.testing.ts';

const now = '2026-11-20T09:00:00Z'; // Friday, 10:00 in Berlin
let app: TestApp;
let other: TestApp;
let talk: TestConversation;
beforeAll(async () => {
  app = await startTestApp({ now, anthropic: true });
  other = await startTestApp({ now, anthropic: true, databaseUrl: app.databaseUrl });
});
afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});
beforeEach(async () => {
  talk = await app.addConversation(app.personId);
  await app.query(`update conversations set brain = 'custom-llm' where id = $1`, [talk.id]);
  for (const one of [app, other]) one.clock.advance(10_000);
});
afterEach(async () => {
  for (const { anthropic } of [app, other]) {
    anthropic.control.unscript();
    anthropic.control.release();
    anthropic.control.clearJournal();
  }
  await app.query('delete from events');
});

const script = (on: TestApp, ...items: ScriptItem[]) => on.anthropic.control.script(...items);
const ask = (on: TestApp, messages: Message[], signal?: AbortSignal) =>
  askLlm(on, { conversation: talk.vendorId, messages, ...(signal ? { signal } : {}) });
const gymAt = (time: string, over = {}) =>
  useTool('add_event', { title: 'Gym', date: 'tomorrow', start_time: time, ...over });
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Nobody waits for the held answer any more, so nothing can come of it. */
const hungUp = (on: TestApp) =>
  expect.poll(() => on.anthropic.control.journal().map(({ error }) => error)).toContain('hung up');
/** The model is at it: so many items of its script are left. */
const left = (on: TestApp, count: number) =>
  expect.poll(() => on.anthropic.control.left().length, { timeout: 40_000, interval: 5 }).toBe(count);
async function stored(): Promise<string[]> {
  const rows = await app.query<{ title: string; start_wall: string }>(
    `select title, to_char(start_wall, 'HH24:MI') as start_wall from events where owner_id = $1 order by starts_at`,
    [app.personId],
  );
  return rows.map(({ title, start_wall: at }) => `${title} ${at}`);
}
const told = (on: TestApp) => JSON.stringify(on.anthropic.control.journal().at(-1)?.body);

describe('a turn that is overtaken before it stored anything', () => {
  it('stores nothing any more: on one server it is stopped', async () => {
    script(app, fault('held'), gymAt('7 am'), gymAt('8 am'), say('Gym is added.'));
    const older = ask(app, [user('Add gym tomorrow at 7')]);
    await left(app, 2);
    const newer = await ask(app, [user('Add gym tomorrow at 7 no at 8')]);
    expect(newer).toMatchObject({ status: 200, isDone: true });
    expect(await older).toMatchObject({ isDone: true, text: '' });
    await hungUp(app);
    expect(await stored()).toEqual(['Gym 08:00']);
  });

  it('stores nothing any more: on another server the door refuses it', async () => {
    // The older turn's model answers when the newer turn is over.
    script(app, fault('held'), gymAt('7 am'), say('Gym is added.'));
    const older = ask(app, [user('Add gym tomorrow at 7')]);
    await left(app, 1);
    script(other, gymAt('8 am'), say('Gym is added: tomorrow 8:00–9:00 am.'));
    const newer = await ask(other, [user('Add gym tomorrow at 7 no at 8')]);
    expect(newer.text).toContain('Gym is added: tomorrow 8:00–9:00 am.');
    app.anthropic.control.release();
    expect((await older).text).not.toMatch(/added/);
    expect(await stored()).toEqual(['Gym 08:00']);
  });
});

describe('a turn that is overtaken after it stored something', () => {
  const first = [user('Add gym tomorrow at 7')];
  const grown = [user('Add gym tomorrow at 7 no at 8')];

  it.each([
    ['the same server', () => app],
    ['another server', () => other],
  ])('hands it to the newer one on %s, which amends it', async (_name, server) => {
    const on = server();
    script(app, gymAt('7 am'), fault('held'), say('Gym is added: tomorrow 7:00–8:00 am.'));
    const older = ask(app, first);
    await left(app, 0);
    expect(await stored()).toEqual(['Gym 07:00']);
    app.anthropic.control.unscript();
    script(
      on,
      useTool('move_event', { event: 'gym', to_time: '8 am' }),
      say('Gym is moved: tomorrow 8:00–9:00 am.'),
    );
    const newer = await ask(on, grown);
    expect(newer.text).toContain('Gym is moved: tomorrow 8:00–9:00 am.');
    app.anthropic.control.release();
    await older;
    expect(await stored()).toEqual(['Gym 08:00']);
    const [request] = on.anthropic.control
      .journal()
      .filter(({ body }) => JSON.stringify(body).includes('no at 8'));
    const [event] = await app.query<{ id: string }>('select id from events');
    expect(JSON.stringify(request?.body)).toContain('Stored a moment ago');
    expect(JSON.stringify(request?.body)).toContain(
      `Gym is added: tomorrow 7:00–8:00 am. (add ${event?.id})`,
    );
  });

  it('does not do it twice when the newer one asks for the very same', async () => {
    script(app, gymAt('7 am'), say('Gym is added: tomorrow 7:00–8:00 am.'));
    await ask(app, first);
    script(app, gymAt('7:00'), say('Gym is added: tomorrow 7:00–8:00 am.'));
    const again = await ask(app, [user('Add gym tomorrow at 7 please')]);
    expect(again.text).toContain('Gym is added');
    expect(await stored()).toEqual(['Gym 07:00']);
  });

  it('is the beginning of the same wish: a model that asks for all of it anew amends what stands', async () => {
    script(app, gymAt('7 am'), say('Gym is added: tomorrow 7:00–8:00 am.'));
    await ask(app, first);
    script(app, gymAt('7 am', { remind_minutes_before: [15] }), say(' '));
    const newer = await ask(app, [user('Add gym tomorrow at 7 and remind me 15 minutes before')]);
    expect(newer.text).toBe('Gym is added: tomorrow 7:00–8:00 am. Reminder: 15 minutes before.');
    expect(await stored()).toEqual(['Gym 07:00']);
    expect(await app.query('select reminders from events')).toEqual([{ reminders: [15] }]);
  });

  it('moves where the person corrected the time, although the model adds it once more', async () => {
    script(app, gymAt('7 am'), say('Gym is added: tomorrow 7:00–8:00 am.'));
    await ask(app, first);
    script(app, gymAt('8 am'), say(' '));
    expect((await ask(app, grown)).text).toBe('Gym is added: tomorrow 8:00–9:00 am.');
    expect(await stored()).toEqual(['Gym 08:00']);
  });

  it('stays beside a second thing that the person went on to ask for', async () => {
    script(app, gymAt('7 am'), say('Gym is added: tomorrow 7:00–8:00 am.'));
    await ask(app, first);
    script(app, gymAt('9 am'), say(' '));
    await ask(app, [user('Add gym tomorrow at 7 and once more at 9')]);
    expect(await stored()).toEqual(['Gym 07:00', 'Gym 09:00']);
  });

  it('is told of once more where it was taken off', async () => {
    await app.callTool(
      'add_event',
      { title: 'Gym', date: 'tomorrow', start_time: '7am' },
      { conversation: talk },
    );
    const off = useTool('remove_event', { event: 'gym' });
    script(app, off, say('Gym is removed. It was tomorrow 7:00–8:00 am.'));
    await ask(app, [user('Cancel the gym')]);
    script(app, useTool('remove_event', { event: 'the gym', on: 'tomorrow' }), say(' '));
    const newer = await ask(app, [user('Cancel the gym tomorrow please')]);
    expect(newer.text).toBe('Gym is removed. It was tomorrow 7:00–8:00 am.');
  });

  it('is not mentioned again once the person has heard it', async () => {
    script(app, gymAt('7 am'), say('Gym is added: tomorrow 7:00–8:00 am.'));
    const { text } = await ask(app, first);
    app.clock.advance(4_000);
    script(app, say('You are welcome.'));
    await ask(app, [...first, assistant(text), user('Thanks')]);
    expect(told(app)).not.toContain('Stored a moment ago');
  });
});

describe('the same request again', () => {
  it('is answered from what was stored, also when the model now words its call otherwise', async () => {
    const words = [user('Add gym tomorrow at 7 and yoga at 9')];
    const yoga = useTool('add_event', { title: 'Yoga', date: 'tomorrow', start_time: '9 am' });
    script(app, gymAt('7 am'), fault('held'), yoga, say('Both are added.'));
    const cut = new AbortController();
    const first = ask(app, words, cut.signal).catch(() => null);
    await left(app, 1);
    expect(await stored()).toEqual(['Gym 07:00']);
    cut.abort();
    await first;
    await hungUp(app);
    app.anthropic.control.unscript();
    script(
      app,
      gymAt('7 am'),
      yoga,
      say('Gym is added: tomorrow 7:00–8:00 am. Yoga is added: tomorrow 9:00–10:00 am.'),
    );
    await ask(app, words);
    expect(await stored()).toEqual(['Gym 07:00', 'Yoga 09:00']);
    const calls = await app.query('select from calls where conversation_id = $1', [talk.id]);
    expect(calls).toHaveLength(2);
  });
});

describe('a connection that is gone', () => {
  it('stops its turn before the write', async () => {
    script(app, fault('held'), gymAt('7 am'), say('Gym is added.'));
    const cut = new AbortController();
    const gone = ask(app, [user('Add gym tomorrow at 7')], cut.signal).catch(() => null);
    await left(app, 1);
    cut.abort();
    await gone;
    await hungUp(app);
    expect(await stored()).toEqual([]);
  });
});

describe('many requests of one talk at once, on two servers', () => {
  it('end in one effect: the newest turn’s', async () => {
    const words = 'please add gym tomorrow at seven in the morning for one hour'.split(' ');
    const guesses = words.map((_word, index) => words.slice(0, index + 1).join(' '));
    for (const one of [app, other]) {
      one.anthropic.control.setMood({ always: { kind: 'slow', ms: 60 } });
    }
    const answers = guesses.map(async (guess, index) => {
      await wait(25 * index);
      const on = index % 2 === 0 ? app : other;
      // Rules answer: what a guess means follows from its words.
      return ask(on, [user(guess)]);
    });
    const all = await Promise.all(answers);
    for (const one of [app, other]) one.anthropic.control.setMood({ always: null });
    expect(all.every(({ status, isDone }) => status === 200 && isDone)).toBe(true);
    expect(await stored()).toEqual(['Gym 07:00']);
    expect(all.at(-1)?.text).toContain('Gym');
  });
});
