import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDesk } from '#server/testing/test-desk.ts';

// Friday, 10:00 in Berlin.
const now = '2026-11-20T09:00:00Z';
const gym = { title: 'Gym', date: '2026-11-25', start_time: '07:00', end_time: '08:00' };

/** A model puts what was said in one breath into fields: together they mean what they meant in it. */
describe('words that were said together and come in fields', () => {
  let desk: Awaited<ReturnType<typeof testDesk>>;
  beforeAll(async () => {
    desk = await testDesk({ now });
  });
  afterAll(() => desk[Symbol.asyncDispose]());

  /** Each with a calendar of its own. */
  async function answer(tool: string, args: Record<string, unknown>, before?: Record<string, unknown>) {
    const personId = await desk.addPerson('Europe/Berlin');
    const by = { byHand: true as const, personId };
    if (before) await desk.call('add_event', before, by);
    return desk.call(tool, args, by);
  }

  it.each([
    [{ title: 'Dinner', date: 'tomorrow', start_time: '8' }, 'tomorrow 8:00–9:00 pm'],
    [{ title: 'Gym', date: 'tomorrow', start_time: '7' }, 'tomorrow 7:00–8:00 am'],
    [{ title: 'Reading', date: 'tomorrow evening', start_time: '8' }, 'tomorrow 8:00–9:00 pm'],
    [{ title: 'Reading', date: 'tonight', start_time: 'nine' }, 'today 9:00–10:00 pm'],
    [{ title: 'Party', date: 'Saturday', start_time: '6pm', end_time: '8' }, 'tomorrow 6:00–8:00 pm'],
    [{ title: 'Work', date: 'Sunday', start_time: '9', end_time: '5' }, '9:00 am–5:00 pm'],
    [{ title: 'Shift', date: 'Sunday', start_time: '23:00', end_time: '1' }, 'Mon 23 Nov, 1:00 am'],
  ])('adds %j at %s', async (args, when) => {
    const outcome = await answer('add_event', args);
    expect(outcome.kind).toBe('done');
    expect(outcome.say).toContain(when);
  });

  it('asks which half of the day where nothing tells, and which day of a week', async () => {
    const half = await answer('add_event', { title: 'Call', date: 'Thursday', start_time: '7' });
    expect(half).toMatchObject({ kind: 'ambiguous', choices: [{ value: '07:00' }, { value: '19:00' }] });
    const day = await answer('add_event', { title: 'Dentist', date: 'next week', start_time: '3pm' });
    expect(day).toMatchObject({ kind: 'needs', fields: ['date'], say: 'Which day next week?' });
  });

  it.each([
    [{ to_date: 'a week later' }, 'Wed 2 Dec, 7:00–8:00 am'],
    [{ to_date: 'the day after' }, 'Thu 26 Nov, 7:00–8:00 am'],
    [{ to_date: 'next week' }, 'Wed 25 Nov'],
    [{ to_time: 'half an hour earlier' }, 'Wed 25 Nov, 6:30–7:30 am'],
    [{ to_date: 'Thursday evening', to_time: '8' }, 'Thu 26 Nov, 8:00–9:00 pm'],
    [{ to_time: '7', to_end_time: '9' }, '7:00–9:00 am'],
  ])('moves by %j to %s', async (args, when) => {
    const outcome = await answer('move_event', { event: 'the gym', ...args }, gym);
    expect(outcome.say).toContain(when);
  });

  it.each([
    [{ duration: 'half an hour longer' }, '7:00–8:30 am'],
    [{ duration: '15 minutes shorter' }, '7:00–7:45 am'],
    [{ duration: 'half an hour' }, '7:00–7:30 am'],
    [{ remind_minutes_before: 'half an hour' }, 'Reminder: 30 minutes before.'],
    [{ remind_minutes_before: ['a day', 10] }, 'Reminder: 1 day before and 10 minutes before.'],
  ])('changes by %j: %s', async (args, said) => {
    const outcome = await answer('update_event', { event: 'gym', ...args }, gym);
    expect(outcome.say).toContain(said);
  });

  it('looks ahead for one thing, and only at the part of the day that was asked for', async () => {
    expect((await answer('list_events', { about: 'gym' }, gym)).say).toContain('Gym, Wed 25 Nov');
    expect((await answer('list_events', { about: 'opera', next: true }, gym)).say).toContain(
      'called “opera”',
    );
    const afternoon = { on: 'Wednesday afternoon', free: true };
    expect((await answer('list_events', afternoon, gym)).say).toBe(
      'You are free on Wed 25 Nov in the afternoon: nothing is on your calendar then.',
    );
    const late = await answer('find_time', { on: 'Monday evening' });
    expect(late.say).toContain('Mon 23 Nov, 6:00–7:00 pm');
  });

  it('tells when somebody is reminded, and what has no reminder', async () => {
    const asked = { reminders: true };
    expect((await answer('list_events', asked, gym)).say).toMatch(/^No reminder is set/);
    expect((await answer('list_events', { ...asked, about: 'gym' }, gym)).say).toBe(
      'Gym is Wed 25 Nov, 7:00–8:00 am. It has no reminder.',
    );
    const set = { ...gym, remind_minutes_before: 60 };
    expect((await answer('list_events', asked, set)).say).toBe(
      'Gym is Wed 25 Nov, 7:00–8:00 am. Reminder: 1 hour before.',
    );
  });
});
