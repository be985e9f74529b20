/**
 * The tools as Tavus' registry takes them (POST /v2/tools, docs.tavus.io api-reference/tools/create-tool),
 * delivered to us by HTTPS with an HMAC. Writes answer `response_in_result`: our own sentence is
 * spoken. Reads answer `generate_response`. The default, `fire_and_forget`, would drop the answer.
 */
import type { Tool } from '../define-tool.ts';
import { toolSchema } from './tool-schema.ts';

export function toTavusTools(tools: readonly Tool[], to: { publicUrl: string; secret: string }) {
  return tools.map((tool) => ({
    name: tool.name,
    description: tool.description,
    parameters: toolSchema(tool),
    trigger_type: 'in_call' as const,
    origin: 'llm' as const,
    // We answer in milliseconds; a filler would only delay our own sentence.
    on_call: 'silent' as const,
    on_resolve: tool.isWrite ? ('response_in_result' as const) : ('generate_response' as const),
    delivery: {
      app_message: false as const,
      api: {
        url: `${to.publicUrl}/api/tavus/tools/${tool.name}`,
        method: 'POST' as const,
        timeout: 10,
        content_type: 'application/json',
        auth: { type: 'hmac' as const, secret: to.secret },
      },
    },
  }));
}
