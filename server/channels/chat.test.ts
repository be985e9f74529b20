import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChatEvent } from '#shared/conversation/chat-event.ts';
import type { ReplyTurn } from '#server/agent/reply.ts';
import { createLog } from '#server/log.ts';
import { proof } from '#server/proof.ts';
import { getConversation } from '#server/domain/conversation/read-conversations.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { dispatch } from '#server/tools/dispatch.ts';
import { verifiedCall } from '#server/tools/verified-call.ts';
import { sendChat, stopChat } from './chat.ts';
import type { ChatDeps, ChatInput } from './chat.ts';
import { all, errorIn, idIn, saidIn, say } from './chat-script.testing.ts';
import type { Script } from './chat-script.testing.ts';
import { createRunningReplies } from './running-replies.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
let life: AbortController;
let turns: ReplyTurn[];
let script: Script;
beforeAll(async () => {
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(() => {
  life = new AbortController();
  turns = [];
  script = say('All right.');
  desk.clock.advance(60_000);
});

function depsOf(over: Partial<ChatDeps> = {}): ChatDeps {
  return {
    ...desk.deps,
    log: createLog('silent'),
    chats: createRunningReplies(life.signal, { aloneMs: 150, keptMs: 1_000 }),
    replyTo: (turn, { signal }) => {
      turns.push(turn);
      return script(turn, signal);
    },
    ...over,
  };
}

function inputOf(text: string, over: Partial<ChatInput> = {}): ChatInput {
  return {
    proof: proof({ kind: 'session', personId: desk.person, sessionId: 'test' }),
    conversationId: null,
    text,
    timeZone: null,
    messageId: randomUUID(),
    lastEventId: null,
    ...over,
  };
}

const never = () => new AbortController().signal;
const send = (deps: ChatDeps, input: ChatInput, signal = never()) => all(sendChat(deps, input, signal));
const talk = (conversationId: string) =>
  getConversation(desk.deps, { personId: desk.person, conversationId });

/** Adds an event as a model would, then says so. */
function add(title: string, time: string): Script {
  return async function* (turn) {
    const callId = `${turn.turnId} 1`;
    yield { type: 'tool', callId, tool: 'add_event' };
    const { channel, conversation, proof: who } = turn;
    const args = { title, date: 'tomorrow', start_time: time };
    const call = verifiedCall({ proof: who, channel, conversation, callId, tool: 'add_event', args });
    const outcome = await dispatch(desk.deps, call);
    yield { type: 'outcome', callId, tool: 'add_event', outcome };
    yield { type: 'text', text: outcome.say };
    yield { type: 'end', reason: 'complete' };
  };
}

const countOf = async (title: string) =>
  (await desk.events()).filter((event) => event.title === title).length;

describe('a typed turn', () => {
  it('opens a talk, is recorded with its answer, and knows what was said before', async () => {
    const deps = depsOf();
    const first = await send(deps, inputOf('Hello', { timeZone: 'America/New_York' }));
    expect(first.map(({ type }) => type)).toEqual(['started', 'text', 'end']);
    const conversationId = idIn(first);
    script = say('It is Friday.', 'Until tomorrow.');
    desk.clock.advance(1_000);
    await send(deps, inputOf('What day is it?', { conversationId }));
    expect(turns[1]).toMatchObject({
      words: 'What day is it?',
      channel: 'chat',
      personTurns: 2,
      conversation: { id: conversationId, timeZone: 'America/New_York', personTurns: 2 },
      history: [
        { role: 'user', text: 'Hello' },
        { role: 'agent', text: 'All right.' },
      ],
    });
    const kept = await talk(conversationId);
    expect(kept?.title).toBe('Hello');
    expect(kept?.turns.map(({ role, text }) => `${role}: ${text}`)).toEqual([
      'user: Hello',
      'agent: All right.',
      'user: What day is it?',
      'agent: It is Friday. Until tomorrow.',
    ]);
  });

  it('knows what was done by hand just before', async () => {
    await desk.call(
      'add_event',
      { title: 'By hand', date: 'tomorrow', start_time: '11am' },
      { byHand: true },
    );
    const conversationId = idIn(await send(depsOf(), inputOf('no, noon')));
    expect(turns[0]?.context).toMatchObject([{ from: 'page' }]);
    expect(turns[0]?.context?.[0]?.text).toContain('- By hand is added: tomorrow 11:00 am–12:00 pm. (id ');
    desk.clock.advance(1_000);
    await send(depsOf(), inputOf('thanks', { conversationId }));
    expect(turns[1]).not.toHaveProperty('context');
  });

  it('goes on in writing when its call is over', async () => {
    const { id } = await desk.addConversation(desk.person);
    await desk.pools.system.query(`update conversations set status = 'ended' where id = $1`, [id]);
    script = add('After the call', '6am');
    const events = await send(depsOf(), inputOf('Add it', { conversationId: id }));
    expect(saidIn(events)).toBe('After the call is added: tomorrow 6:00–7:00 am.');
    expect(idIn(events)).toBe(id);
  });

  it('of somebody else’s talk is refused', async () => {
    const other = await desk.addConversation(await desk.addPerson('Europe/Berlin'));
    await expect(send(depsOf(), inputOf('Hello', { conversationId: other.id }))).rejects.toMatchObject({
      code: 'unknown-conversation',
    });
  });

  it.each([
    ['too-long', 'x'.repeat(2_001)],
    ['empty', ' \n '],
    ['unstorable', 'a\0b'],
  ])('that is %s is refused in words, and leaves nothing', async (code, text) => {
    const before = await desk.pools.system.query('select count(*) from turns');
    const events = await send(depsOf(), inputOf(text));
    expect(events).toMatchObject([
      { type: 'error', code },
      { type: 'end', reason: 'refused' },
    ]);
    expect(await desk.pools.system.query('select count(*) from turns')).toMatchObject({ rows: before.rows });
    expect(turns).toEqual([]);
  });

  it('is told that the chat is off while no model is set up', async () => {
    expect(errorIn(await send(depsOf({ replyTo: null }), inputOf('Hello')))).toBe('off');
  });
});

describe('a message that is sent again', () => {
  it('while its reply is made, follows that reply: nothing is asked or done twice', async () => {
    const deps = depsOf();
    script = add('Once', '7am');
    const input = inputOf('Add it');
    const [one, two] = await Promise.all([send(deps, input), send(deps, input)]);
    expect(two).toEqual(one);
    expect(turns).toHaveLength(1);
    expect(await countOf('Once')).toBe(1);
  });

  it('in a running talk by two connections at once, is one turn', async () => {
    const deps = depsOf();
    const conversationId = idIn(await send(deps, inputOf('Hello')));
    script = add('Still once', '5am');
    const input = inputOf('Add it', { conversationId });
    await Promise.all([send(deps, input), send(deps, input), send(deps, input)]);
    expect(await countOf('Still once')).toBe(1);
    expect((await talk(conversationId))?.turns).toHaveLength(4);
  });

  it('after its reply, and to a server that never heard of it, is told from what is stored', async () => {
    script = add('Stored', '8am');
    const input = inputOf('Add it');
    const first = await send(depsOf(), input);
    const again = await send(depsOf(), input);
    expect(turns).toHaveLength(1);
    expect(again.map(({ type }) => type)).toEqual(['started', 'outcome', 'text', 'end']);
    expect(saidIn(again)).toBe(saidIn(first));
    expect(idIn(again)).toBe(idIn(first));
    expect(await countOf('Stored')).toBe(1);
  });

  it('after a server that ended in the middle, tells what was done and does not do it again', async () => {
    const input = inputOf('Add it');
    script = async function* (turn, signal) {
      for await (const part of add('Half', '9am')(turn, signal)) {
        if (part.type === 'text') return;
        yield part;
      }
    };
    await send(depsOf(), input);
    // As long after as no reply takes.
    desk.clock.advance(120_000);
    script = add('Half', '9am');
    const again = await send(depsOf(), input);
    expect(again.map(({ type }) => type)).toEqual(['started', 'outcome', 'error', 'end']);
    expect(errorIn(again)).toBe('lost');
    expect(await countOf('Half')).toBe(1);
  });

  it('with other words is refused', async () => {
    const input = inputOf('Hello');
    await send(depsOf(), input);
    expect(errorIn(await send(depsOf(), { ...input, text: 'Something else' }))).toBe('reused');
  });
});

describe('a connection that ends', () => {
  it('and comes back, goes on after the last part it had', async () => {
    const deps = depsOf();
    const goOn = Promise.withResolvers<void>();
    script = async function* () {
      yield { type: 'text', text: 'One.' };
      await goOn.promise;
      yield { type: 'text', text: 'Two.' };
      yield { type: 'end', reason: 'complete' };
    };
    const input = inputOf('Count');
    const gone = new AbortController();
    let lastEventId: string | null = null;
    for await (const { id, event } of sendChat(deps, input, gone.signal)) {
      lastEventId = id;
      if (event.type === 'text') gone.abort();
    }
    goOn.resolve();
    expect(await send(deps, { ...input, lastEventId })).toEqual([
      { type: 'text', text: 'Two.' },
      { type: 'end', reason: 'complete' },
    ]);
    expect(turns).toHaveLength(1);
  });

  it('holds the reply: no further tool is run while nobody listens, and then it is stopped', async () => {
    const deps = depsOf();
    let asked = 0;
    script = async function* (_turn, signal) {
      yield { type: 'text', text: 'Looking.' };
      while (!signal.aborted) {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 1));
        yield { type: 'tool', callId: String(asked), tool: 'list_events' };
      }
      yield { type: 'end', reason: 'aborted' };
    };
    const gone = new AbortController();
    let conversationId = '';
    for await (const { event } of sendChat(deps, inputOf('Look'), gone.signal)) {
      if (event.type === 'started') ({ conversationId } = event);
      if (event.type === 'text') gone.abort();
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(asked).toBeLessThan(3);
    expect((await talk(conversationId))?.turns.at(-1)).toMatchObject({
      text: 'Looking.',
      isInterrupted: true,
    });
  });

  it('by the stop button, stops at once and records what was said', async () => {
    const deps = depsOf();
    const input = inputOf('Talk');
    script = async function* (_turn, signal) {
      yield { type: 'text', text: 'I begin' };
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      yield { type: 'end', reason: 'aborted' };
    };
    const events: ChatEvent[] = [];
    for await (const { event } of sendChat(deps, input, never())) {
      events.push(event);
      if (event.type === 'text') stopChat(deps, { personId: desk.person, messageId: input.messageId ?? '' });
    }
    expect(events.at(-1)).toEqual({ type: 'end', reason: 'aborted' });
    expect((await talk(idIn(events)))?.turns.at(-1)).toMatchObject({ text: 'I begin', isInterrupted: true });
  });
});

it('a newer turn waits until the older one is answered: no wish is lost', async () => {
  const deps = depsOf();
  const conversationId = idIn(await send(deps, inputOf('Hello')));
  const order: string[] = [];
  script = async function* (turn, signal) {
    order.push(`begin ${turn.words}`);
    yield { type: 'text', text: 'Working' };
    if (turn.words === 'older') {
      // A write that is under way takes its time.
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    order.push(`end ${turn.words}`);
    yield { type: 'end', reason: signal.aborted ? 'aborted' : 'complete' };
  };
  const older = send(deps, inputOf('older', { conversationId }));
  await expect.poll(() => order).toEqual(['begin older']);
  await send(deps, inputOf('newer', { conversationId }));
  expect(order).toEqual(['begin older', 'end older', 'begin newer', 'end newer']);
  expect((await older).at(-1)).toEqual({ type: 'end', reason: 'complete' });
});

it('a reply that breaks is told in words, and what was said until then is kept', async () => {
  script = async function* () {
    yield { type: 'text', text: 'Half a' };
    throw new Error('broken');
  };
  const events = await send(depsOf(), inputOf('Hello'));
  expect(errorIn(events)).toBe('failed');
  expect(events.at(-1)).toEqual({ type: 'end', reason: 'cut' });
  expect((await talk(idIn(events)))?.turns.at(-1)).toMatchObject({ text: 'Half a', isInterrupted: true });
});
