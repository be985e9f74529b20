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

  it.each([
    ['between words', `It is not true that ${'very '.repeat(3_000)}long`],
    ['between characters', 'ü"😀'.repeat(4_000)],
  ])('is cut %s where there is no sentence to cut at, and says so', (_where, endless) => {
    const texts = textsOf(room.appendContext(call, `Gym is at 7. \n${endless}\nYoga is at 8.`));
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts.slice(1, -1)) {
      expect(text.startsWith('[goes on from the note before] ')).toBe(true);
      expect(text.endsWith(' [goes on in the next note]')).toBe(true);
    }
    const whole = texts
      .join('')
      .replaceAll(' [goes on in the next note]', '')
      .replaceAll('[goes on from the note before] ', '');
    expect(whole.replaceAll(/\s+/g, '')).toBe(`Gym is at 7. ${endless} Yoga is at 8.`.replaceAll(/\s+/g, ''));
    for (const text of texts) expect(text.isWellFormed()).toBe(true);
  });

  it('is refused whole where it has to be one message', () => {
    const endless = `It is not true that ${'very '.repeat(1_200)}long`;
    expect(room.respond(call, endless)).toBeNull();
    expect(room.toolResult(call, { callId: 'c', output: endless, status: 'success' })).toBeNull();
  });

  it('is nothing when there is nothing to say', () => {
    expect(room.echo(call, ' ')).toEqual([]);
  });
});
