import { expect, test } from 'vitest';
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { Room } from './call-frame.ts';
import {
  afterConversationEvent,
  afterDevices,
  changesIn,
  endOf,
  isCheckedLive,
  startOfCall,
  type OnCall,
} from './call-state.ts';
import { statusOf } from './call-status.ts';
import { clockOf } from './Timer.tsx';

const room: Room = {
  conversationId: 'c',
  tavusConversationId: 'v',
  callUrl: 'http://127.0.0.1:9000/c',
  transport: 'simulated',
};
const daily: Room = { ...room, transport: 'daily' };
const begun = startOfCall(room, { microphone: true, camera: false });
const on: OnCall = { ...begun, at: 'on', joinedAt: 10_000 };

let seq = 0;
type Told = ConversationEvent extends infer E ? (E extends unknown ? Omit<E, 'seq' | 'at'> : never) : never;
function after(call: OnCall, ...events: Told[]): OnCall {
  return events.reduce(
    (now, event) =>
      afterConversationEvent(now, {
        ...event,
        seq: (seq += 1),
        at: '2026-11-20T12:00:00Z',
      } as ConversationEvent),
    call,
  );
}
const said = (role: 'user' | 'agent', text: string, turn: number, isFinal: boolean): Told => ({
  type: 'transcript',
  role,
  text,
  turn,
  isFinal,
});

test('a sentence that grows is one caption, and its final words stay', () => {
  const call = after(
    on,
    said('user', 'add', 1, false),
    said('user', 'add gym', 1, false),
    said('user', 'Add gym at 7.', 1, true),
  );
  expect(call.captions.map(({ text }) => text)).toEqual(['Add gym at 7.']);
});

test('words that come again, or late after the final ones, change nothing', () => {
  const call = after(
    on,
    said('agent', 'Done.', 1, true),
    said('agent', 'Done.', 1, true),
    said('agent', 'Do', 1, false),
  );
  expect(call.captions.map(({ text }) => text)).toEqual(['Done.']);
});

test('two things the persona says in one turn are two captions, and only the last few are kept', () => {
  const call = after(
    on,
    ...[1, 2, 3].flatMap((turn) => [
      said('user', `u${turn}`, turn, true),
      said('agent', 'One second.', turn, true),
      said('agent', `a${turn}`, turn, true),
    ]),
  );
  expect(call.captions.map(({ text }) => text)).toEqual(['a2', 'u3', 'One second.', 'a3']);
});

test('a greeting that is told late does not stand over the answer', () => {
  const call = after(
    on,
    said('user', 'Hi', 1, true),
    said('agent', 'Done.', 1, true),
    said('agent', 'Welcome!', 0, true),
  );
  expect(call.captions.map(({ text }) => text)).toEqual(['Hi', 'Welcome!', 'Done.']);
});

test('what was not true is marked, also when that is found a moment later', () => {
  const words = said('agent', 'Gym is booked.', 1, true);
  const late = after(
    on,
    words,
    { ...words, claim: 'corrected' } as Told,
    said('agent', 'Gym is not added.', 1, true),
  );
  expect(late.captions).toMatchObject([
    { text: 'Gym is booked.', claim: 'corrected' },
    { text: 'Gym is not added.' },
  ]);
});

test('a vendor’s words are checked only while the server is there; our own always are', () => {
  const relay: OnCall = { ...on, room: { ...room, brain: 'relay' } };
  expect(isCheckedLive(relay)).toBe(true);
  expect(isCheckedLive({ ...relay, isServerUp: false })).toBe(false);
  expect(isCheckedLive({ ...relay, room: { ...room, brain: 'custom-llm' }, isServerUp: false })).toBe(true);
});

test('who stops speaking does not silence the other', () => {
  const call = after(
    on,
    { type: 'user_speaking', isSpeaking: true },
    { type: 'agent_speaking', isSpeaking: true },
    { type: 'user_speaking', isSpeaking: false },
  );
  expect(call.speaker).toBe('agent');
});

test('the most pressing thing is what the stage says', () => {
  expect(statusOf(null).words).toBe('Starting the call');
  expect(statusOf(begun).words).toBe('Connecting');
  expect(statusOf(on).words).toBe('Listening');
  expect(statusOf({ ...on, speaker: 'agent', runningTool: 'add_event' }).words).toBe('Adding it');
  expect(statusOf({ ...on, runningTool: 'add_event', isServerUp: false }).words).toBe(
    'Reconnecting to your server',
  );
  expect(statusOf({ ...on, runningTool: 'unheard_of' }).words).toBe('Working on it');
  expect(statusOf({ ...on, isMuted: true }).words).toBe('You are muted');
});

test('a result ends the wait for its tool', () => {
  const outcome: Outcome = { kind: 'not-found', say: 'Not found.' };
  const call = after(
    { ...on, runningTool: 'move_event' },
    { type: 'function_result', tool: 'move_event', status: 'refused', outcome },
  );
  expect(call.runningTool).toBeNull();
  expect(call.results).toHaveLength(1);
});

test('a camera that fails leaves a voice call, a microphone that fails leaves typing, and both say so', () => {
  const seen = afterDevices({ ...on, room: daily, isCameraOn: true }, { camera: 'unavailable' });
  expect(seen).toMatchObject({ hasCamera: false, isCameraOn: false, isMuted: false });
  expect(seen.notice).toBe('The camera did not start. You are heard, not seen.');
  const heard = afterDevices({ ...on, room: daily }, { microphone: 'unavailable' });
  expect(heard).toMatchObject({ hasMicrophone: false, isMuted: true });
  expect(heard.notice).toBe('The microphone did not start. Type what you want to say.');
});

test('a device that failed is not back because it is off', () => {
  const lost = afterDevices({ ...on, room: daily }, { microphone: 'unavailable' });
  expect(afterDevices(lost, { microphone: 'off' }).hasMicrophone).toBe(false);
  expect(afterDevices(lost, { microphone: 'on' })).toMatchObject({ hasMicrophone: true, isMuted: false });
});

test('the summary counts what was really changed: no reads, no refusals, nothing twice', () => {
  const done: Outcome = {
    kind: 'done',
    say: 'Added.',
    receipt: { version: 2, changes: [{ kind: 'add', event: {} as never }] },
  };
  const outcomes: Outcome[] = [
    done,
    { ...done, repeat: true },
    { kind: 'done', say: 'You have nothing.', receipt: { version: 2, changes: [] } },
    { kind: 'conflict', say: 'Taken.', with: [], alternatives: [] },
  ];
  expect(
    changesIn(outcomes.map((outcome) => ({ tool: 'add_event', status: 'success', outcome }))),
  ).toHaveLength(1);
});

test('a call that was never joined took no time', () => {
  expect(endOf(begun, 'Over.', 99_000).seconds).toBe(0);
  expect(endOf(on, 'Over.', 75_400).seconds).toBe(65);
});

test.each([
  [0, '0:00'],
  [65, '1:05'],
  [3_600, '1:00:00'],
  [3_729, '1:02:09'],
])('%i seconds are %s', (seconds, shown) => {
  expect(clockOf(seconds)).toBe(shown);
});
