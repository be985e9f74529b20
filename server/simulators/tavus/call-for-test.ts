/**
 * What tests of the simulator share: an account with a persona, a call in it, and a server that
 * takes tool deliveries and callbacks. Real sockets on both sides.
 */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TavusSimulatorOptions } from './options.ts';
import type { TavusSimulator } from './start-tavus-simulator.ts';
import { startTavusSimulator } from './start-tavus-simulator.ts';
import type { Understand } from '../mind/understand.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- answers are asserted on, not worked with
export type Loose = any;

export const faceId = 'r5151ab0c0de';
export const toolSecret = 'a secret for tools';

/** Fast: the persona is there at once and speaks without taking time. */
export const startQuickly = (options: TavusSimulatorOptions = {}): Promise<TavusSimulator> =>
  startTavusSimulator({
    allowLoopback: true,
    joinDelayMs: 0,
    msPerWord: 0,
    heartbeatMs: 0,
    analysisDelayMs: 500,
    lostAfterMs: 50,
    understand: hearing({}),
    ...options,
  });

/** Understands exactly these sentences: for tests that are about the engine, not about language. */
export function hearing(sentences: Record<string, ReturnType<Understand>>): Understand {
  return (text) => sentences[text] ?? { kind: 'unknown', call: null, choice: null };
}

export const calls = (tool: string, args: Record<string, unknown>): ReturnType<Understand> => ({
  kind: 'add',
  call: { tool, arguments: args },
  choice: null,
});

export async function rest(
  sim: TavusSimulator,
  method: string,
  request: { path: string; body?: unknown; key?: string },
): Promise<{ status: number; body: Loose; text: string }> {
  const response = await fetch(`${sim.url}${request.path}`, {
    method,
    headers: { 'x-api-key': request.key ?? 'simulated', 'content-type': 'application/json' },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  return { status: response.status, body: isJson ? JSON.parse(text) : null, text };
}

export async function makePersona(
  sim: TavusSimulator,
  fields: Record<string, unknown> = {},
): Promise<string> {
  const { body } = await rest(sim, 'POST', {
    path: '/personas',
    body: { persona_name: 'Test', system_prompt: 'Be brief.', default_replica_id: faceId, ...fields },
  });
  return body.persona_id;
}

export async function startCall(sim: TavusSimulator, fields: Record<string, unknown> = {}): Promise<string> {
  const { body, text } = await rest(sim, 'POST', { path: '/conversations', body: fields });
  if (body?.conversation_id === undefined) throw new Error(text);
  return body.conversation_id;
}

/** A persona with one registry tool that is delivered to `url`, and a call with it. */
export async function startCallWithTool(
  sim: TavusSimulator,
  tool: { url: string; name?: string; onResolve?: string; onCall?: string; auth?: unknown; timeout?: number },
  conversation: Record<string, unknown> = {},
): Promise<string> {
  const personaId = await makePersona(sim);
  const created = await rest(sim, 'POST', {
    path: '/tools',
    body: {
      name: tool.name ?? 'add_event',
      description: 'Adds an event.',
      parameters: { type: 'object', properties: { title: { type: 'string' } } },
      on_call: tool.onCall ?? 'silent',
      on_resolve: tool.onResolve ?? 'response_in_result',
      delivery: {
        app_message: false,
        api: {
          url: tool.url,
          timeout: tool.timeout ?? 5,
          auth: tool.auth ?? { type: 'hmac', secret: toolSecret },
        },
      },
    },
  });
  await rest(sim, 'POST', { path: `/pals/${personaId}/tools`, body: { tool_ids: [created.body.tool_id] } });
  return startCall(sim, { persona_id: personaId, ...conversation });
}

export type Received = { path: string; headers: IncomingHttpHeaders; raw: Buffer; body: Loose };

export type Receiver = AsyncDisposable & {
  url: string;
  received: Received[];
  /** Resolves when so many have come. */
  waitFor(count: number): Promise<Received[]>;
};

export async function startReceiver(
  answer: (request: Received) => { status?: number; body?: unknown; afterMs?: number } = () => ({}),
): Promise<Receiver> {
  const received: Received[] = [];
  let wake: (() => void)[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const raw = Buffer.concat(chunks);
      const request = { path: req.url ?? '', headers: req.headers, raw, body: parse(raw) };
      received.push(request);
      for (const one of wake) one();
      const { status = 200, body = {}, afterMs = 0 } = answer(request);
      setTimeout(() => {
        const isStream = typeof body === 'string' && /^(data)?:/.test(body);
        res.writeHead(status, { 'content-type': isStream ? 'text/event-stream' : 'application/json' });
        res.end(typeof body === 'string' ? body : JSON.stringify(body));
      }, afterMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async waitFor(count) {
      const until = performance.now() + 5000;
      while (received.length < count) {
        const left = until - performance.now();
        if (left <= 0) throw new Error(`${received.length} of ${count} requests came`);
        await Promise.race([
          new Promise<void>((resolve) => wake.push(resolve)),
          new Promise((resolve) => setTimeout(resolve, left)),
        ]);
      }
      wake = [];
      return received;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return null;
  }
}
