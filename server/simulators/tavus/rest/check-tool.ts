/**
 * What a registry tool must look like to be stored.
 */
import { z } from 'zod';
import { whyNotCallable } from '../public-url.ts';
import type { RegistryTool } from '../state.ts';

const text = z.record(z.string(), z.string());
const Auth = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('bearer'), token: z.string().min(1) }),
  z.object({
    type: z.literal('api_key'),
    location: z.enum(['header', 'query']),
    name: z.string().min(1),
    value: z.string().min(1),
  }),
  z.object({ type: z.literal('basic'), username: z.string(), password: z.string() }),
  z.object({
    type: z.literal('oauth2_client_credentials'),
    token_url: z.string(),
    client_id: z.string(),
    client_secret: z.string(),
    scope: z.string().optional(),
  }),
  z.object({ type: z.literal('hmac'), secret: z.string().min(1) }),
]);

const Tool = z.object({
  name: z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,63}$/),
  description: z.string().min(1),
  parameters: z.looseObject({ type: z.literal('object') }).default({ type: 'object', properties: {} }),
  trigger_type: z.enum(['in_call', 'post_call']).default('in_call'),
  origin: z.enum(['llm', 'vision', 'audio']).optional(),
  on_call: z.enum(['generate_filler', 'static_filler', 'silent', 'passthrough']).optional(),
  static_filler: z.string().optional(),
  on_resolve: z
    .enum(['generate_response', 'response_in_result', 'add_to_context', 'fire_and_forget'])
    .default('fire_and_forget'),
  delivery: z
    .object({
      app_message: z.boolean().default(false),
      api: z
        .object({
          url: z.string(),
          method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('POST'),
          timeout: z.number().positive().max(60).default(10),
          headers: text.optional(),
          query_params: text.optional(),
          content_type: z.string().default('application/json'),
          body_template: z.string().optional(),
          auth: Auth.optional(),
        })
        .optional(),
    })
    .default({ app_message: true }),
});

export type CheckedTool = Omit<
  RegistryTool,
  'tool_id' | 'owner_id' | 'is_system_tool' | 'created_at' | 'updated_at'
>;

export function checkTool(input: unknown, allowLoopback: boolean): { tool: CheckedTool } | { why: string } {
  const parsed = Tool.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return {
      why: `Bad Request. {'${issue?.path.join('.') ?? 'body'}': ['${issue?.message ?? 'Invalid.'}']}`,
    };
  }
  const tool = parsed.data;
  const names = parameterNames(tool.parameters);
  const reserved = names.find((name) => name.startsWith('tavus_'));
  if (reserved !== undefined) return { why: `Parameter name '${reserved}' is reserved.` };
  if (tool.description.length + JSON.stringify(tool.parameters).length > 10_000) {
    return { why: 'Description and parameters are too long.' };
  }
  const { app_message: byMessage, api } = tool.delivery;
  if (byMessage && api !== undefined) return { why: 'delivery takes either app_message or api, not both.' };
  if (!byMessage && api === undefined) return { why: 'delivery needs app_message or api.' };
  if (tool.trigger_type === 'post_call') {
    if (tool.origin !== undefined) return { why: 'origin must be omitted for post_call tools.' };
    if (api === undefined) return { why: 'post_call tools need delivery.api.' };
  }
  if (tool.on_call !== undefined && tool.origin !== undefined && tool.origin !== 'llm') {
    return { why: 'on_call is for llm tools only.' };
  }
  if (tool.on_call === 'static_filler' && (tool.static_filler ?? '') === '') {
    return { why: 'static_filler must be given.' };
  }
  const unreachable = api === undefined ? null : whyNotCallable(api.url, allowLoopback);
  if (unreachable !== null) return { why: unreachable };
  const isSpoken = tool.trigger_type === 'in_call' && (tool.origin ?? 'llm') === 'llm';
  return {
    tool: {
      ...tool,
      ...(tool.trigger_type === 'in_call' ? { origin: tool.origin ?? 'llm' } : {}),
      ...(isSpoken ? { on_call: tool.on_call ?? 'generate_filler' } : {}),
    } as CheckedTool,
  };
}

const parameterNames = (parameters: Record<string, unknown>): string[] => {
  const properties = parameters['properties'];
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
};
