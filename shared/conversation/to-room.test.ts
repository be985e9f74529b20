import { describe, expect, it } from 'vitest';
import type { AppMessage } from './app-message.ts';
import { maxAppMessageCharacters } from './app-message.ts';
import * as room from './to-room.ts';

const call = { vendorId: 'c1' };
const textsOf = (messages: AppMessage[]) =>
  messages.map(({ properties }) => String(properties?.['text'] ?? properties?.['context']));
const sentences = Array.from(
  { length: 200 },
  (_, n) => `Sentence ${n} says that the meeting is not at ${n}.`,
).join(' ');

describe('messages to the room', () => {
  it('have the shape Tavus names', () => {
    expect([
      room.interrupt(call),
      ...room.echo(call, 'Gym is added.', 'inf-1'),
      room.respond(call, 'What is next?'),
      ...room.appendContext(call, 'It rains.'),
      ...room.overwriteContext(call, 'It snows.'),
      room.sensitivity(call, { pause: 'low' }),
      room.sensitivity(call, { interrupt: 'auto' }),
      room.toolResult(call, { callId: 'call_1', output: '{}', status: 'success' }),
    ]).toEqual(
      [
        ['interrupt'],
        ['echo', { modality: 'text', text: 'Gym is added.', done: true, inference_id: 'inf-1' }],
        ['respond', { text: 'What is next?' }],
        ['append_llm_context', { context: 'It rains.' }],
        ['overwrite_llm_context', { context: 'It snows.' }],
        ['sensitivity', { participant_pause_sensitivity: 'low' }],
        ['sensitivity', { participant_interrupt_sensitivity: 'auto' }],
        ['tool_result', { tool_call_id: 'call_1', output: '{}', status: 'success' }],
      ].map(([type, properties]) => ({
        message_type: 'conversation',
        event_type: `conversation.${type as string}`,
        conversation_id: 'c1',
        ...(properties === undefined ? {} : { properties }),
      })),
    );
  });

  it('name no call while there is none', () => {
    expect(room.interrupt({ vendorId: null })).not.toHaveProperty('conversation_id');
  });
});

describe('what is too long for one message', () => {
  it.each([
    ['echo', room.echo],
    ['append', room.appendContext],
    ['overwrite', room.overwriteContext],
  ])('goes as several that fit, whole sentence by whole sentence: %s', (_name, make) => {
    const messages = make(call, sentences);
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages)
      expect(JSON.stringify(message).length).toBeLessThanOrEqual(maxAppMessageCharacters);
    expect(textsOf(messages).join(' ')).toBe(sentences);
    for (const text of textsOf(messages)) expect(text).toMatch(/^Sentence .*\d\.$/s);
  });

  it('replaces the context once, then adds', () => {
    const types = room.overwriteContext(call, sentences).map(({ event_type: type }) => type);
    expect(types[0]).toBe('conversation.overwrite_llm_context');
    expect(new Set(types.slice(1))).toEqual(new Set(['conversation.append_llm_context']));
  });

  it('is counted as it travels: quotes and line ends take two characters', () => {
    const lines = `${'"'.repeat(30)}\n`.repeat(120);
    const messages = room.appendContext(call, lines);
    for (const message of messages)
      expect(JSON.stringify(message).length).toBeLessThanOrEqual(maxAppMessageCharacters);
    expect(textsOf(messages).join('\n')).toBe(lines.trim());
  });

  it('is left out and named where it cannot be cut without changing what it says', () => {
    const endless = `It is not true that ${'very '.repeat(1_200)}long`;
    const [message, ...others] = room.appendContext(call, `Gym is at 7. \n${endless}\nYoga is at 8.`);
    expect(others).toEqual([]);
    expect(message?.properties?.['context']).toMatch(
      /^Gym is at 7\. \n\[A longer note was left out here\.\]\s*Yoga is at 8\.$/,
    );
    expect(room.respond(call, endless)).toBeNull();
    expect(room.toolResult(call, { callId: 'c', output: endless, status: 'success' })).toBeNull();
  });

  it('is nothing when there is nothing to say', () => {
    expect(room.echo(call, ' ')).toEqual([]);
  });
});
