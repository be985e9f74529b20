/**
 * The client side of a custom LLM: `POST {base_url}/chat/completions` with the headers Tavus
 * sends, the probe when a persona is saved, and the requests that come before anybody has spoken.
 */
import { whyNotCallable } from '../public-url.ts';
import type { Simulator } from '../simulator.ts';
import type { Conversation } from '../state.ts';
import type { Delta } from './read-sse.ts';
import { CutStream, IdleStream, readSse, withinIdle } from './read-sse.ts';

export type ChatMessage = { role: 'system' | 'user' | 'assistant' | 'tool'; content: string };

/** For the probe and for requests before anybody speaks. */
const patienceMs = 10_000;
const probeConversationId = 'tavus-openai-compat-test';

type LlmLayer = {
  model?: unknown;
  base_url?: unknown;
  api_key?: unknown;
  headers?: unknown;
  extra_body?: unknown;
  default_query?: unknown;
  tools?: unknown;
};

export async function* askLlm(
  sim: Simulator,
  input: { llm: LlmLayer; conversationId: string; messages: ChatMessage[] },
  signal: AbortSignal,
): AsyncGenerator<Delta> {
  const { llm, conversationId } = input;
  const note = (status: number | 'aborted' | 'idle' | 'cut' | 'failed') =>
    sim.journal.push({ what: 'llm', conversationId, status });
  const limits = { clock: sim.settings.clock, idleMs: sim.faults.llmIdleMs };
  const givenUp = new AbortController();
  try {
    const asking = fetch(addressOf(llm), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${typeof llm.api_key === 'string' ? llm.api_key : ''}`,
        'conversation-id': conversationId,
        ...(llm.headers as Record<string, string> | undefined),
      },
      body: JSON.stringify({
        model: llm.model,
        stream: true,
        messages: input.messages,
        ...(Array.isArray(llm.tools) && llm.tools.length > 0 ? { tools: llm.tools } : {}),
        ...(llm.extra_body as object | undefined),
      }),
      redirect: 'error',
      signal: AbortSignal.any([signal, sim.signal, givenUp.signal]),
    });
    const response = await withinIdle(asking, limits);
    note(response.status);
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return;
    }
    // The official demo says text/plain.
    if (!/^text\/(event-stream|plain)\b/.test(response.headers.get('content-type') ?? '')) {
      await response.body.cancel();
      return note('failed');
    }
    yield* readSse(response.body, limits);
  } catch (error) {
    note(signal.aborted ? 'aborted' : faultOf(error));
  } finally {
    givenUp.abort();
  }
}

const faultOf = (error: unknown): 'idle' | 'cut' | 'failed' => {
  if (error instanceof IdleStream) return 'idle';
  return error instanceof CutStream ? 'cut' : 'failed';
};

/** Null when the endpoint answers as it should, else Tavus' refusal to save. INF: that it refuses. */
export async function probeLlm(sim: Simulator, llm: LlmLayer | undefined): Promise<string | null> {
  const baseUrl = llm?.base_url;
  if (llm === undefined || typeof baseUrl !== 'string' || baseUrl === '') return null;
  if (whyNotCallable(baseUrl, sim.settings.allowLoopback) !== null) return 'Invalid base_url';
  let heard = 0;
  const messages: ChatMessage[] = [{ role: 'user', content: 'Hello' }];
  const asked = askLlm(
    sim,
    { llm, conversationId: probeConversationId, messages },
    AbortSignal.timeout(patienceMs),
  );
  for await (const delta of asked) if (typeof delta.content === 'string') heard += delta.content.length;
  return heard > 0 ? null : 'Custom LLM configuration test failed.';
}

/** FIELD: the LLM may be asked before the conversation's creation has been answered. */
export async function warmUpLlm(sim: Simulator, conversation: Conversation): Promise<void> {
  const persona = sim.state.personas.get(conversation.persona_id);
  const llm = persona?.layers['llm'];
  if (persona === undefined || typeof llm?.['base_url'] !== 'string') return;
  const messages: ChatMessage[] = [{ role: 'system', content: persona.system_prompt ?? '' }];
  const asked = askLlm(
    sim,
    { llm, conversationId: conversation.conversation_id, messages },
    AbortSignal.timeout(patienceMs),
  );
  for await (const _delta of asked);
}

function addressOf(llm: LlmLayer): URL {
  const url = new URL(`${String(llm.base_url).replace(/\/+$/, '')}/chat/completions`);
  for (const [name, value] of Object.entries(
    (llm.default_query as Record<string, string> | undefined) ?? {},
  )) {
    url.searchParams.set(name, value);
  }
  return url;
}
