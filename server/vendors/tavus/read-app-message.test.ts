import { describe, expect, it } from 'vitest';
import { readAppMessage } from './read-app-message.ts';

const message = (event_type: string, properties?: Record<string, unknown>, more = {}) => ({
  message_type: 'conversation',
  event_type,
  conversation_id: 'c1',
  seq: 7,
  turn_idx: 2,
  ...(properties === undefined ? {} : { properties }),
  ...more,
});

describe('readAppMessage', () => {
  it('reads a tool call with its arguments as text, as an object, or with nothing', () => {
    const expected = {
      type: 'tool-call',
      name: 'add_event',
      callId: 'call_1',
      conversationId: 'c1',
      seq: 7,
      turn: 2,
    };
    const call = (args: unknown) =>
      readAppMessage(
        message('conversation.tool_call', { name: 'add_event', arguments: args, tool_call_id: 'call_1' }),
      );
    expect(call('{"title":"Gym"}')).toMatchObject({ ...expected, arguments: { title: 'Gym' } });
    expect(call({ title: 'Gym' })).toMatchObject({ ...expected, arguments: { title: 'Gym' } });
    expect(call('')).toMatchObject({ arguments: {} });
    expect(call(undefined)).toMatchObject({ arguments: {} });
    expect(call('[1]')).toMatchObject({ arguments: null });
    expect(call('{broken')).toMatchObject({ arguments: null });
  });

  it('does without a call id, and reads fields that were hoisted', () => {
    expect(
      readAppMessage(message('conversation.tool_call', undefined, { name: 'list_events', arguments: '{}' })),
    ).toMatchObject({ type: 'tool-call', name: 'list_events', callId: null });
    expect(
      readAppMessage(message('conversation.utterance', undefined, { role: 'user', speech: 'Hi' })),
    ).toMatchObject({ type: 'utterance', role: 'user', text: 'Hi' });
  });

  it.each(['replica', 'pal', 'face'])('the role %s is the agent', (role) => {
    expect(readAppMessage(message('conversation.utterance', { role, speech: 'Hi' }))).toMatchObject({
      role: 'agent',
    });
    expect(
      readAppMessage(message('conversation.stopped_speaking', { role, interrupted: true })),
    ).toMatchObject({
      type: 'speaking',
      role: 'agent',
      isSpeaking: false,
      isInterrupted: true,
    });
  });

  it('reads text as well as objects, and takes hyphens for underscores', () => {
    expect(readAppMessage(JSON.stringify(message('conversation.tool-call', { name: 'x' })))).toMatchObject({
      type: 'tool-call',
    });
  });

  it('takes stage directions out of what is said', () => {
    const speech = '<emotion value="happy"/> Done, <emotion value="calm"/> Gym is on.';
    expect(readAppMessage(message('conversation.utterance', { role: 'replica', speech }))).toMatchObject({
      text: 'Done, Gym is on.',
    });
  });

  it('reads why a call ended under either name', () => {
    const shutdown = (properties: Record<string, unknown>) =>
      readAppMessage({ message_type: 'system', event_type: 'system.shutdown', properties });
    expect(shutdown({ shutdown_reason: 'max_call_duration' })).toMatchObject({ reason: 'max_call_duration' });
    expect(shutdown({ reason: 'x' })).toMatchObject({ reason: 'x' });
    expect(shutdown({})).toMatchObject({ reason: 'unknown' });
  });

  it('keeps what nobody acts on as other', () => {
    expect(readAppMessage(message('conversation.perception-analysis', { analysis: 'x' }))).toMatchObject({
      type: 'other',
      eventType: 'conversation.perception_analysis',
    });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['broken text', '{"message_type":'],
    ['a list', []],
    ['no event type', { message_type: 'conversation' }],
    ['another message type', { message_type: 'chat', event_type: 'x' }],
    ['properties that are no object', { message_type: 'conversation', event_type: 'x', properties: 'y' }],
    ['an utterance of nobody', message('conversation.utterance', { speech: 'Hi' })],
    ['an utterance without words', message('conversation.utterance', { role: 'user', speech: 4 })],
    ['a tool call without a name', message('conversation.tool_call', { arguments: '{}' })],
    [
      'more than 4,096 characters',
      message('conversation.utterance', { role: 'user', speech: 'x'.repeat(4096) }),
    ],
    ['more than 4,096 characters of text', JSON.stringify(message('x', { a: 'x'.repeat(4096) }))],
  ])('%s is no message', (_what, input) => {
    expect(readAppMessage(input)).toBeNull();
  });

  it('does not fall over something that refers to itself', () => {
    const loop: Record<string, unknown> = message('conversation.utterance');
    loop['properties'] = loop;
    expect(readAppMessage(loop)).toBeNull();
  });
});
