import { describe, expect, it } from 'vitest';
import type { ChatEvent } from '#shared/conversation/chat-event.ts';
import type { Outcome } from '#shared/outcome.ts';
import {
  afterChatEvent,
  emptyChat,
  exchangesOf,
  runningOf,
  withAnswer,
  withExchange,
  withTapped,
} from './chat-state.ts';
import type { ChatState } from './chat-state.ts';

const outcome: Outcome = { kind: 'not-found', say: 'Nothing called “Gym” is there.' };
const started: ChatEvent = { type: 'started', conversationId: 'talk', turnId: 'a' };
const text = (words: string): ChatEvent => ({ type: 'text', text: words });
const end = (reason: Extract<ChatEvent, { type: 'end' }>['reason']): ChatEvent => ({ type: 'end', reason });

function after(...events: ChatEvent[]): ChatState {
  const sent = withExchange(emptyChat, { id: 'a', words: 'Hello' });
  return events.reduce((state, event) => afterChatEvent(state, 'a', event), sent);
}
const only = (state: ChatState) => state.exchanges[0];

describe('a reply as it arrives', () => {
  it('is put together in order: words, tools, words', () => {
    const state = after(
      started,
      text('I look. '),
      { type: 'tool', callId: '1', tool: 'list_events' },
      { type: 'outcome', callId: '1', tool: 'list_events', outcome },
      text('Nothing is'),
      text(' there.'),
      text('Shall I add it?'),
      end('complete'),
    );
    expect(only(state)).toMatchObject({
      status: 'done',
      pieces: [
        { kind: 'text', text: 'I look. ' },
        { kind: 'card', callId: '1', outcome },
        { kind: 'text', text: 'Nothing is there. Shall I add it?' },
      ],
    });
    expect(state.conversationId).toBe('talk');
    expect(runningOf(state)).toBeNull();
  });

  it('begins anew when it is told from the start again: nothing stands there twice', () => {
    const state = after(
      started,
      text('One.'),
      { ...started, isReplay: true },
      text('One.'),
      text('Two.'),
      end('complete'),
    );
    expect(only(state)?.pieces).toEqual([{ kind: 'text', text: 'One. Two.' }]);
  });

  it('does not write fillers down', () => {
    expect(only(after(started, { type: 'text', text: 'One moment.', isFiller: true }))?.pieces).toEqual([]);
  });

  it.each([
    ['complete', 'done'],
    ['refused', 'done'],
    ['fallback', 'done'],
    ['aborted', 'stopped'],
    ['cut', 'failed'],
  ] as const)('that ends as %s is %s', (reason, status) => {
    expect(only(after(started, text('So'), end(reason)))?.status).toBe(status);
  });

  it('that ends while a tool was begun shows no tool running', () => {
    const state = after(started, { type: 'tool', callId: '1', tool: 'add_event' }, end('aborted'));
    expect(only(state)?.pieces).toEqual([]);
  });

  it('keeps what was said when it breaks, and says why', () => {
    const state = after(started, text('So'), { type: 'error', code: 'failed', say: 'Broken.' }, end('cut'));
    expect(only(state)).toMatchObject({
      status: 'failed',
      trouble: { say: 'Broken.' },
      pieces: [{ text: 'So' }],
    });
  });

  it('hears nothing more once it is over', () => {
    const over = after(started, text('So'), end('complete'));
    expect(afterChatEvent(over, 'a', text('late'))).toEqual(over);
  });

  it('knows that the chat is off', () => {
    expect(after({ type: 'error', code: 'off', say: 'Off.' }, end('refused')).isOff).toBe(true);
  });
});

it('what a tap brought about stands below the question, which is answered', () => {
  const question: Outcome = {
    kind: 'needs-yes',
    say: 'Shall I?',
    summary: 'x',
    nonce: 'n',
    irreversible: [],
  };
  const asked = after(
    started,
    { type: 'outcome', callId: '1', tool: 'book_appointment', outcome: question },
    end('complete'),
  );
  const tapped = withTapped(asked, '1', 'yes');
  const answered = withAnswer(tapped, '1', { callId: '1 tapped', tool: 'confirm', outcome });
  expect(only(answered)?.pieces).toMatchObject([
    { callId: '1', tapped: 'yes' },
    { callId: '1 tapped', outcome },
  ]);
  expect(only(withTapped(tapped, '1', null))?.pieces[0]).not.toHaveProperty('tapped');
});

describe('a talk read from the server', () => {
  const said = (role: 'user' | 'agent', turn: number, text: string) => ({
    role,
    turn,
    text,
    isInterrupted: false,
  });
  const talk = { continuesId: null, takenBack: [], changes: [], tavusConversationId: null };

  it('stands in the order in which it happened', () => {
    const exchanges = exchangesOf(
      {
        ...talk,
        turns: [
          said('agent', 0, 'Hi!'),
          said('user', 1, 'Remove gym'),
          { ...said('agent', 1, 'It is not'), isInterrupted: true },
        ],
        calls: [{ callId: '1', tool: 'remove_event', outcome, afterTurns: 2 }],
      },
      'talk',
    );
    expect(exchanges).toMatchObject([
      { words: null, pieces: [{ text: 'Hi!' }], status: 'done' },
      { words: 'Remove gym', pieces: [{ callId: '1' }, { text: 'It is not' }], status: 'stopped' },
    ]);
    expect(new Set(exchanges.map(({ id }) => id)).size).toBe(2);
  });

  it('of a call says nothing of stopping, and puts words that were told late where they belong', () => {
    const exchanges = exchangesOf(
      {
        ...talk,
        tavusConversationId: 'c1',
        turns: [
          said('user', 1, 'What is on?'),
          said('user', 2, 'Remove gym'),
          { ...said('agent', 1, 'Only gym.'), isInterrupted: true },
          said('agent', 2, 'Gym is removed.'),
        ],
        calls: [{ callId: '1', tool: 'remove_event', outcome, afterTurns: 2 }],
      },
      'talk',
    );
    expect(exchanges).toMatchObject([
      { words: 'What is on?', pieces: [{ text: 'Only gym.' }], status: 'done' },
      { words: 'Remove gym', pieces: [{ callId: '1' }, { text: 'Gym is removed.' }], status: 'done' },
    ]);
  });
});
