import { describe, expect, it } from 'vitest';
import { placeCalls } from './place-calls.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 9, 0, seconds)).toISOString();
const user = (turn: number, seconds: number) => ({ role: 'user' as const, turn, at: at(seconds) });
const agent = (turn: number, seconds: number) => ({ role: 'agent' as const, turn, at: at(seconds) });

describe('where a call stands in its talk', () => {
  const talk = [user(1, 10), agent(1, 13), user(2, 21), agent(2, 24)];

  it('that our own agent made before the words were relayed: under the turn it answers', () => {
    const call = { channel: 'custom-llm' as const, personTurn: 2, at: at(20) };
    expect(placeCalls(talk, [call])).toEqual([3]);
    expect(placeCalls(talk, [{ ...call, personTurn: 1 }])).toEqual([2]);
  });

  it('that a vendor’s model made: with the words told next, unless it was answered before them', () => {
    const early = { channel: 'tavus-tools' as const, personTurn: null, at: at(20) };
    const answered = { ...early, at: at(12) };
    expect(placeCalls(talk, [answered, early])).toEqual([1, 3]);
  });

  it('that came long before the next words belongs to those before it', () => {
    const call = { channel: 'tavus-tools' as const, personTurn: null, at: at(11) };
    expect(placeCalls([user(1, 10), user(2, 40)], [call])).toEqual([1]);
  });

  it('through the room comes in order; what came of the transcript comes last', () => {
    const relayed = { channel: 'daily-relay' as const, personTurn: null, at: at(20) };
    expect(placeCalls(talk, [relayed, { ...relayed, channel: 'post-call' }])).toEqual([2, 4]);
  });

  it('before anything was told', () => {
    expect(placeCalls([user(1, 3)], [{ channel: 'chat', personTurn: 1, at: at(2) }])).toEqual([1]);
    expect(placeCalls([], [{ channel: 'chat', personTurn: 1, at: at(2) }])).toEqual([0]);
  });
});
