import { expect, it } from 'vitest';
import type { Change, Channel } from '#shared/schedule/change.ts';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import { afterCallOf, lookingAt } from './use-after-call.ts';

const change = (version: number, channel: Channel, over: Partial<Change> = {}): Change => ({
  version,
  kind: 'add',
  before: null,
  after: draftEvent(`e${version}`, { title: 'Gym', start: { date: '2026-11-21', time: '07:00' } }, 'UTC'),
  at: '2026-11-20T15:00:00Z',
  who: { channel, conversationId: 'c1' },
  ...over,
});
const group = (index: number) => ({ group: { id: 'g1', index, size: 2 } });

it('is one group with one way back', () => {
  const told = afterCallOf([
    change(1, 'panel'),
    change(2, 'post-call', group(0)),
    change(3, 'post-call', group(1)),
  ]);
  expect(told?.changes.map(({ version }) => version)).toEqual([2, 3]);
  expect(told?.undo).toEqual([{ groupId: 'g1' }]);
  expect(told?.isTakenBack).toBe(false);
});

it('knows when all of it was taken back, not when a part was', () => {
  const two = [change(2, 'post-call', group(0)), change(3, 'post-call', group(1))];
  const back = (version: number, undoOf: number) => change(version, 'panel', { kind: 'remove', undoOf });
  expect(afterCallOf([...two, back(4, 3)])?.isTakenBack).toBe(false);
  expect(afterCallOf([...two, back(4, 3), back(5, 2)])?.isTakenBack).toBe(true);
});

it('is nothing while nothing came after a call, and only the newest call otherwise', () => {
  expect(afterCallOf([change(1, 'custom-llm')])).toBeNull();
  const other = change(2, 'post-call', { who: { channel: 'post-call', conversationId: 'c0' } });
  expect(afterCallOf([other, change(3, 'post-call')])?.undo).toEqual([{ version: 3 }]);
});

it('a call that was read is not looked through any more, and one that cannot be read says why', () => {
  const call = { conversationId: 'c1', afterCall: null, unreadWhy: null };
  expect(lookingAt(null, 'c1')).toBe('looking');
  expect(lookingAt(call, 'c1')).toBe('looking');
  expect(lookingAt({ ...call, unreadWhy: 'Claude took too long' }, 'c1')).toEqual({
    stuck: 'Claude took too long',
  });
  const read = { ...call, afterCall: { groupId: null, at: '2026-11-20T09:00:00Z' } };
  expect(lookingAt(read, 'c1')).toBe('done');
  // The call before it was read; this one is not yet.
  expect(lookingAt(read, 'c2')).toBe('looking');
});
