import { describe, expect, it } from 'vitest';
import type { TalkCall, TalkDetail, TalkTurn } from './talks-api.ts';
import {
  claimWords,
  hasChanged,
  transcriptFileName,
  transcriptLines,
  transcriptText,
} from './transcript-lines.ts';

const voice = { now: '2026-11-20T15:00:00Z', timeZone: 'America/New_York', hour12: true, locale: 'en-US' };

const turn = (role: 'user' | 'agent', text: string, over: Partial<TalkTurn> = {}): TalkTurn => ({
  turn: 1,
  role,
  text,
  isInterrupted: false,
  claims: null,
  at: '2026-11-20T14:00:00Z',
  ...over,
});
const call = (callId: string, afterTurns: number, over: Partial<TalkCall> = {}): TalkCall => ({
  callId,
  afterTurns,
  tool: 'add_event',
  channel: 'custom-llm',
  outcome: { kind: 'done', say: `${callId} is added.`, receipt: { version: 1, changes: [] } },
  at: '2026-11-20T14:00:30Z',
  ...over,
});
const talk = (turns: TalkTurn[], calls: TalkCall[]): TalkDetail => ({
  conversationId: 'c1',
  tavusConversationId: 't1',
  brain: 'custom-llm',
  title: 'Dentist and gym',
  status: 'ended',
  simulated: false,
  timeZone: voice.timeZone,
  endSay: null,
  topics: [],
  insightCount: 0,
  qualityScore: null,
  hasTranscript: true,
  hasRecording: false,
  minutes: 2,
  costCents: 0,
  startedAt: '2026-11-20T14:00:00Z',
  endedAt: '2026-11-20T14:02:00Z',
  turns,
  calls,
  changes: [],
  takenBack: [],
  isHeardHere: false,
  suggestions: [],
  analysis: null,
  perception: null,
  afterCall: null,
  unreadWhy: null,
});

describe('the place of a change in a talk', () => {
  it('is the call that made it, and none that was refused', () => {
    expect(hasChanged(call('gym', 1), 1)).toBe(true);
    expect(hasChanged(call('gym', 1), 2)).toBe(false);
    expect(hasChanged(call('gym', 1), null)).toBe(false);
    expect(hasChanged(call('gym', 1, { outcome: { kind: 'past', say: 'Over.' } }), 1)).toBe(false);
  });
});

describe('a talk as one list', () => {
  const order = (turns: TalkTurn[], calls: TalkCall[]) =>
    transcriptLines({ turns, calls }).map((line) =>
      line.kind === 'said' ? line.turn.text : line.call.callId,
    );

  it('has what was done after the turns that were spoken before it', () => {
    const turns = [turn('agent', 'Hi'), turn('user', 'Add gym'), turn('agent', 'Gym is added')];
    expect(order(turns, [call('gym', 2), call('early', 0)])).toEqual([
      'early',
      'Hi',
      'Add gym',
      'gym',
      'Gym is added',
    ]);
  });

  it('has what came of it later at its end, whenever the clocks say it was', () => {
    expect(
      order([turn('user', 'A'), turn('agent', 'B')], [call('late', 0, { channel: 'post-call' })]),
    ).toEqual(['A', 'B', 'late']);
  });

  it('loses no call that is said to come after more turns than there are', () => {
    expect(order([turn('user', 'A')], [call('far', 9)])).toEqual(['A', 'far']);
  });
});

describe('marks of the check', () => {
  it('tell the true sentence where a false one was heard', () => {
    const claims = {
      held: [{ text: 'Gym is booked.', why: 'no receipt' }],
      correction: 'Gym is not booked.',
    };
    expect(claimWords({ claims })).toBe('Not true, put right at once: “Gym is not booked.”');
  });

  it('tell what was stopped, and what nobody could check; nothing otherwise', () => {
    expect(claimWords({ claims: { held: [{ text: 'Done!', why: 'no receipt' }] } })).toContain('Stopped');
    expect(claimWords({ claims: { held: [], isUnchecked: true } })).toContain('Nobody could check');
    expect(claimWords({ claims: null })).toBeNull();
    expect(claimWords({ claims: { held: [] } })).toBeNull();
  });
});

describe('a talk as text', () => {
  it('says who, when, what was done, and that somebody was interrupted', () => {
    const text = transcriptText(
      talk([turn('user', 'Add gym'), turn('agent', 'Sure, I', { isInterrupted: true })], [call('Gym', 1)]),
      voice,
    );
    expect(text).toBe(
      'Dentist and gym\ntoday, 9:00 am\n\n[9:00 am] You: Add gym\n[9:00 am] * Gym is added.\n[9:00 am] Calendar: Sure, I (interrupted)\n',
    );
  });

  it('has a file name of its day and hour', () => {
    expect(transcriptFileName(talk([], []), voice)).toBe('talk-2026-11-20-0900.txt');
  });
});
