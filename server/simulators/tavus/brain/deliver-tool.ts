/**
 * Delivery of a registry tool over HTTPS: the request Tavus makes to the tool's own URL, with each
 * kind of credentials, and what its answer counts as. Not retried, except once after a 401 with
 * OAuth client credentials.
 */
import { createHmac } from 'node:crypto';
import { whyNotCallable } from '../public-url.ts';
import type { Simulator } from '../simulator.ts';
import type { RegistryTool } from '../state.ts';
import type { ToolAnswer } from '../call/room.ts';

type Delivery = {
  tool: RegistryTool;
  conversationId: string;
  toolCallId: string | null;
  arguments: Record<string, unknown>;
};

type Api = NonNullable<RegistryTool['delivery']['api']>;
type Auth = Record<string, string> & { type: string };

export async function deliverTool(
  sim: Simulator,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const { api } = delivery.tool.delivery;
  const note = (status: number | 'timeout' | 'failed') =>
    sim.journal.push({
      what: 'tool-delivery',
      conversationId: delivery.conversationId,
      tool: delivery.tool.name,
      toolCallId: delivery.toolCallId,
      status,
    });
  if (api === undefined || whyNotCallable(api.url, sim.settings.allowLoopback) !== null) {
    note('failed');
    return { status: 'error', output: 'The tool cannot be reached.' };
  }
  const timeout = AbortSignal.timeout((api.timeout ?? 10) * 1000);
  try {
    const send = async () => {
      const { url, init } = await requestOf(sim, api, delivery);
      return fetch(url, { ...init, signal: AbortSignal.any([timeout, signal, sim.signal]) });
    };
    let response = await send();
    if (response.status === 401 && api.auth?.type === 'oauth2_client_credentials') response = await send();
    const output = await response.text();
    note(response.status);
    return { status: response.ok ? 'success' : 'error', output };
  } catch {
    note(timeout.aborted ? 'timeout' : 'failed');
    return { status: 'error', output: 'The tool did not answer.' };
  }
}

async function requestOf(
  sim: Simulator,
  api: Api,
  delivery: Delivery,
): Promise<{ url: URL; init: RequestInit & { redirect: 'error' } }> {
  const url = new URL(fill(api.url, delivery.arguments, encodeURIComponent));
  for (const [name, value] of Object.entries(api.query_params ?? {})) {
    url.searchParams.set(name, fill(value, delivery.arguments));
  }
  const method = api.method ?? 'POST';
  const body =
    api.body_template === undefined ? bodyOf(delivery) : fill(api.body_template, delivery.arguments);
  const headers: Record<string, string> = {
    'content-type': api.content_type ?? 'application/json',
    ...api.headers,
    ...(await credentials(sim, api.auth as Auth | undefined, { url, body })),
  };
  return { url, init: { method, headers, redirect: 'error', ...(method === 'GET' ? {} : { body }) } };
}

/** Only `conversation_id` and `arguments` (JSON text) are sure; see wire.ts. */
const bodyOf = (delivery: Delivery): string =>
  JSON.stringify({
    conversation_id: delivery.conversationId,
    ...(delivery.toolCallId === null ? {} : { tool_call_id: delivery.toolCallId }),
    name: delivery.tool.name,
    arguments: JSON.stringify(delivery.arguments),
  });

async function credentials(
  sim: Simulator,
  auth: Auth | undefined,
  request: { url: URL; body: string },
): Promise<Record<string, string>> {
  switch (auth?.type) {
    case 'bearer':
      return { authorization: `Bearer ${auth['token']}` };
    case 'basic':
      return {
        authorization: `Basic ${Buffer.from(`${auth['username']}:${auth['password']}`).toString('base64')}`,
      };
    case 'api_key': {
      if (auth['location'] === 'header') return { [auth['name'] ?? '']: auth['value'] ?? '' };
      request.url.searchParams.set(auth['name'] ?? '', auth['value'] ?? '');
      return {};
    }
    case 'oauth2_client_credentials':
      return { authorization: `Bearer ${await clientToken(sim, auth)}` };
    case 'hmac': {
      const secret = sim.faults.wrongSignature ? `not ${auth['secret']}` : (auth['secret'] ?? '');
      return { 'x-tavus-signature': createHmac('sha256', secret).update(request.body).digest('hex') };
    }
    default:
      return {};
  }
}

async function clientToken(sim: Simulator, auth: Auth): Promise<string> {
  const response = await fetch(auth['token_url'] ?? '', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: auth['client_id'] ?? '',
      client_secret: auth['client_secret'] ?? '',
      ...(auth['scope'] === undefined ? {} : { scope: auth['scope'] }),
    }),
    signal: AbortSignal.any([sim.signal, AbortSignal.timeout(10_000)]),
  });
  return ((await response.json()) as { access_token?: string }).access_token ?? '';
}

function fill(template: string, values: Record<string, unknown>, encode = (text: string) => text): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    name in values
      ? encode(typeof values[name] === 'string' ? (values[name] as string) : JSON.stringify(values[name]))
      : whole,
  );
}
