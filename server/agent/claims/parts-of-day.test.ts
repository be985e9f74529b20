/** What a tool tells of a part of a day, as it really words it: said as it is, and of that part only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deafEar, testEar } from '#server/agent/ear/ear.testing.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { checkUtterance } from './check-utterance.ts';
import { answer, facts } from './facts.testing.ts';

// Friday, 10:00 in Berlin.
const now = '2026-11-20T09:00:00Z';

describe('what a part of a day holds', () => {
  let desk: Awaited<ReturnType<typeof testDesk>>;
  beforeAll(async () => {
    desk = await testDesk({ now });
  });
  afterAll(() => desk[Symbol.asyncDispose]());

  async function told(asked: Record<string, unknown>, before: readonly Record<string, unknown>[] = []) {
    const by = { byHand: true as const, personId: await desk.addPerson('Europe/Berlin') };
    for (const event of before) await desk.call('add_event', event, by);
    const outcome = await desk.call('list_events', asked, by);
    return { say: outcome.say, known: facts({ outcomes: [answer('list_events', outcome)] }) };
  }

  const gym = { title: 'Gym', date: '2026-11-23', start_time: '07:00', end_time: '08:00' };
  const film = { title: 'Film', date: '2026-11-23', start_time: '20:00', end_time: '22:00' };
  const late = { title: 'Last train', date: '2026-11-20', start_time: '23:59', duration: 5 };

  it.each([
    [{ on: 'Monday morning' }, [film], 'Nothing is on your calendar on Mon 23 Nov in the morning.'],
    [
      { on: 'Monday', at: '00:00', until: '12:00' },
      [film],
      'Nothing is on your calendar on Mon 23 Nov in the morning.',
    ],
    [
      { on: 'Monday morning' },
      [gym, film],
      '1 event on Mon 23 Nov in the morning: Gym, Mon 23 Nov, 7:00–8:00 am.',
    ],
    [
      { on: 'Monday afternoon', free: true },
      [gym],
      'You are free on Mon 23 Nov in the afternoon: nothing is on your calendar then.',
    ],
    [
      { on: 'Monday evening', free: true },
      [film],
      'You are not free on Mon 23 Nov in the evening: Film is Mon 23 Nov, 8:00–10:00 pm.',
    ],
    [{ on: 'tomorrow morning' }, [], 'Nothing is on your calendar tomorrow morning.'],
    [{ on: 'this afternoon' }, [], 'Nothing is on your calendar this afternoon.'],
    [{ on: 'tonight' }, [late], '1 event this evening: Last train, today 11:59 pm – tomorrow 12:04 am.'],
    [
      { on: 'Monday', at: '15:00', until: '23:59' },
      [gym],
      'Nothing is on your calendar on Mon 23 Nov from 3:00 pm on.',
    ],
    [
      { on: 'Monday', at: '00:00', until: '09:00' },
      [gym],
      '1 event on Mon 23 Nov before 9:00 am: Gym, Mon 23 Nov, 7:00–8:00 am.',
    ],
  ])('is said as people say it, and may be said: %j', async (asked, before, words) => {
    const { say, known } = await told(asked, before);
    expect(say).toBe(words);
    for (const ear of [testEar, deafEar]) expect(await checkUtterance(known, say, ear)).toEqual({ ok: true });
  });

  it.each([
    ['Monday is free.', false],
    ['Your Monday is completely free.', false],
    ['You have nothing on Monday.', false],
    ['Monday afternoon is free.', false],
    ['Tomorrow morning is free.', false],
    ['Monday morning is free.', true],
    ['You have nothing on Monday morning.', true],
  ])('is nothing about the rest of it: %s', async (words, ok) => {
    const { known } = await told({ on: 'Monday morning' }, [film]);
    for (const ear of [testEar, deafEar])
      expect((await checkUtterance(known, words, ear)).ok, words).toBe(ok);
  });

  it.each([
    ['Monday evening is free.', true],
    ['Monday is free.', false],
    ['Monday afternoon is free.', false],
  ])('is that of the evening, too: %s', async (words, ok) => {
    const { known } = await told({ on: 'Monday evening' }, [gym]);
    for (const ear of [testEar, deafEar])
      expect((await checkUtterance(known, words, ear)).ok, words).toBe(ok);
  });
});
