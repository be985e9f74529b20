import { describe, expect, it } from 'vitest';
import { maxAppMessageCharacters, type AppMessage } from '#shared/conversation/app-message.ts';
import { fitMessage } from './fit-message.ts';

const message = (type: string, properties: Record<string, unknown>): AppMessage => ({
  message_type: 'conversation',
  event_type: `conversation.${type}`,
  conversation_id: 'c0ffee',
  properties,
});
const long = 'The “gym” is at 7.\nThe dentist is at 9. '.repeat(400) + '📅'.repeat(3_000);

describe('fitMessage', () => {
  it('leaves alone what fits', () => {
    const echo = message('echo', { modality: 'text', text: 'Done.', done: true });
    expect(fitMessage(echo)).toEqual([echo]);
  });

  it.each([
    ['append_llm_context', 'context', 'append_llm_context'],
    ['overwrite_llm_context', 'context', 'append_llm_context'],
    ['echo', 'text', 'echo'],
  ])('divides a long %s so that nothing is lost and every part fits', (type, field, next) => {
    const parts = fitMessage(message(type, { [field]: long, done: true }));
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.map((part) => part.properties?.[field]).join('')).toBe(long);
    for (const part of parts) {
      expect(JSON.stringify(part).length).toBeLessThanOrEqual(maxAppMessageCharacters);
      expect(String(part.properties?.[field]).isWellFormed()).toBe(true);
    }
    expect(parts.map((part) => part.event_type)).toEqual([
      `conversation.${type}`,
      ...parts.slice(1).map(() => `conversation.${next}`),
    ]);
  });

  it('does not divide what only means something whole', () => {
    const result = message('tool_result', { tool_call_id: '1', output: long });
    expect(fitMessage(result)).toEqual([result]);
  });
});
