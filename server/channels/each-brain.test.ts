/**
 * Three brains, one story: the simulated Tavus calls us, or the panel relays, or our own model
 * answers. The person hears the same, the calendar is the same.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';
import { holdCall } from './hold-call.testing.ts';

const now = '2026-11-20T09:00:00Z'; // Friday, 10:00 in Berlin
const brains = ['custom-llm', 'tavus-tools', 'relay'] as const;

describe.each(brains)('with the brain %s', (brain) => {
  let app: TestApp;
  beforeAll(async () => {
    // Where there is a model of ours, it is what speaks without being asked for.
    const env: Record<string, string> = brain === 'custom-llm' ? {} : { TAVUS_BRAIN: brain };
    app = await startTestApp({ now, tavus: true, anthropic: true, env });
  });
  afterAll(() => app[Symbol.asyncDispose]());
  afterEach(async () => {
    app.tavus.control.clearFaults();
    await app.query('delete from events');
  });
  const stored = async () => {
    const rows = await app.query<{ title: string; at: string }>(
      `select title, to_char(start_wall, 'HH24:MI') as at from events order by starts_at`,
    );
    return rows.map(({ title, at }) => `${title} ${at}`);
  };

  it('a person adds, moves, clashes and takes back', async () => {
    await using call = await holdCall(app);
    expect(call.brain).toBe(brain);
    expect(await call.say('Add gym at 7am tomorrow')).toContain('Gym is added: tomorrow 7:00–8:00 am.');
    expect(await stored()).toEqual(['Gym 07:00']);
    expect(await call.say('Move gym to 8')).toContain('Gym is moved: tomorrow 8:00–9:00 am.');
    expect(await call.say('Add dentist tomorrow at 8:30am')).toContain(
      'Not added: Gym is tomorrow 8:00–9:00 am.',
    );
    expect(await stored()).toEqual(['Gym 08:00']);
    expect(await call.say('undo that')).toContain('Gym is as it was: tomorrow 7:00–8:00 am.');
    expect(await stored()).toEqual(['Gym 07:00']);
    const { calls } = await app.trpc.conversation.get.query({ conversationId: call.conversationId });
    const channel = brain === 'relay' ? 'daily-relay' : brain;
    expect(new Set(calls.map((one) => one.channel))).toEqual(new Set([channel]));
  });

  it('a correction is of what was said before, across turns and in one breath', async () => {
    await using call = await holdCall(app);
    await call.say('Put the dentist on Thursday at three');
    await call.say('no, four');
    await call.say('and remind me of that meeting');
    await call.say('Gym tomorrow at seven am … no, eight');
    await call.say('half an hour longer');
    const rows = await app.query<{ told: string }>(
      `select title || ' ' || to_char(start_wall, 'HH24:MI') || '-' || to_char(end_wall, 'HH24:MI') || ' ' ||
              reminders::text as told from events order by starts_at`,
    );
    expect(rows.map(({ told }) => told)).toEqual(['Gym 08:00-09:30 []', 'Dentist 16:00-17:00 [15]']);
  });

  it('does what can be done although another order fails, and asks last what is left open', async () => {
    await using call = await holdCall(app);
    const told = await call.say(
      'Add gym at 7am tomorrow and cancel the sailing course and add lunch on Monday at noon',
    );
    expect(told).toContain('There is no “sailing course”');
    expect(await stored()).toEqual(['Gym 07:00', 'Lunch 12:00']);
    await call.say('Add gym at 9am tomorrow');
    expect(await call.say('Cancel the gym and add dinner on Monday at 7pm')).toMatch(
      /Dinner is added.*Which one: Gym.*\?$/s,
    );
    await call.say('the second one');
    expect(await stored()).toEqual(['Gym 07:00', 'Lunch 12:00', 'Dinner 19:00']);
  });

  it('an overlap is stored when the person says so, and not before', async () => {
    await using call = await holdCall(app);
    await call.say('Add gym at 7am tomorrow');
    expect(await call.say('Add dentist tomorrow at 7:30am')).toContain('Not added');
    expect(await stored()).toEqual(['Gym 07:00']);
    expect(await call.say('Add it anyway')).toContain('It overlaps with Gym.');
    expect(await stored()).toEqual(['Gym 07:00', 'Dentist 07:30']);
  });

  it('what is changed by hand during the call is what the persona speaks of', async () => {
    await using call = await holdCall(app);
    const added = await app.trpc.schedule.add.mutate({
      title: 'Gym',
      start: { date: '2026-11-21', time: '07:00' },
    });
    if (added.kind !== 'done') throw new Error(added.say);
    const told = () =>
      call
        .sent()
        .filter(({ event_type: type }) => type === 'conversation.append_llm_context')
        .map(({ properties }) => String(properties?.['context']));
    await expect.poll(() => told().length, { timeout: 40_000 }).toBe(1);
    expect(told()[0]).toContain('Gym is added: tomorrow 7:00–8:00 am.');
    expect(await call.say('What do I have tomorrow?')).toContain('Gym, tomorrow 7:00–8:00 am');
  });

  it('is asked before the creation of a call is answered, and starts all the same', async () => {
    app.tavus.control.setFaults({ llmBeforeAnswer: true });
    await using call = await holdCall(app);
    expect(await call.say('Add gym at 7am tomorrow')).toContain('Gym is added');
  });

  if (brain !== 'custom-llm') return;

  it('stores once, however often Tavus guesses at the sentence', async () => {
    app.tavus.control.setFaults({ speculativeRequests: true });
    await using call = await holdCall(app);
    expect(await call.say('Add gym tomorrow at 7am')).toContain('Gym is added: tomorrow 7:00–8:00 am.');
    const events = await app.query('select title from events');
    expect(events).toEqual([{ title: 'Gym' }]);
  });

  it('is not thrown by what the camera sees, nor by a rule for tags', async () => {
    app.tavus.control.setFaults({ perceptionMessages: true, emotionRule: true });
    await using call = await holdCall(app);
    expect(await call.say('Add gym tomorrow at 7am')).toContain('Gym is added: tomorrow 7:00–8:00 am.');
  });

  it('answers in time, in whole streams', async () => {
    app.tavus.control.clearJournal();
    await using call = await holdCall(app);
    await call.say('Add gym tomorrow at 7am');
    const asked = app.tavus.control.journal().filter((entry) => entry.what === 'llm');
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
