/**
 * What Tavus sends to a custom LLM, made ours: what was said so far, what is to be answered, and
 * what it tells beside that. Our own system prompt comes back in it and is dropped: the agent is
 * told afresh in every turn. Shapes: OpenAI's chat completions; marks seen live in 2026.
 */
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';

const Part = z.looseObject({ type: z.string(), text: z.string().optional() });

const Message = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: z.union([z.string(), z.array(Part)]).nullish(),
});

const Completion = z.looseObject({
  model: z.string().max(200).optional(),
  stream: z.boolean().nullish(),
  messages: z.array(Message).min(1),
});

export type LlmRequest = {
  model: string;
  isStreamed: boolean;
  /** Everything that was said, oldest first; the agent's words as far as they were heard. */
  dialogue: { role: 'user' | 'agent'; text: string }[];
  context: { from: 'perception' | 'vendor'; text: string }[];
};

const longestContext = 2_000;
const mostContexts = 6;

/** Throws `bad-request` for what is no chat completion. */
export function readLlmRequest(raw: Uint8Array): LlmRequest {
  const parsed = Completion.safeParse(readJson(raw));
  if (!parsed.success) throw new AppError('bad-request', 'the body is no chat completion');
  const { model, stream, messages } = parsed.data;
  const request: LlmRequest = {
    model: model ?? 'calendar-agent',
    isStreamed: stream === true,
    dialogue: [],
    context: [],
  };
  messages.forEach((message, index) => {
    const text = textOf(message.content);
    switch (message.role) {
      case 'user':
        return hear(request, text);
      case 'assistant': {
        const said = withoutTags(text);
        if (said !== '') request.dialogue.push({ role: 'agent', text: said });
        return undefined;
      }
      case 'system':
      case 'developer':
        // The first one is the persona's own prompt.
        return index === 0 ? undefined : tell(request, text);
      default:
        return undefined;
    }
  });
  request.context = request.context.slice(-mostContexts);
  return request;
}

/** Older perception wraps the words together with what the camera sees. */
function hear(request: LlmRequest, text: string): void {
  const wrapped = /^\s*USER_SPEECH:\s*([\s\S]*?)\s*VISUAL_SCENE:\s*([\s\S]*)$/.exec(text);
  const words = withoutTags(wrapped?.[1] ?? text);
  if (wrapped?.[2]) note(request, 'perception', wrapped[2]);
  if (words !== '') request.dialogue.push({ role: 'user', text: words });
}

/** Rules of Tavus' own that are ours to follow already: zone, language, tags for the voice. */
const known = [/\btime ?zone is\b/i, /^\s*respond in \w+\.?\s*$/i, /<emotion\b|\bemotion tag/i];

function tell(request: LlmRequest, text: string): void {
  if (/<user_\w+/.test(text)) return note(request, 'perception', text);
  if (known.some((rule) => rule.test(text))) return;
  note(request, 'vendor', text);
}

function note(request: LlmRequest, from: 'perception' | 'vendor', text: string): void {
  const short = text.trim().slice(0, longestContext).toWellFormed();
  if (short !== '') request.context.push({ from, text: short });
}

function textOf(content: z.infer<typeof Message>['content']): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ text }) => text ?? '').join('');
}

/** Stage directions for the voice are not words. */
const withoutTags = (text: string): string =>
  text
    .replace(/<emotion\b[^>]{0,200}\/?>|<\/emotion>/gi, '')
    // A voice speaks none, and no database keeps one.
    .replaceAll('\0', '')
    .toWellFormed()
    .trim();

function readJson(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch (cause) {
    throw new AppError('bad-request', 'the body is not JSON', { cause });
  }
}
