import { beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '#extension/platform/store.ts';
import type { AppMessage } from '#shared/conversation/app-message.ts';
import { createCallServer, roomOfTest } from '../../testing/call-server.ts';
import type { FrameEvent } from './call-frame.ts';
import { startSession, type SessionDeps } from './call-session.ts';
import type { CallResult, CallState } from './call-state.ts';

/** The session listens for the page going away; here the page is an event target. */
const page = new EventTarget();
beforeEach(() => vi.stubGlobal('addEventListener', page.addEventListener.bind(page)));

const echo = (text: string): AppMessage => ({
  message_type: 'conversation',
  event_type: 'conversation.echo',
  properties: { modality: 'text', text },
});

function call(server = createCallServer(), room: { join?: () => Promise<void> } = {}) {
  const state = createStore<CallState>({ at: 'starting' });
  const sent: unknown[] = [];
  const results: CallResult[] = [];
  const seen = { left: 0, joined: 0 };
  let tellFrame: (event: FrameEvent) => void = () => undefined;
  const deps: SessionDeps = {
    api: server.api,
    state,
    container: () => Promise.resolve({} as HTMLElement),
    frames: {
      daily: () => Promise.reject(new Error('not this one')),
      simulated: (_room, { onEvent }) => {
        tellFrame = onEvent;
        return Promise.resolve({
          async join() {
            seen.joined += 1;
            await room.join?.();
          },
          send: (message) => sent.push(message),
          say: () => undefined,
          setMuted: () => undefined,
          setCamera: () => undefined,
          leave() {
            seen.left += 1;
            onEvent({ type: 'left', reason: 'left' });
            return Promise.resolve();
          },
        });
      },
    },
    endConversation: server.endConversation,
    onResult: (result) => results.push(result),
    now: () => 60_000,
    chance: () => 0,
  };
  const begin = (handed: { room: typeof roomOfTest; since: number } | null = null) =>
    startSession(deps, {
      handed,
      devices: { microphone: true, camera: false },
      timeZone: 'UTC',
      continues: null,
    });
  return { server, state, sent, results, seen, begin, frame: (event: FrameEvent) => tellFrame(event) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const fromPersona = (message: unknown): FrameEvent => ({ type: 'app-message', message, isFromPersona: true });

test('messages of the persona go to the server unread, and its answers into the room', async () => {
  const server = createCallServer({ relay: () => [echo('Gym is added.')] });
  const { begin, frame, sent, state } = call(server);
  await begin();
  await settled();
  frame({ type: 'joined' });
  expect(state.get()).toMatchObject({ at: 'on', joinedAt: 60_000 });
  const message = { anything: ['at', 'all'] };
  frame(fromPersona(message));
  await settled();
  expect(server.relayed).toEqual([message]);
  expect(sent).toEqual([echo('Gym is added.')]);
});

test('a guest in the room cannot speak for the persona', async () => {
  const { begin, frame, server } = call();
  await begin();
  await settled();
  frame({ type: 'joined' });
  frame({ type: 'app-message', message: { event_type: 'conversation.tool_call' }, isFromPersona: false });
  await settled();
  expect(server.relayed).toEqual([]);
});

test('what the server wants said before the room is joined waits for it, and is said once', async () => {
  const { begin, frame, server, sent } = call();
  await begin();
  await settled();
  server.tell({ type: 'send', message: echo('first') });
  expect(sent).toEqual([]);
  frame({ type: 'joined' });
  expect(sent).toEqual([echo('first')]);
  server.tell({ type: 'send', message: echo('first') }, 1);
  expect(sent).toHaveLength(1);
});

test('a long message goes into the room in parts that it takes', async () => {
  const { begin, frame, server, sent } = call();
  await begin();
  await settled();
  frame({ type: 'joined' });
  const context = 'Gym is at seven. '.repeat(600);
  server.tell({
    type: 'send',
    message: {
      message_type: 'conversation',
      event_type: 'conversation.append_llm_context',
      properties: { context },
    },
  });
  expect(sent.length).toBeGreaterThan(2);
  expect(sent.map((part) => (part as AppMessage).properties?.['context']).join('')).toBe(context);
});

test('a result is handed on and ends the words about its tool', async () => {
  const { begin, frame, server, state, results } = call();
  await begin();
  await settled();
  frame({ type: 'joined' });
  frame(fromPersona({ event_type: 'conversation.tool_call', properties: { name: 'add_event' } }));
  expect(state.get()).toMatchObject({ runningTool: 'add_event' });
  server.tell({
    type: 'function_result',
    tool: 'add_event',
    status: 'refused',
    outcome: { kind: 'past', say: 'That is over.' },
  });
  expect(state.get()).toMatchObject({ runningTool: null });
  expect(results.map(({ outcome }) => outcome.say)).toEqual(['That is over.']);
});

test('leaving tells the server, leaves the room once and says how it was', async () => {
  const { begin, frame, server, state, seen } = call();
  const session = await begin();
  await settled();
  frame({ type: 'joined' });
  const leaving = session?.leave();
  await settled();
  server.tell({ type: 'ended', reason: 'left', say: 'You talked for a minute.' });
  await leaving;
  expect(server.ended).toEqual(['conversation-1']);
  expect(seen.left).toBe(1);
  expect(state.get()).toMatchObject({ at: 'ended', say: 'You talked for a minute.' });
});

test('the server ending the call ends it here, in its words', async () => {
  const { begin, frame, server, state } = call();
  const session = await begin();
  await settled();
  frame({ type: 'joined' });
  server.tell({ type: 'ended', reason: 'max_call_duration', say: 'The call has reached its longest time.' });
  await session?.ended;
  expect(state.get()).toMatchObject({ at: 'ended', say: 'The call has reached its longest time.' });
});

test('a page that goes away ends the conversation, and a page that stayed does not do it later', async () => {
  const { begin, server } = call();
  const session = await begin();
  await settled();
  page.dispatchEvent(new Event('pagehide'));
  expect(server.ended).toEqual(['conversation-1']);
  await session?.leave();
  server.ended.length = 0;
  page.dispatchEvent(new Event('pagehide'));
  expect(server.ended).toEqual([]);
});

test('leaving works while the room is still being joined', async () => {
  const { begin, state, seen, server } = call(createCallServer(), {
    join: () => new Promise(() => undefined),
  });
  const session = await begin();
  await settled();
  expect(state.get().at).toBe('connecting');
  await session?.leave();
  expect(state.get()).toMatchObject({ at: 'ended', seconds: 0 });
  expect([seen.left, server.ended.length]).toEqual([1, 1]);
});

test('a room that cannot be joined is told, and its conversation is not left open', async () => {
  const { begin, state, server, seen } = call(createCallServer(), {
    join: () => Promise.reject(new Error('It is over.')),
  });
  await begin();
  await settled();
  expect(state.get()).toEqual({
    at: 'refused',
    kind: 'unavailable',
    say: 'The call could not be joined. It is over.',
  });
  expect([server.ended.length, seen.left]).toEqual([1, 1]);
});

test.each([
  [
    'no free place',
    { kind: 'unavailable', reason: 'concurrency', say: 'Another call is running. End it first.' },
    'Another call is running. End it first.',
  ],
  [
    'no persona',
    { kind: 'not-allowed', reason: 'no-persona', say: 'There is no persona yet.' },
    'There is no persona yet.',
  ],
])('%s is said in the server’s words', async (_name, refusal, say) => {
  const { begin, state } = call(createCallServer({ start: () => Promise.resolve(refusal) }));
  expect(await begin()).toBeNull();
  expect(state.get()).toEqual({ at: 'refused', kind: refusal.kind, say });
});

test('a server that is away is told as that', async () => {
  const { begin, state } = call(
    createCallServer({ start: () => Promise.reject(new TypeError('Failed to fetch')) }),
  );
  await begin();
  expect(state.get()).toMatchObject({
    at: 'refused',
    say: 'Your server does not answer, so no call was started. Try again in a moment.',
  });
});

test('a call that is handed over is not ended, and what was sent into the room is not sent again', async () => {
  const server = createCallServer();
  const first = call(server);
  const session = await first.begin();
  await settled();
  first.frame({ type: 'joined' });
  server.tell({ type: 'send', message: echo('Gym is added.') });
  const since = (await session?.release()) ?? -1;
  const second = call(server);
  await second.begin({ room: roomOfTest, since });
  await settled();
  second.frame({ type: 'joined' });
  expect(first.sent).toHaveLength(1);
  expect(second.sent).toEqual([]);
  expect(server.asked).toEqual([0, 1]);
  expect(server.ended).toEqual([]);
});
