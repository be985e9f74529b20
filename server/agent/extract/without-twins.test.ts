import { expect, it } from 'vitest';
import type { Weighed } from './weighed.ts';
import { rivalsIn, twinsIn } from './without-twins.ts';

type One = { title: string; date: string; start: string; text: string; turn?: number };

function toDo({ title, date, start, text, turn = 0 }: One): Weighed {
  return {
    kind: 'do',
    proposal: { title },
    wish: { tool: 'add_event', arguments: { date }, start },
    quote: { turn, from: 0, to: text.length, text },
    event: null,
  } as unknown as Weighed;
}

const call = { title: 'Call with Mei', date: '2026-12-03' };
const whole = toDo({ ...call, start: '2026-12-03T15:00:00Z', text: 'ten in the morning New York time' });
const part = toDo({ ...call, start: '2026-12-03T09:00:00Z', text: 'ten in the morning' });
const later = toDo({ ...call, start: '2026-12-03T13:00:00Z', text: 'at two', turn: 4 });

it('of two that read the same words the one that read fewer is asked', () =>
  expect(twinsIn([whole, part])).toEqual(new Set([part])));

it('of two that read different words both are asked', () =>
  expect(twinsIn([whole, later])).toEqual(new Set([whole, later])));

it('another day, another name and the same time are no twins', () => {
  const nextDay = toDo({ ...call, date: '2026-12-04', start: '2026-12-04T15:00:00Z', text: 'then', turn: 2 });
  const other = toDo({ ...call, title: 'Dentist', start: '2026-12-03T16:00:00Z', text: 'at four', turn: 2 });
  expect(twinsIn([whole, nextDay, other, whole]).size).toBe(0);
});

it('two different things to begin at once are both asked', () => {
  const joke = toDo({ ...call, title: 'Coronation', start: '2026-12-03T13:00:00Z', text: 'at two', turn: 0 });
  expect(rivalsIn([joke, later])).toEqual(new Set([joke, later]));
  expect(rivalsIn([joke, whole]).size).toBe(0);
});
