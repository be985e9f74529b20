import { describe, expect, it } from 'vitest';
import { maxAppMessageCharacters } from '#shared/conversation/app-message.ts';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import { fitOutcome } from './fit-outcome.ts';

const slot = (index: number): FreeSlot => {
  const at = new Date(Date.parse('2026-11-24T08:00:00Z') + index * 900_000).toISOString();
  const wall = { date: '2026-11-24', time: at.slice(11, 16) };
  return {
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    start: at,
    end: at,
    wall: { start: wall, end: wall, timeZone: 'Europe/Berlin' },
  };
};
const offer = (count: number): Outcome => {
  const slots = Array.from({ length: count }, (_, index) => slot(index));
  const said = slots.slice(0, 6);
  return {
    kind: 'done',
    say: 'Free.',
    receipt: { version: 1, changes: [], data: { minutes: 15, slots, said } },
  };
};
type Fitted = { say: string; receipt: { data: { slots: FreeSlot[]; said?: FreeSlot[]; isCut?: true } } };
const fitted = (outcome: Outcome): Fitted => JSON.parse(fitOutcome(outcome)) as Fitted;

describe('an outcome for a room', () => {
  it.each([1, 8, 16, 32, 96])('with %i free times fits, and the times that were said are in it', (count) => {
    const text = fitOutcome(offer(count));
    expect(JSON.stringify(text).length).toBeLessThan(maxAppMessageCharacters);
    const { slots, said } = fitted(offer(count)).receipt.data;
    for (let index = 0; index < Math.min(6, count); index += 1) {
      expect((said ?? slots)[index]?.id).toBe(slot(index).id);
      expect((said ?? slots)[index]?.wall.start).toEqual(slot(index).wall.start);
    }
  });

  it('is whole where it can be, and says where it is not', () => {
    expect(fitted(offer(3))).toEqual(offer(3));
    expect(fitted(offer(14)).receipt.data).toMatchObject({ slots: { length: 14 } });
    expect(fitted(offer(96)).receipt.data).toMatchObject({ slots: { length: 6 }, isCut: true });
  });

  it('is its sentence where nothing else fits', () => {
    const long = {
      kind: 'done',
      say: 'Done.',
      receipt: { version: 1, changes: [], data: 'x'.repeat(9_000) },
    };
    expect(JSON.parse(fitOutcome(long as Outcome))).toEqual({ kind: 'done', say: 'Done.' });
  });

  it('names the nearest times too', () => {
    const nearest = Array.from({ length: 14 }, (_, index) => slot(index));
    const taken = JSON.parse(fitOutcome({ kind: 'taken', say: 'Taken.', nearest })) as {
      nearest: FreeSlot[];
    };
    expect(taken.nearest.map(({ id }) => id)).toEqual(nearest.map(({ id }) => id));
  });
});
