import { expect, test } from 'vitest';
import { placeSlots } from './place-slots.ts';

const at = (start: string, end: string) => {
  const wall = { date: '2026-12-07', time: '09:00' };
  return { start, end, wall: { start: wall, end: wall, timeZone: 'America/New_York' } };
};
const nine = at('2026-12-07T14:00:00Z', '2026-12-07T15:00:00Z');
const newYork = { timeZone: 'America/New_York', taken: [] };

test('a free time stands where the zone of the page has it, whatever page it was found on', () => {
  expect(placeSlots([nine], newYork)).toEqual([{ slot: nine, date: '2026-12-07', from: 540, to: 600 }]);
  expect(placeSlots([nine], { ...newYork, timeZone: '+09:00' })).toEqual([
    { slot: nine, date: '2026-12-07', from: 1_380, to: 1_440 },
  ]);
});

test('what something stands on is not free any more', () => {
  const over = (start: number, end: number) => ({ ...newYork, taken: [{ date: '2026-12-07', start, end }] });
  expect(placeSlots([nine], over(570, 630))).toEqual([]);
  expect(placeSlots([nine], over(600, 660))).toHaveLength(1);
  expect(
    placeSlots([nine], { ...newYork, taken: [{ date: '2026-12-08', start: 540, end: 600 }] }),
  ).toHaveLength(1);
});
