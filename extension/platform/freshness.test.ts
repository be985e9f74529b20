import { expect, test } from 'vitest';
import {
  afterFact,
  freshnessAt,
  lookAgainIn,
  startOfLink,
  type LinkFact,
  type LinkMemory,
} from './freshness.ts';

/** Facts with the moment each arrived, from a start at 0. */
function link(...facts: [number, LinkFact['type']][]): LinkMemory {
  return facts.reduce((memory, [at, type]) => afterFact(memory, { type }, at), startOfLink(0));
}

test.each<[string, LinkMemory, number, string]>([
  ['at the start it is catching up', link(), 0, 'catching-up'],
  ['a server that is not there is offline within two seconds', link(), 1_999, 'offline'],
  ['open with the replay still running', link([100, 'opened'], [120, 'change']), 200, 'catching-up'],
  ['open and quiet is live', link([100, 'opened']), 260, 'live'],
  ['the replay delays live', link([100, 'opened'], [240, 'change']), 260, 'catching-up'],
  ['a change on a live link leaves it live', link([100, 'opened'], [9_000, 'change']), 9_001, 'live'],
  ['a cut is not called offline at once', link([100, 'opened'], [9_000, 'broken']), 9_100, 'catching-up'],
  ['a cut that lasts is', link([100, 'opened'], [9_000, 'broken']), 11_000, 'offline'],
  [
    'bytes on a broken link prove nothing',
    link([100, 'opened'], [9_000, 'broken'], [9_001, 'proof']),
    11_000,
    'offline',
  ],
  ['opened and failed at once was never live', link([100, 'opened'], [105, 'broken']), 300, 'catching-up'],
  ['healed', link([100, 'opened'], [9_000, 'broken'], [9_400, 'opened']), 9_600, 'live'],
])('%s', (_name, memory, at, state) => {
  expect(freshnessAt(memory, at).state).toBe(state);
});

test('offline counts from the last proof, not from when it was noticed', () => {
  const memory = link([100, 'opened'], [5_000, 'proof'], [16_000, 'broken']);
  expect(freshnessAt(memory, 18_000)).toEqual({ state: 'offline', since: 5_000, lastProofAt: 5_000 });
});

test('a second failure while broken does not put the clock back', () => {
  const memory = link([100, 'opened'], [9_000, 'broken'], [10_000, 'broken']);
  expect(freshnessAt(memory, 10_600).state).toBe('offline');
});

test('it says when to look again exactly as long as time alone can change the answer', () => {
  const broken = link([100, 'opened'], [9_000, 'broken']);
  expect(lookAgainIn(broken, 9_000)).toBe(1_500);
  expect(lookAgainIn(broken, 10_500)).toBeNull();
  const opened = link([100, 'opened']);
  expect(lookAgainIn(opened, 100)).toBe(150);
  expect(lookAgainIn(opened, 250)).toBeNull();
});
