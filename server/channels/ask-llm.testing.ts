/** Asks our model endpoint as Tavus does, over a real socket, and reads the answer as OpenAI's client does. */
import type { TestApp } from '#server/testing/test-app.ts';

export type Message = { role: 'system' | 'user' | 'assistant'; content: string };

export type LlmQuestion = {
  messages: Message[];
  /** The vendor's id; default: the app's own talk, which is made one of our brain. */
  conversation?: string;
  key?: string;
  url?: string;
  isStreamed?: boolean;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

export type LlmAnswer = {
  status: number;
  type: string;
  /** As it came. */
  raw: string;
  chunks: Chunk[];
  text: string;
  keepalives: number;
  isDone: boolean;
};

type Chunk = {
  id: string;
  object: string;
  created: number;
  model: string;
  choices: { index: number; delta: { role?: string; content?: string }; finish_reason: string | null }[];
};

export const path = '/api/llm/chat/completions';
export const user = (content: string): Message => ({ role: 'user', content });
export const assistant = (content: string): Message => ({ role: 'assistant', content });
export const system = (content: string): Message => ({ role: 'system', content });

export function askLlm(app: TestApp, question: LlmQuestion): Promise<LlmAnswer> {
  const { messages, isStreamed } = question;
  return postLlm(
    app,
    JSON.stringify({ model: 'calendar-agent', stream: isStreamed ?? true, messages }),
    question,
  );
}

export async function postLlm(
  app: TestApp,
  body: string | Uint8Array<ArrayBuffer>,
  question: Omit<LlmQuestion, 'messages'> = {},
): Promise<LlmAnswer> {
  const response = await fetch(`${question.url ?? app.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${question.key ?? app.secrets.LLM_API_KEY}`,
      ...(question.headers ?? { 'conversation-id': question.conversation ?? app.conversation.vendorId }),
    },
    body,
    ...(question.signal ? { signal: question.signal } : {}),
  });
  const raw = await response.text();
  const lines = raw.split('\n');
  const data = lines.flatMap((line) => (line.startsWith('data: ') ? [line.slice(6)] : []));
  const chunks = data.filter((text) => text !== '[DONE]').map((text) => JSON.parse(text) as Chunk);
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    raw,
    chunks,
    text: chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join(''),
    keepalives: lines.filter((line) => line === ': keepalive').length,
    isDone: data.at(-1) === '[DONE]',
  };
}
