/**
 * An answer as the message that goes out: ids, signatures, tokens, and the cut where the tokens are
 * used up. A cut call of a tool keeps its JSON as far as it came.
 */
import type { Answer, AnswerBlock } from './answer.ts';
import type { Dice } from './dice.ts';
import type { Issued } from './issued.ts';
import type { CacheUsage } from './prompt-cache.ts';
import { tokensOf } from './prompt-cache.ts';

export type OutBlock =
  | { type: 'thinking'; thinking: string; signature: string }
  | { type: 'text'; text: string }
  | { type: 'tool_use'; id: string; name: string; json: string };

export type OutMessage = {
  id: string;
  model: string;
  blocks: OutBlock[];
  stopReason: 'end_turn' | 'tool_use' | 'max_tokens' | 'pause_turn' | 'refusal';
  usage: CacheUsage & { output_tokens: number };
};

export function toMessage(
  answer: Answer,
  given: { model: string; maxTokens: number; usage: CacheUsage },
  from: { dice: Dice; issued: Issued },
): OutMessage {
  const { dice, issued } = from;
  const whole = answer.blocks.map((block) => toOut(block, from));
  const ids = whole.flatMap((block) => (block.type === 'tool_use' ? [block.id] : []));
  if (whole[0]?.type === 'thinking') issued.noteThinkingBefore(ids);
  const cutInHalf = answer.end === 'max_tokens' ? Math.max(1, sizeOf(whole) - halfOfLast(whole)) : Infinity;
  const { blocks, isCut } = within(whole, Math.min(given.maxTokens, cutInHalf));
  if (answer.end === 'pause_turn') {
    issued.paused.push(blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])));
  }
  return {
    id: `msg_${dice.id(24)}`,
    model: given.model,
    blocks,
    stopReason: isCut ? 'max_tokens' : stopReasonOf(answer, ids.length > 0),
    usage: { ...given.usage, output_tokens: Math.max(1, sizeOf(blocks)) },
  };
}

function stopReasonOf(answer: Answer, callsTools: boolean): OutMessage['stopReason'] {
  switch (answer.end) {
    case 'refusal':
    case 'pause_turn':
    case 'max_tokens':
      return answer.end;
    case 'natural':
      return callsTools ? 'tool_use' : 'end_turn';
  }
}

function toOut(block: AnswerBlock, { dice, issued }: { dice: Dice; issued: Issued }): OutBlock {
  switch (block.type) {
    case 'thinking':
      return { ...block, signature: issued.sign(block.thinking, dice.id(16)) };
    case 'text':
      return block;
    case 'tool_use':
      return {
        type: 'tool_use',
        id: block.id ?? `toolu_${dice.id(24)}`,
        name: block.tool,
        json: JSON.stringify(block.arguments),
      };
  }
}

const textOf = (block: OutBlock): string =>
  block.type === 'thinking' ? block.thinking : block.type === 'text' ? block.text : block.json;
const sizeOf = (blocks: OutBlock[]): number =>
  blocks.reduce((sum, block) => sum + tokensOf(textOf(block)), 0);

function halfOfLast(blocks: OutBlock[]): number {
  const last = blocks.at(-1);
  return last ? Math.ceil(tokensOf(textOf(last)) / 2) : 0;
}

function within(blocks: OutBlock[], most: number): { blocks: OutBlock[]; isCut: boolean } {
  const kept: OutBlock[] = [];
  let left = most;
  for (const block of blocks) {
    const needs = tokensOf(textOf(block));
    if (needs > left) {
      const part = textOf(block).slice(0, left * 4);
      if (block.type === 'text' && part !== '') kept.push({ ...block, text: part });
      if (block.type === 'tool_use') kept.push({ ...block, json: part });
      return { blocks: kept, isCut: true };
    }
    kept.push(block);
    left -= needs;
  }
  return { blocks: kept, isCut: false };
}
