/** Typed turns that the end of the server cut: what is told of them then, and when they are sent again to the next one. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ReplyTurn } from '#server/agent/reply.ts';
import { createLog } from '#server/log.ts';
import { proof } from '#server/proof.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { dispatch } from '#server/tools/dispatch.ts';
import { verifiedCall } from '#server/tools/verified-call.ts';
import { sendChat } from './chat.ts';
import type { ChatDeps, ChatInput } from './chat.ts';
import { all, errorIn, saidIn } from './chat-script.testing.ts';
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
});

/** A server: it goes when `life` is aborted, and the next one knows only what is stored. */
const depsOf = (): ChatDeps => ({
  ...desk.deps,
  log: createLog('silent'),
  chats: createRunningReplies(life.signal),
  replyTo: (turn, { signal }) => {
    turns.push(turn);
    return script(turn, signal);
  },
});

const inputOf = (text: string): ChatInput => ({
  proof: proof({ kind: 'session', personId: desk.person, sessionId: 'test' }),
  conversationId: null,
  text,
  timeZone: null,
  messageId: randomUUID(),
  lastEventId: null,
});

const send = (deps: ChatDeps, input: ChatInput) => all(sendChat(deps, input, new AbortController().signal));

it('after a server that went in the middle, says that the rest was not done and ends with no word of waiting', async () => {
  const input = inputOf('Add flute and drums');
  script = async function* (turn, signal) {
    const callId = `${turn.turnId} 1`;
    const { channel, conversation, proof: who } = turn;
    const args = { title: 'Flute', date: 'tomorrow', start_time: '4pm' };
    const outcome = await dispatch(
      desk.deps,
      verifiedCall({ proof: who, channel, conversation, callId, tool: 'add_event', args }),
    );
    yield { type: 'outcome', callId, tool: 'add_event', outcome };
    yield { type: 'text', text: outcome.say };
    yield { type: 'text', text: 'Just a second.', isFiller: true };
    life.abort();
    yield { type: 'end', reason: signal.aborted ? 'aborted' : 'complete' };
  };
  const first = await send(depsOf(), input);
  expect(first.slice(-2)).toMatchObject([
    { type: 'error', code: 'lost' },
    { type: 'end', reason: 'cut' },
  ]);
  life = new AbortController();
  const again = await send(depsOf(), input);
  expect(again.map(({ type }) => type)).toEqual(['started', 'outcome', 'text', 'error', 'end']);
  expect(saidIn(again)).toMatch(/^Flute is added: \S+ 4:00–5:00 pm\.$/);
  expect(errorIn(again)).toBe('lost');
  expect(again.at(-1)).toEqual({ type: 'end', reason: 'cut' });
  expect(turns).toHaveLength(1);
  expect((await desk.events()).map(({ title }) => title)).toEqual(['Flute']);
});

it('after a server that went before it had said anything, does not wait for the answer', async () => {
  const input = inputOf('Add oboe');
  script = async function* (_turn, signal) {
    yield { type: 'text', text: 'One moment.', isFiller: true };
    life.abort();
    yield { type: 'end', reason: signal.aborted ? 'aborted' : 'complete' };
  };
  await send(depsOf(), input);
  life = new AbortController();
  const again = await send(depsOf(), input);
  expect(again.map(({ type }) => type)).toEqual(['started', 'error', 'end']);
  expect(errorIn(again)).toBe('lost');
});
