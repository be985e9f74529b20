import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import type { Change, Channel } from '#shared/schedule/change.ts';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import type { Answer } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { withoutOwn } from './without-own.ts';

const gym = draftEvent('gym', { title: 'Gym', start: { date: '2026-11-20', time: '07:00' } }, 'UTC');
const seen = (version: number, channel: Channel = 'panel') => ({
  seenAt: 0,
  change: {
    version,
    kind: 'add',
    before: null,
    after: gym,
    at: '2026-11-20T07:00:00Z',
    who: { channel },
  } satisfies Change,
});
const versions = (...args: Parameters<typeof withoutOwn>) => withoutOwn(...args).map((s) => s.change.version);
const answer = (isSettled: boolean): Answer => ({
  id: 1,
  act: { kind: 'remove', event: gym },
  isSettled,
  outcome: {
    kind: 'done',
    say: '',
    receipt: { version: 6, changes: [{ kind: 'remove', event: { ...gym, version: 5 } }] },
  },
});

test('with nothing of its own on the way everything is somebody else’s', () => {
  expect(versions([seen(5), seen(6)], null, [])).toEqual([5, 6]);
});

test('what the toast shows is not shown twice, until the toast is over', () => {
  expect(versions([seen(4), seen(5), seen(6)], answer(false), [])).toEqual([4]);
  expect(versions([seen(4), seen(5), seen(6)], answer(true), [])).toEqual([4, 5, 6]);
});

test('while an act runs a panel’s changes wait for its answer, a voice’s do not', () => {
  const running = [{ id: 1, act: { kind: 'remove' as const, event: gym }, since: 4 }];
  expect(versions([seen(4), seen(5), seen(6, 'tavus-tools')], null, running)).toEqual([4, 6]);
});
