/** One answer of the simulated model before it has ids, tokens and bytes; and the next one of a script. */
import type { Fault, ScriptItem } from './script.ts';

export type AnswerBlock =
  | { type: 'thinking'; thinking: string }
  | { type: 'text'; text: string }
  | { type: 'tool_use'; tool: string; arguments: Record<string, unknown>; id?: string | undefined };

export type Answer = {
  blocks: AnswerBlock[];
  end: 'natural' | 'refusal' | 'pause_turn' | 'max_tokens';
  fault?: Fault;
};

export const words = (text: string): Answer => ({ blocks: [{ type: 'text', text }], end: 'natural' });

const refusing = new Set(['rate-limit', 'overloaded', 'server-error', 'bad-key']);

/** Takes the items of one answer off the queue; null when it is empty. */
export function nextScripted(queue: ScriptItem[]): Answer | null {
  if (queue.length === 0) return null;
  const answer: Answer = { blocks: [], end: 'natural' };
  const has = (type: AnswerBlock['type']) => answer.blocks.some((block) => block.type === type);
  for (let item = queue[0]; item !== undefined; item = queue[0]) {
    const isFull =
      (item.do === 'fault' && answer.blocks.length > 0) ||
      (item.do === 'think' && (has('text') || has('tool_use'))) ||
      (item.do === 'say' && (has('text') || has('tool_use'))) ||
      (item.do === 'use' && has('tool_use'));
    if (isFull) return answer;
    queue.shift();
    switch (item.do) {
      case 'fault':
        answer.fault = item.fault;
        if (refusing.has(item.fault.kind)) return answer;
        break;
      case 'think':
        answer.blocks.push({ type: 'thinking', thinking: item.thinking });
        break;
      case 'say':
        answer.blocks.push({ type: 'text', text: item.text });
        break;
      case 'use':
        answer.blocks.push(...item.calls.map((call) => ({ type: 'tool_use' as const, ...call })));
        break;
      case 'refuse':
        return { ...answer, end: 'refusal' };
      case 'pause':
        return { ...answer, end: 'pause_turn' };
      case 'cut':
        return { ...answer, end: 'max_tokens' };
    }
  }
  return answer;
}
