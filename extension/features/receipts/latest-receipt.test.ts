import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import type { Change } from '#shared/schedule/change.ts';
import type { Outcome } from '#shared/outcome.ts';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import type { Answer } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { latestReceipt, undoOf } from './latest-receipt.ts';

const zone = 'America/New_York';
const voice = { now: '2026-11-20T14:47:00Z', timeZone: zone, hour12: true };
const gym = {
  ...draftEvent('gym', { title: 'Gym', start: { date: '2026-11-20', time: '07:00' } }, zone),
  version: 41,
};
const change = (version: number, over: Partial<Change> = {}): Change => ({
  version,
  kind: 'add',
  before: null,
  after: gym,
  at: voice.now,
  who: { channel: 'tavus-tools' },
  ...over,
});
const heard = (...changes: Change[]) => changes.map((c) => ({ change: c, seenAt: 0 }));
const done = (version: number, over: Partial<Extract<Outcome, { kind: 'done' }>> = {}): Answer => ({
  id: 1,
  act: { kind: 'remove', event: gym },
  isSettled: true,
  outcome: {
    kind: 'done',
    say: 'Gym is removed.',
    receipt: { version, changes: [{ kind: 'remove', event: gym }] },
    ...over,
  },
});

test('nothing happened, nothing is shown', () => {
  expect(latestReceipt(null, [], voice)).toBeNull();
  const refused: Answer = { ...done(5), outcome: { kind: 'past', say: 'That is over.' } };
  expect(latestReceipt(refused, [], voice)).toBeNull();
});

test('a change by voice is said from the change itself, with how it came', () => {
  expect(latestReceipt(null, heard(change(41)), voice)).toMatchObject({
    say: 'Gym is added: today 7:00–8:00 am.',
    how: 'by voice',
    undo: [{ version: 41 }],
  });
});

test('the server’s own sentence is never reworded, and the newer of two wins', () => {
  expect(latestReceipt(done(42), heard(change(41)), voice)?.say).toBe('Gym is removed.');
  expect(latestReceipt(done(42), heard(change(41), change(43)), voice)?.version).toBe(43);
});

test('an act of several changes is taken back as one', () => {
  const group = (index: number) => ({ id: 'g', index, size: 2 });
  const receipt = latestReceipt(
    null,
    heard(change(41, { group: group(0) }), change(42, { group: group(1) })),
    voice,
  );
  expect(receipt).toMatchObject({
    say: 'Gym is added: today 7:00–8:00 am. And 1 more.',
    undo: [{ groupId: 'g' }],
  });
});

test('what took two acts of the server is taken back in two, newest first', () => {
  const changes = [
    { kind: 'move' as const, event: { ...gym, version: 7 } },
    { kind: 'update' as const, event: { ...gym, version: 8 } },
  ];
  expect(undoOf({ version: 8, changes })).toEqual([{ version: 8 }, { version: 7 }]);
});

test('a repeat and a simulator are not hidden', () => {
  expect(latestReceipt(done(42, { repeat: true, simulated: true }), [], voice)).toMatchObject({
    isRepeat: true,
    isSimulated: true,
  });
});

test('an undo by somebody else is said as one', () => {
  const back = change(44, {
    kind: 'remove',
    before: gym,
    after: null,
    undoOf: 41,
    who: { channel: 'panel' },
  });
  expect(latestReceipt(null, heard(back), voice)).toMatchObject({
    say: 'Gym is off your calendar again.',
    isUndo: true,
    how: null,
  });
});
