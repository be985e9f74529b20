import { describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { event } from './claims/facts.testing.ts';
import { createTurnOutcomes } from './turn-outcomes.ts';

const at = '2026-11-20T09:00:00Z';
const added = (title: string): Outcome => ({
  kind: 'done',
  say: `${title} is added.`,
  receipt: { version: 1, changes: [{ kind: 'add', event: event(title, '2026-11-21', { time: '09:00' }) }] },
});
const missing = (say: string): Outcome => ({ kind: 'not-found', say });
const turn = (...personWords: string[]) => createTurnOutcomes({ before: [], personWords });

describe('what the calls of a turn were answered', () => {
  it('stands in the order they were asked for, whichever was quicker', () => {
    const outcomes = turn('gym and yoga');
    const gym = outcomes.expect({ tool: 'add_event', args: { title: 'Gym' } });
    const yoga = outcomes.expect({ tool: 'add_event', args: { title: 'Yoga' } });
    yoga(added('Yoga'), at);
    expect(outcomes.known().map(({ outcome }) => outcome.say)).toEqual(['Yoga is added.']);
    gym(added('Gym'), at);
    expect(outcomes.known().map(({ outcome }) => outcome.say)).toEqual(['Gym is added.', 'Yoga is added.']);
    expect(outcomes.leftToTell('Fine.')).toEqual(['Gym is added.', 'Yoga is added.']);
  });

  it('is told for each wish that was not spoken of', () => {
    const outcomes = turn('delete the spa day and add yoga');
    outcomes.expect({ tool: 'remove_event', args: { event: 'spa day' } })(
      missing('There is no spa day.'),
      at,
    );
    outcomes.expect({ tool: 'add_event', args: { title: 'Yoga' } })(added('Yoga'), at);
    expect(outcomes.leftToTell('Yoga is added.')).toEqual(['There is no spa day.']);
    expect(outcomes.leftToTell('Yoga is added, and I found no spa day.')).toEqual([]);
  });

  it('is not told of a call that was mended later', () => {
    const outcomes = turn('move the dentist to four');
    outcomes.expect({ tool: 'move_event', args: { event: 'dentist on Monday' } })(
      missing('There is none.'),
      at,
    );
    outcomes.expect({ tool: 'move_event', args: { event: 'dentist' } })(added('Dentist'), at);
    expect(outcomes.leftToTell('Dentist is moved.')).toEqual([]);
  });
});

describe('a refusal of a call the model made up', () => {
  it.each([
    ['an event nobody spoke of', { event: 'sailing trip' }],
    ['an id from nowhere', { event: '0b0e8b0a-6f9f-4b57-9f4e-1f1c1e8e2a11' }],
  ])('has no words for the person: %s', (_what, args) => {
    const outcomes = turn('move the vet to eleven');
    outcomes.expect({ tool: 'move_event', args: { event: 'vet' } })(added('Vet'), at);
    outcomes.expect({ tool: 'remove_event', args })(missing('That event is not on your calendar.'), at);
    expect(outcomes.known().map(({ outcome }) => outcome.say)).toEqual(['Vet is added.', '']);
    expect(outcomes.leftToTell('Vet is added.')).toEqual([]);
  });

  it('has them where the person named it', () => {
    const outcomes = turn('cancel the sailing trip');
    outcomes.expect({ tool: 'remove_event', args: { event: 'sailing trip' } })(missing('There is none.'), at);
    expect(outcomes.known()[0]?.outcome.say).toBe('There is none.');
  });
});
