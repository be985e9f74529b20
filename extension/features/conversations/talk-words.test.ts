import { expect, it } from 'vitest';
import { sayLength, stateOfTalk, titleOfTalk } from './talk-words.ts';
import type { TalkSummary } from './talks-api.ts';

const now = Date.parse('2026-11-20T15:00:00Z');
const talk = (over: Partial<TalkSummary>): TalkSummary => ({
  conversationId: 'c1',
  tavusConversationId: 't1',
  brain: 'custom-llm',
  title: '',
  status: 'ended',
  simulated: false,
  timeZone: 'UTC',
  endSay: null,
  topics: [],
  insightCount: 0,
  qualityScore: null,
  hasTranscript: false,
  hasRecording: false,
  minutes: 0,
  costCents: 0,
  startedAt: '2026-11-20T14:30:00Z',
  endedAt: '2026-11-20T14:58:00Z',
  ...over,
});

it.each([
  ['running', { status: 'in-progress', endedAt: null }],
  ['running', { status: 'waiting', endedAt: null }],
  ['processing', {}],
  ['ready', { hasTranscript: true }],
  ['no-transcript', { endedAt: '2026-11-20T14:40:00Z' }],
  ['failed', { status: 'failed' }],
  ['chat', { tavusConversationId: null, brain: null, status: 'in-progress' }],
] as const)('a talk is %s: %o', (state, over) => {
  expect(stateOfTalk(talk(over), now)).toBe(state);
});

it('has its title, else its first topic, else what it is', () => {
  expect(titleOfTalk(talk({ title: 'Dentist', topics: ['Gym'] }))).toBe('Dentist');
  expect(titleOfTalk(talk({ topics: ['Gym'] }))).toBe('Gym');
  expect(titleOfTalk(talk({}))).toBe('Call');
  expect(titleOfTalk(talk({ brain: null, tavusConversationId: null }))).toBe('Chat');
});

it('says its length when it had one', () => {
  expect(sayLength(talk({}))).toMatch(/^28 min/);
  expect(sayLength(talk({ endedAt: null }))).toBeNull();
  expect(sayLength(talk({ status: 'failed' }))).toBeNull();
});
