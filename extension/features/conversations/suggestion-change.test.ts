import { expect, it } from 'vitest';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import { changeableOf, changeOf, pickOf } from './suggestion-change.ts';

const suggestion = (over: Partial<Suggestion>): Suggestion => ({
  id: 's1',
  conversationId: 'c1',
  tool: 'add_event',
  arguments: { title: 'Lunch', date: '2026-11-27', start_time: '12:00' },
  summary: 'Add Lunch',
  why: 'unsure',
  question: 'Is that so?',
  choices: [],
  quote: { turn: 0, text: 'maybe lunch', from: 0, to: 11 },
  state: 'open',
  outcome: null,
  at: '2026-11-20T15:00:00Z',
  ...over,
});

it('what is complete needs a yes and nothing else', () => {
  expect(changeableOf(suggestion({})).missing).toEqual([]);
});

it('asks for the time that was not said, and for the day that was vague', () => {
  const noTime = suggestion({ why: 'vague-time', arguments: { title: 'Lunch', date: '2026-11-27' } });
  expect(changeableOf(noTime).missing).toEqual(['time']);
  const noDay = suggestion({ why: 'vague-day', arguments: { title: 'Lunch' } });
  expect(changeableOf(noDay).missing).toEqual(['date']);
});

it('sends only what was changed, by the names of the tool', () => {
  const open = changeableOf(suggestion({}));
  expect(changeOf(open, { ...open.values, time: '13:00' })).toEqual({ start_time: '13:00' });
  const move = changeableOf(
    suggestion({ tool: 'move_event', arguments: { event: 'gym', to_date: '2026-11-27', to_time: '08:00' } }),
  );
  expect(move.fields).toEqual(['date', 'time']);
  expect(changeOf(move, { ...move.values, date: '2026-11-28' })).toEqual({ to_date: '2026-11-28' });
});

it('a question that is answered by a choice has no fields', () => {
  const which = suggestion({
    tool: 'move_event',
    why: 'ambiguous',
    choices: [{ label: 'Gym', value: 'e1' }],
  });
  expect(changeableOf(which)).toMatchObject({ fields: [], missing: [] });
});

it('hours to choose from leave room for another one, and demand none', () => {
  const hours = suggestion({
    why: 'vague-time',
    arguments: { title: 'Water the plants', date: '2026-11-26' },
    choices: [{ label: '8:00 am', value: '08:00' }],
  });
  const open = changeableOf(hours);
  expect(open).toMatchObject({ fields: ['time'], missing: [] });
  expect(changeOf(open, { ...open.values, time: '09:30' })).toEqual({ start_time: '09:30' });
});

it('sends a choice as what it is: an event, a day, or a time', () => {
  expect(pickOf('remove_event', 'e1')).toEqual({ event: 'e1' });
  expect(pickOf('add_event', '20:00')).toEqual({ start_time: '20:00' });
  expect(pickOf('move_event', '20:00')).toEqual({ to_time: '20:00' });
  expect(pickOf('add_event', '2026-11-27')).toEqual({ date: '2026-11-27' });
});
