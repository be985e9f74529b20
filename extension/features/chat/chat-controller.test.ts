import { beforeEach, describe, expect, it } from 'vitest';
import { refusal, setUpChat, type ChatAnswers } from '#extension/testing/chat-of-test.ts';
import type { ChatEvent } from '#shared/conversation/chat-event.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { TalkRead } from './chat-api.ts';

const started: ChatEvent = { type: 'started', conversationId: 'talk-1', turnId: 'x' };
const done: ChatEvent = { type: 'end', reason: 'complete' };

let server: ReturnType<typeof setUpChat>;
beforeEach(() => {
  server = setUpChat();
});

describe('sending', () => {
  it('begins a talk, remembers it, and goes on in it', async () => {
    const { chat, sent, tell, current } = server;
    chat.send('  Hello ');
    expect(sent[0]?.input).toEqual({
      conversationId: null,
      text: 'Hello',
      timeZone: 'Europe/Berlin',
      messageId: 'message-1',
    });
    tell(started);
    tell({ type: 'text', text: 'Hi.' });
    tell(done);
    expect(sent[0]?.isFollowed).toBe(false);
    expect(await current.get()).toEqual({ conversationId: 'talk-1', isOpen: true });
    chat.send('And now?');
    expect(sent[1]?.input).toMatchObject({ conversationId: 'talk-1', messageId: 'message-2' });
  });

  it('tells what a tool did, so that it can be shown', () => {
    const outcome: Outcome = { kind: 'past', say: 'That is over.' };
    server.chat.send('Gym yesterday');
    server.tell({ type: 'outcome', callId: '1', tool: 'add_event', outcome });
    expect(server.heard).toEqual([outcome]);
  });

  it('refuses what is too long without sending it', () => {
    server.chat.send('x'.repeat(2_001));
    expect(server.sent).toEqual([]);
    expect(server.newest()).toMatchObject({ status: 'failed', trouble: { code: 'too-long' } });
  });
});

describe('a connection that breaks', () => {
  it('is shown, and the reply goes on where it was when it is back', () => {
    const { chat, sent, tell, newest } = server;
    chat.send('Hello');
    tell(started);
    tell({ type: 'text', text: 'One.' });
    sent[0]?.handlers.onConnectionStateChange({ state: 'connecting', error: new Error('cut') });
    expect(newest()).toMatchObject({ isReconnecting: true, status: 'answering' });
    tell({ type: 'text', text: 'Two.' });
    tell(done);
    expect(newest()).toMatchObject({
      isReconnecting: false,
      status: 'done',
      pieces: [{ text: 'One. Two.' }],
    });
    expect(sent).toHaveLength(1);
  });

  it('for good, is tried again with the same id: it cannot be done twice', () => {
    const { chat, sent, tell, newest } = server;
    chat.send('Add gym');
    tell(started);
    sent[0]?.handlers.onError(new TypeError('no server'));
    expect(newest()).toMatchObject({ status: 'failed', trouble: { code: 'unreached' } });
    chat.retry('message-1');
    expect(sent.map(({ input }) => input.messageId)).toEqual(['message-1', 'message-1']);
    expect(chat.state.get().exchanges).toHaveLength(1);
    tell(started);
    tell(done);
    expect(newest()?.status).toBe('done');
  });

  it('without an end, is no end', () => {
    server.chat.send('Add gym');
    server.sent[0]?.handlers.onComplete();
    expect(server.newest()).toMatchObject({ status: 'failed', trouble: { code: 'unreached' } });
  });
});

it('a reply that ended badly is asked for anew, with an id of its own', () => {
  const { chat, sent, tell } = server;
  chat.send('Add gym');
  tell(started);
  tell({ type: 'error', code: 'failed', say: 'Broken.' });
  tell({ type: 'end', reason: 'cut' });
  chat.retry('message-1');
  expect(sent.map(({ input }) => input.messageId)).toEqual(['message-1', 'message-2']);
  expect(chat.state.get().exchanges).toHaveLength(1);
  chat.retry('message-2');
  expect(sent).toHaveLength(2);
});

it('a talk that was deleted is told, and what is sent again begins a new one', () => {
  const { chat, sent, tell } = server;
  chat.send('Hello');
  tell(started);
  tell(done);
  chat.send('Still there?');
  sent[1]?.handlers.onError(refusal('NOT_FOUND'));
  chat.retry('message-2');
  expect(sent[2]?.input.conversationId).toBeNull();
});

describe('stop', () => {
  it('asks the server at once and shows what it still tells', async () => {
    const { chat, tell, stops, newest, later } = server;
    chat.send('Hello');
    tell(started);
    tell({ type: 'text', text: 'I was' });
    chat.stop();
    expect(stops).toEqual(['message-1']);
    tell({ type: 'text', text: ' done with gym.' });
    tell({ type: 'end', reason: 'aborted' });
    expect(newest()).toMatchObject({ status: 'stopped', pieces: [{ text: 'I was done with gym.' }] });
    await later();
    expect(newest()?.status).toBe('stopped');
  });

  it('stops here although the server says nothing any more', async () => {
    const { chat, tell, sent, newest, later } = server;
    chat.send('Hello');
    tell(started);
    chat.stop();
    await later();
    await later();
    expect(newest()?.status).toBe('stopped');
    expect(sent[0]?.isFollowed).toBe(false);
  });
});

describe('a tap on yes or no', () => {
  const question: Outcome = {
    kind: 'needs-yes',
    say: 'Shall I?',
    summary: 'x',
    nonce: 'n',
    irreversible: [],
  };
  const ask = (server: ReturnType<typeof setUpChat>) => {
    server.chat.send('Book it');
    server.tell(started);
    server.tell({ type: 'outcome', callId: '1', tool: 'book_appointment', outcome: question });
    server.tell(done);
  };

  it('shows what it brought about', async () => {
    ask(server);
    await server.chat.confirm('1', 'n', true);
    expect(server.newest()?.pieces).toMatchObject([{ tapped: 'yes' }, { outcome: { kind: 'past' } }]);
  });

  it('that got no answer leaves the question open', async () => {
    server = setUpChat({ confirm: () => Promise.reject(new TypeError('no server')) });
    ask(server);
    await server.chat.confirm('1', 'n', true);
    expect(server.newest()?.pieces[0]).not.toHaveProperty('tapped');
    expect(server.newest()?.pieces[1]).toMatchObject({ outcome: { kind: 'unavailable' } });
  });
});

describe('a talk from before', () => {
  const talk = (text: string, continuesId: string | null = null): TalkRead => ({
    continuesId,
    takenBack: [],
    changes: [],
    calls: [],
    tavusConversationId: null,
    turns: [{ role: 'user', turn: 1, text, isInterrupted: false }],
  });

  it('is shown with what it goes on from, oldest first', async () => {
    server = setUpChat({ talks: { call: talk('in the call', 'chat'), chat: talk('in the chat') } });
    await server.chat.show('call');
    expect(server.chat.state.get().exchanges.map(({ words }) => words)).toEqual([
      'in the chat',
      'in the call',
    ]);
    server.chat.send('more');
    expect(server.sent[0]?.input.conversationId).toBe('call');
  });

  it('that goes on in a call is read again, but not over a reply that is on its way', async () => {
    const talks: Record<string, TalkRead> = { call: talk('first') };
    server = setUpChat({ talks });
    await server.chat.show('call');
    talks['call'] = { ...talk('first'), turns: [...talk('first').turns, ...talk('second').turns] };
    await server.chat.refresh();
    const words = () => server.chat.state.get().exchanges.map((exchange) => exchange.words);
    expect(words()).toEqual(['first', 'second']);
    server.chat.send('third');
    await server.chat.refresh();
    expect(words()).toEqual(['first', 'second', 'third']);
  });

  it('that was read before what was said since takes nothing of it away', async () => {
    const talks: Record<string, TalkRead> = { call: talk('first') };
    const answers: ChatAnswers = { talks };
    server = setUpChat(answers);
    await server.chat.show('call');
    const arrived = Promise.withResolvers<void>();
    answers.way = () => arrived.promise;
    const older = server.chat.refresh();
    server.chat.send('second');
    server.tell({ type: 'started', conversationId: 'call' } as ChatEvent);
    server.tell({ type: 'text', text: 'Done.' });
    server.tell(done);
    delete answers.way;
    talks['call'] = {
      ...talk('first'),
      turns: [...talk('first').turns, ...talk('second').turns, ...talk('third').turns],
    };
    arrived.resolve();
    await older;
    const words = () => server.chat.state.get().exchanges.map((exchange) => exchange.words);
    // Never without it; and read once more, as it is now.
    expect(words()).toContain('second');
    await expect.poll(words).toEqual(['first', 'second', 'third']);
  });

  it('that was read twice is shown as it was read last', async () => {
    const talks: Record<string, TalkRead> = { call: talk('first') };
    const answers: ChatAnswers = { talks };
    server = setUpChat(answers);
    await server.chat.show('call');
    const arrived = Promise.withResolvers<void>();
    answers.way = () => arrived.promise;
    const older = server.chat.refresh();
    delete answers.way;
    talks['call'] = talk('newer');
    await server.chat.refresh();
    arrived.resolve();
    await older;
    expect(server.chat.state.get().exchanges.map(({ words }) => words)).toEqual(['newer']);
  });

  it('that was deleted is forgotten', async () => {
    await server.current.set({ conversationId: 'gone', isOpen: true });
    await server.chat.show('gone');
    expect(server.chat.state.get().conversationId).toBeNull();
    expect(await server.current.get()).toBeNull();
  });

  it('is left for a new one, and nothing of its reply comes into it', () => {
    const { chat, tell } = server;
    chat.send('Hello');
    tell(started);
    chat.begin();
    tell({ type: 'text', text: 'late' });
    expect(chat.state.get()).toMatchObject({ conversationId: null, exchanges: [] });
  });
});
