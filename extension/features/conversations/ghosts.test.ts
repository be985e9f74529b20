import { describe, expect, it } from 'vitest';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import { ghostsOf, suggestionIdOf } from './ghosts.ts';

const timeZone = 'America/New_York';
const gym = draftEvent(
  'e1',
  { title: 'Gym', start: { date: '2026-11-20', time: '07:00' }, end: { date: '2026-11-20', time: '08:30' } },
  timeZone,
);
const events = new Map([['e1', gym]]);
const ghostFor = (tool: string, args: Record<string, unknown>, over: Partial<Suggestion> = {}) =>
  ghostsOf(
    [
      {
        id: 's1',
        conversationId: 'c1',
        tool,
        arguments: args,
        summary: '',
        why: 'unsure',
        question: '',
        choices: [],
        quote: { turn: 0, text: '', from: 0, to: 0 },
        state: 'open',
        outcome: null,
        at: '2026-11-20T15:00:00Z',
        ...over,
      },
    ],
    { events, timeZone },
  )[0];

describe('a question on the schedule', () => {
  it('stands where it would be, for an hour when no length was said', () => {
    expect(ghostFor('add_event', { title: 'Lunch', date: '2026-11-27', start_time: '12:00' })).toMatchObject({
      title: 'Lunch',
      start: '2026-11-27T17:00:00Z',
      end: '2026-11-27T18:00:00Z',
      isSuggested: true,
    });
  });

  it('is in nothing’s way', () => {
    expect(ghostFor('add_event', { title: 'Lunch', date: '2026-11-27', start_time: '12:00' })?.busy).toBe(
      false,
    );
  });

  it('keeps the zone it was said in', () => {
    const args = { title: 'Call', date: '2026-11-27', start_time: '12:00', time_zone: 'Europe/Madrid' };
    expect(ghostFor('add_event', args)?.start).toBe('2026-11-27T11:00:00Z');
  });

  it('covers its last day when it is about whole days', () => {
    const args = { title: 'Fair', date: '2026-11-27', end_date: '2026-11-28', all_day: true };
    expect(ghostFor('add_event', args)?.wall.end.date).toBe('2026-11-29');
  });

  it('of a move is as long as what would be moved', () => {
    expect(ghostFor('move_event', { event: 'e1', to_date: '2026-11-21', to_time: '08:00' })).toMatchObject({
      title: 'Gym',
      start: '2026-11-21T13:00:00Z',
      end: '2026-11-21T14:30:00Z',
    });
  });

  it.each([
    ['no time', 'add_event', { title: 'Lunch', date: '2026-11-27' }],
    ['no day', 'add_event', { title: 'Lunch', start_time: '12:00' }],
    ['words for a day', 'add_event', { title: 'Lunch', date: 'friday', start_time: '12:00' }],
    ['an event that is not known', 'move_event', { event: 'x', to_date: '2026-11-21', to_time: '08:00' }],
    ['a removal', 'remove_event', { event: 'e1' }],
  ])('is not drawn with %s', (_why, tool, args) => {
    expect(ghostFor(tool, args)).toBeUndefined();
  });

  it('is told from a real event', () => {
    expect(suggestionIdOf('e1')).toBeNull();
    const ghost = ghostFor('add_event', { title: 'Lunch', date: '2026-11-27', start_time: '12:00' });
    expect(suggestionIdOf(ghost?.id ?? '')).toBe('s1');
  });
});
