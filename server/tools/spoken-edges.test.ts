import { describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { testDesk } from '#server/testing/test-desk.ts';

const now = '2026-11-20T09:00:00Z'; // Friday, 10:00 in Berlin
const gym = { title: 'Gym', date: 'tomorrow', start_time: '7am' };

function eventOf(outcome: Outcome) {
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${outcome.say}`);
  const event = outcome.receipt.changes[0]?.event;
  if (!event) throw new Error('no change in the receipt');
  return event;
}

describe('what people say at the edges', () => {
  it('asks when weekday and date do not fit', async () => {
    await using desk = await testDesk({ now });
    const outcome = await desk.call('add_event', { ...gym, date: 'Monday 24 November' });
    expect(outcome).toMatchObject({ kind: 'ambiguous', choices: [{}, {}] });
    expect(await desk.events()).toEqual([]);
  });

  it('keeps the zone that was said with the time', async () => {
    await using desk = await testDesk({ now });
    const outcome = await desk.call('add_event', {
      title: 'Call',
      date: 'monday',
      start_time: '10am New York time',
    });
    expect(eventOf(outcome)).toMatchObject({
      start: '2026-11-23T15:00:00Z',
      wall: { start: { time: '10:00' }, startZone: 'America/New_York' },
    });
    expect(outcome.say).toContain('New York');
  });

  it('takes null and empty texts for what a model leaves open', async () => {
    await using desk = await testDesk({ now });
    const outcome = await desk.call('add_event', { ...gym, end_time: null, place: '', duration: null });
    expect(eventOf(outcome).title).toBe('Gym');
  });

  it('does not let a birthday fill the day, unless it is said to', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', { title: 'Birthday', date: 'tomorrow', all_day: true });
    expect(await desk.call('add_event', gym)).toMatchObject({ kind: 'done' });
    await desk.call('add_event', { title: 'Away', date: 'monday', all_day: true, busy: true });
    expect(await desk.call('add_event', { ...gym, date: 'monday' })).toMatchObject({ kind: 'conflict' });
  });

  it('says whether an hour or a day is free, and what is in the way', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', { ...gym, start_time: '14:00' });
    const asked = { on: 'tomorrow', free: true };
    const free = await desk.call('list_events', { ...asked, at: '10' });
    expect(free.say).toBe('You are free tomorrow at 10:00 am: nothing is on your calendar then.');
    const taken = await desk.call('list_events', { ...asked, at: '2pm' });
    expect(taken.say).toBe('You are not free tomorrow at 2:00 pm: Gym is tomorrow 2:00–3:00 pm.');
    expect(await desk.call('list_events', { ...asked, at: '11am', until: '2pm' })).toMatchObject({
      say: 'You are free tomorrow from 11:00 am to 2:00 pm: nothing is on your calendar then.',
      receipt: { data: { from: '2026-11-21T10:00:00Z', to: '2026-11-21T13:00:00Z', events: [] } },
    });
    expect((await desk.call('list_events', asked)).say).toMatch(/^You are not free tomorrow: Gym is/);
    expect((await desk.call('list_events', { on: 'monday', free: true })).say).toBe(
      'You are free on Mon 23 Nov: nothing is on your calendar then.',
    );
  });

  it('says a birthday when a day is free but for it', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', { title: 'Birthday', date: 'tomorrow', all_day: true });
    expect((await desk.call('list_events', { on: 'tomorrow', free: true })).say).toBe(
      'You are free tomorrow. Birthday is tomorrow, all day, and takes no time.',
    );
  });

  it('tells the next event alone', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', { ...gym, date: 'monday' });
    await desk.call('add_event', gym);
    const next = await desk.call('list_events', { next: true });
    expect(next.say).toBe('Next is Gym: tomorrow 7:00–8:00 am.');
    expect(next).toMatchObject({ receipt: { data: { events: [{ title: 'Gym' }] } } });
  });

  it('moves a bare hour to the half of the day in which such events are', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', { title: 'Dentist', date: 'tomorrow', start_time: '16:00' });
    await desk.call('add_event', { title: 'Dinner', date: 'monday', start_time: '19:00' });
    const dentist = await desk.call('move_event', { event: 'dentist', to_time: '9' });
    expect(eventOf(dentist).wall.start.time).toBe('09:00');
    const later = await desk.call('move_event', { event: 'dentist', to_time: '5' });
    expect(eventOf(later).wall.start.time).toBe('17:00');
    const dinner = await desk.call('move_event', { event: 'dinner', to_time: '9' });
    expect(eventOf(dinner).wall.start.time).toBe('21:00');
  });

  it('answers a question about one thing about that thing, not about everything', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', gym);
    const asked = { from: 'today', to: 'sunday', about: 'dentist' };
    expect(await desk.call('list_events', asked)).toMatchObject({
      say: 'Nothing called “dentist” is on your calendar from today to Sun 22 Nov.',
    });
    expect(await desk.call('list_events', { ...asked, about: 'the gym' })).toMatchObject({
      receipt: { data: { events: [{ title: 'Gym' }] } },
    });
  });

  it('takes back a removal beside what it overlapped with consent, not over what came since', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', gym);
    await desk.call('add_event', { ...gym, title: 'Call', allow_overlap: true }, { byHand: true });
    await desk.call('remove_event', { event: 'Gym' });
    const inTurn = (personTurns: number) => ({ conversation: { ...desk.conversation, personTurns } });
    expect(await desk.call('undo_change', {}, inTurn(1))).toMatchObject({ kind: 'done' });
    await desk.call('remove_event', { event: 'Gym' });
    await desk.call('move_event', { event: 'Call', to_time: '7:30' });
    const removal = (await desk.changes()).findLast((change) => change.kind === 'remove');
    const refused = await desk.call('undo_change', { version: removal?.version }, inTurn(2));
    expect(refused).toMatchObject({ kind: 'conflict', with: [{ title: 'Call' }] });
  });

  it('says what is wrong in words, without the words of a library', async () => {
    await using desk = await testDesk({ now });
    const outcome = await desk.call('add_event', { title: '', date: 7, when: 'now' });
    expect(outcome).toMatchObject({
      kind: 'invalid',
      say: 'I could not work that out. Could you say it in other words?',
      problems: [
        { problem: '“title” is missing.' },
        { problem: '“date” must be text.' },
        { problem: 'There is no field “when”.' },
      ],
    });
  });

  it('takes an evening that ends after midnight, and a day that ends at 24:00', async () => {
    await using desk = await testDesk({ now });
    const evening = await desk.call('add_event', { ...gym, start_time: '22:00', end_time: '02:00' });
    expect(eventOf(evening).wall.end).toEqual({ date: '2026-11-22', time: '02:00' });
    const late = await desk.call('add_event', {
      ...gym,
      date: 'sunday',
      start_time: '22:00',
      end_time: '24:00',
    });
    expect(eventOf(late).wall.end).toEqual({ date: '2026-11-23', time: '00:00' });
  });

  it('goes on undoing past what was done to an event that is gone', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', gym);
    const lunch = await desk.call('add_event', { title: 'Lunch', date: 'tomorrow', start_time: '12:00' });
    await desk.call('move_event', { event: 'Lunch', to_time: '13:00' });
    if (lunch.kind !== 'done') throw new Error(lunch.say);
    await desk.call('undo_change', { version: lunch.receipt.version });
    expect((await desk.events()).map(({ title }) => title)).toEqual(['Gym']);
    expect(await desk.call('undo_change', {})).toMatchObject({ kind: 'done' });
    expect(await desk.events()).toEqual([]);
  });
});

describe('many at once', () => {
  it('lets one of 64 writers have a slot, without consent', async () => {
    await using desk = await testDesk({ now });
    const outcomes = await Promise.all(
      Array.from({ length: 64 }, (_, index) => desk.call('add_event', { ...gym, title: `Writer ${index}` })),
    );
    const kinds = outcomes.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'done')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(63);
    expect(await desk.events()).toHaveLength(1);
  });

  it('gives gap-free versions in commit order to writers who do not clash', async () => {
    await using desk = await testDesk({ now });
    const outcomes = await Promise.all(
      Array.from({ length: 24 }, (_, hour) =>
        desk.call('add_event', {
          title: `Hour ${hour}`,
          date: '2026-12-01',
          start_time: `${String(hour).padStart(2, '0')}:00`,
        }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 24 }, () => 'done'));
    expect((await desk.changes()).map(({ version }) => version)).toEqual(
      Array.from({ length: 24 }, (_, i) => i + 1),
    );
  });
});
