import { expect, test } from 'vitest';
import { drawnBetween, grabbed, keptOnDays, tappedAt } from './draft-span.ts';

const nine = { start: 540, end: 600 };

test('a drag moves in steps of 15 minutes and keeps the length', () => {
  expect(grabbed(nine, 'move', 22)).toEqual({ start: 555, end: 615 });
  expect(grabbed({ start: 550, end: 580 }, 'move', 22)).toEqual({ start: 570, end: 600 });
});

test('a step of the keyboard moves exactly that far, also off the grid', () => {
  expect(grabbed({ start: 550, end: 580 }, 'move', 15)).toEqual({ start: 565, end: 595 });
  expect(grabbed(nine, 'move', 1_440)).toEqual({ start: 1_980, end: 2_040 });
});

test('an edge snaps and never passes the other', () => {
  expect(grabbed(nine, 'end', 20)).toEqual({ start: 540, end: 615 });
  expect(grabbed(nine, 'end', -300)).toEqual({ start: 540, end: 555 });
  expect(grabbed(nine, 'start', -20)).toEqual({ start: 525, end: 600 });
  expect(grabbed(nine, 'start', 300)).toEqual({ start: 585, end: 600 });
});

test('an event cannot be dragged off the drawn days, its end may reach past midnight', () => {
  expect(keptOnDays({ start: -60, end: 0 }, 1)).toEqual({ start: 0, end: 60 });
  expect(keptOnDays({ start: 1_500, end: 1_560 }, 1)).toEqual({ start: 1_425, end: 1_485 });
  expect(keptOnDays({ start: 1_410, end: 1_470 }, 1)).toEqual({ start: 1_410, end: 1_470 });
});

test('drawing on empty ground takes whole steps, up or down, inside the day it began on', () => {
  expect(drawnBetween(543, 571)).toEqual({ start: 540, end: 570 });
  expect(drawnBetween(571, 543)).toEqual({ start: 540, end: 585 });
  expect(drawnBetween(545, 545)).toEqual({ start: 540, end: 555 });
  expect(drawnBetween(1_430, 2_000)).toEqual({ start: 1_425, end: 1_440 });
});

test('a tap asks for an hour, less before midnight', () => {
  expect(tappedAt(559)).toEqual({ start: 540, end: 600 });
  expect(tappedAt(1_435)).toEqual({ start: 1_410, end: 1_440 });
});
