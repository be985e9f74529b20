/**
 * The rules of a conversation: who begins and ends it, that every call of a tool is answered in the
 * next message, that thinking comes back as it went out. Throws the first broken one as a 400.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Issued } from './issued.ts';
import { invalid } from './refusal.ts';
import type { MessagesRequest, WireBlock, WireMessage } from './wire.ts';

type ToolUse = WireBlock & { type: 'tool_use' };
type ToolResult = WireBlock & { type: 'tool_result' };

export function checkMessages(request: MessagesRequest, issued: Issued): void {
  const { messages } = request;
  if (messages[0]?.role !== 'user') throw invalid('messages: first message must use the "user" role');
  messages.forEach((message, index) => {
    checkBlocks(message, index);
    if (message.role === 'assistant') checkAssistant(message, index, issued);
    checkPairs(messages, index);
  });
  checkEnd(messages, issued);
  const usesTools = messages.some(({ content }) =>
    content.some(({ type }) => type === 'tool_use' || type === 'tool_result'),
  );
  if (usesTools && (request.tools ?? []).length === 0) {
    throw invalid('Requests which include `tool_use` or `tool_result` blocks must define tools');
  }
}

function checkBlocks({ role, content }: WireMessage, index: number): void {
  if (content.length === 0) {
    throw invalid(`messages.${index}: all messages must have non-empty content`);
  }
  content.forEach((block, at) => {
    const where = `messages.${index}.content.${at}`;
    if (block.type === 'text' && block.text.trim() === '') {
      throw invalid(`${where}: text content blocks must contain non-whitespace text`);
    }
    if (role === 'user' && (block.type === 'tool_use' || block.type === 'thinking')) {
      throw invalid(`${where}: \`${block.type}\` blocks can only be in \`assistant\` messages`);
    }
    if (role === 'assistant' && block.type === 'tool_result') {
      throw invalid(`${where}: \`tool_result\` blocks can only be in \`user\` messages`);
    }
    if (role === 'user' && block.type === 'text' && (block.citations ?? []).length > 0) {
      throw invalid(`${where}.citations: Extra inputs are not permitted`);
    }
  });
}

function checkAssistant({ content }: WireMessage, index: number, issued: Issued): void {
  content.forEach((block, at) => {
    if (block.type === 'thinking' && !issued.isSignedThinking(block)) {
      throw invalid(`messages.${index}.content.${at}: Invalid \`signature\` in \`thinking\` block`);
    }
  });
  const first = content.find((block): block is ToolUse => block.type === 'tool_use');
  if (first && issued.hadThinking(first.id) && content[0]?.type !== 'thinking') {
    throw invalid(
      `messages.${index}.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${content[0]?.type ?? ''}\`. A final \`assistant\` message must start with a thinking block when it calls tools.`,
    );
  }
}

function checkPairs(messages: WireMessage[], index: number): void {
  const asked = (messages[index - 1]?.content ?? []).filter(
    (block): block is ToolUse => block.type === 'tool_use',
  );
  const content = messages[index]?.content ?? [];
  const results = content.filter((block): block is ToolResult => block.type === 'tool_result');
  const known = new Set(asked.map(({ id }) => id));
  for (const { tool_use_id: id } of results) {
    if (!known.has(id)) {
      throw invalid(
        `messages.${index}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
      );
    }
  }
  const answered = new Set(results.map(({ tool_use_id: id }) => id));
  if (answered.size !== results.length) {
    throw invalid(`messages.${index}: each tool_use must have a single result`);
  }
  const missing = asked.filter(({ id }) => !answered.has(id)).map(({ id }) => id);
  if (missing.length > 0) {
    throw invalid(
      `messages.${index - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing.join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
    );
  }
  const lastResult = content.findLastIndex(({ type }) => type === 'tool_result');
  if (results.length > 0 && lastResult !== results.length - 1) {
    throw invalid(`messages.${index}: \`tool_result\` blocks must come first in the message`);
  }
}

function checkEnd(messages: WireMessage[], issued: Issued): void {
  const last = messages.at(-1);
  if (last?.role !== 'assistant') return;
  const unanswered = last.content.find((block): block is ToolUse => block.type === 'tool_use');
  if (unanswered) {
    throw invalid(
      `messages.${messages.length - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${unanswered.id}.`,
    );
  }
  const texts = last.content.flatMap((block) => (block.type === 'text' ? [block.text] : []));
  if (issued.paused.some((paused) => isDeepStrictEqual(paused, texts))) return;
  throw invalid(
    'This model does not support assistant message prefill. The conversation must end with a user message.',
  );
}
