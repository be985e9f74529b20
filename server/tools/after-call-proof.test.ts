/** What a stored transcript proves: its own talk, four tools, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { CallConversation } from '#server/domain/conversation/find-conversation.ts';
import { proof } from '#server/proof.ts';
import type { Channel } from '#shared/schedule/change.ts';
import { tools } from './registry.ts';
import { verifiedCall } from './verified-call.ts';

const talk: CallConversation = {
  id: 'talk',
  ownerId: 'person',
  vendorId: 'c1',
  timeZone: 'UTC',
  hasEnded: true,
  personTurns: 1,
};
const transcript = proof({ kind: 'inbox', personId: 'person', conversationId: 'talk', eventId: 'e' });
const session = proof({ kind: 'session', personId: 'person', sessionId: 's' });
type Parts = Partial<Parameters<typeof verifiedCall>[0]>;
const call = (parts: Parts = {}) =>
  verifiedCall({
    proof: transcript,
    channel: 'post-call' as Channel,
    conversation: talk,
    callId: 'x',
    tool: 'add_event',
    args: {},
    ...parts,
  });

describe('the proof of a transcript', () => {
  it('reaches the schedule of a talk that is over, and no further', () => {
    const reached = tools
      .map(({ name }) => name)
      .filter((tool) => {
        try {
          return call({ tool }).personId === 'person';
        } catch {
          return false;
        }
      });
    expect(reached.toSorted()).toEqual(['add_event', 'move_event', 'remove_event', 'update_event']);
  });

  it('is worth nothing for the transcript of another talk or person', () => {
    expect(() => call({ conversation: { ...talk, id: 'other' } })).toThrow('another conversation');
    expect(() => call({ conversation: { ...talk, ownerId: 'other' } })).toThrow('another conversation');
    expect(() => call({ conversation: null })).toThrow('another conversation');
  });

  it('goes with its own channel, and that channel with nothing else', () => {
    for (const channel of ['panel', 'chat', 'custom-llm'] as const)
      expect(() => call({ channel })).toThrow('by nothing else');
    expect(() => call({ proof: session })).toThrow('by nothing else');
  });
});
