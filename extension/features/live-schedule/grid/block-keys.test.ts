import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import { draftEvent } from '../draft-event.ts';
import type { ShownEvent } from '../shown-events.ts';
import { createBlockKeys } from './block-keys.ts';

const gym = (id: string, isWaiting?: true): ShownEvent => ({
  ...draftEvent(id, { title: 'Gym', start: { date: '2026-11-20', time: '07:00' } }, 'UTC'),
  ...(isWaiting && { isWaiting }),
});

test('the real event takes over the element of its draft and keeps it', () => {
  const keys = createBlockKeys();
  keys.take([gym('waiting-1', true)]);
  keys.take([gym('real')]);
  expect(keys.keyOf(gym('real'))).toBe('waiting-1');
  keys.take([gym('real')]);
  expect(keys.keyOf(gym('real'))).toBe('waiting-1');
});

test('an event that was there before the draft keeps its own element', () => {
  const keys = createBlockKeys();
  keys.take([gym('old')]);
  keys.take([gym('old'), gym('waiting-1', true)]);
  keys.take([gym('old'), gym('real')]);
  expect([keys.keyOf(gym('old')), keys.keyOf(gym('real'))]).toEqual(['old', 'waiting-1']);
});

test('an event that waits for its own move stays the same element', () => {
  const keys = createBlockKeys();
  keys.take([gym('real')]);
  keys.take([gym('real', true)]);
  keys.take([gym('real')]);
  expect(keys.keyOf(gym('real'))).toBe('real');
});
