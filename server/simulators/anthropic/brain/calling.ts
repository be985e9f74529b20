/** An answer that calls tools, with the thinking that comes before it. */
import type { Answer } from '../answer.ts';
import type { ToolCall } from '../../mind/known.ts';

export function calling(calls: ToolCall[]): Answer {
  return {
    blocks: [
      { type: 'thinking', thinking: '' },
      ...calls.map((call) => ({ type: 'tool_use' as const, ...call })),
    ],
    end: 'natural',
  };
}
