/** A message as the events of a stream, in the API's order; words and JSON in pieces of any size. */
import type { Dice } from './dice.ts';
import type { OutBlock, OutMessage } from './to-message.ts';

export type StreamEvent = { event: string; data: Record<string, unknown> };

export function streamEvents(message: OutMessage, dice: Dice): StreamEvent[] {
  const events: StreamEvent[] = [];
  const send = (type: string, rest: Record<string, unknown>) =>
    events.push({ event: type, data: { type, ...rest } });
  send('message_start', {
    message: {
      ...bodyOf(message),
      content: [],
      stop_reason: null,
      usage: { ...usageOf(message), output_tokens: 1 },
    },
  });
  message.blocks.forEach((block, index) => {
    send('content_block_start', { index, content_block: emptied(block) });
    if (index === 0) send('ping', {});
    for (const delta of deltasOf(block, dice)) send('content_block_delta', { index, delta });
    send('content_block_stop', { index });
  });
  const {
    service_tier: _tier,
    speed: _speed,
    inference_geo: _geo,
    cache_creation: _split,
    ...usage
  } = usageOf(message);
  send('message_delta', {
    delta: {
      stop_reason: message.stopReason,
      stop_sequence: null,
      stop_details: detailsOf(message),
      container: null,
    },
    usage,
  });
  send('message_stop', {});
  return events;
}

/** The message as it is answered when nobody asked for a stream. */
export function bodyOf(message: OutMessage) {
  return {
    id: message.id,
    type: 'message',
    role: 'assistant',
    model: message.model,
    content: message.blocks.map((block) =>
      block.type === 'text'
        ? { type: 'text', text: block.text, citations: null }
        : block.type === 'thinking'
          ? block
          : { type: 'tool_use', id: block.id, name: block.name, input: parsed(block.json), caller },
    ),
    stop_reason: message.stopReason,
    stop_sequence: null,
    stop_details: detailsOf(message),
    container: null,
    diagnostics: null,
    usage: usageOf(message),
  };
}

const caller = { type: 'direct' };

function usageOf({ usage }: OutMessage) {
  return {
    ...usage,
    output_tokens_details: null,
    server_tool_use: null,
    service_tier: 'standard',
    speed: 'standard',
    inference_geo: null,
  };
}

function detailsOf({ stopReason }: OutMessage) {
  return stopReason === 'refusal' ? { type: 'refusal', category: null, explanation: null } : null;
}

function emptied(block: OutBlock): Record<string, unknown> {
  switch (block.type) {
    case 'text':
      return { type: 'text', text: '', citations: null };
    case 'thinking':
      return { type: 'thinking', thinking: '', signature: '' };
    case 'tool_use':
      return { type: 'tool_use', id: block.id, name: block.name, input: {}, caller };
  }
}

function deltasOf(block: OutBlock, dice: Dice): Record<string, unknown>[] {
  switch (block.type) {
    case 'text':
      return pieces(block.text, dice).map((text) => ({ type: 'text_delta', text }));
    case 'thinking':
      return [
        ...pieces(block.thinking, dice).map((thinking) => ({ type: 'thinking_delta', thinking })),
        { type: 'signature_delta', signature: block.signature },
      ];
    case 'tool_use':
      return ['', ...pieces(block.json, dice)].map((json) => ({
        type: 'input_json_delta',
        partial_json: json,
      }));
  }
}

/** By code points: a delta never holds half a character, its bytes on the wire may. */
function pieces(text: string, dice: Dice): string[] {
  const points = Array.from(text);
  const made: string[] = [];
  for (let at = 0; at < points.length;) {
    const size = dice.upTo(12);
    made.push(points.slice(at, at + size).join(''));
    at += size;
  }
  return made;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
