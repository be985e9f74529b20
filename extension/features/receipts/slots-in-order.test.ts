import { expect, it } from 'vitest';
import type { FreeSlot } from '#shared/outcome.ts';
import { slotsInOrder } from './slots-in-order.ts';

const slot = (hour: number, clash?: string[]): FreeSlot => ({
  start: `2026-11-20T${hour}:00:00Z`,
  end: `2026-11-20T${hour}:30:00Z`,
  wall: { start: { date: '', time: '' }, end: { date: '', time: '' }, timeZone: 'UTC' },
  ...(clash ? { clash } : {}),
});

it('what is free for the person comes first, then by time', () => {
  const slots = [slot(14, ['Massage']), slot(16), slot(10), slot(12, ['Lunch'])];
  expect(slotsInOrder(slots).map(({ start }) => start.slice(11, 13))).toEqual(['10', '16', '12', '14']);
});
