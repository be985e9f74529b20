/**
 * The tools as Tavus' registry takes them (docs.tavus.io, api-reference/tools/create-tool); the
 * set-up adds where they are delivered. Writes answer `response_in_result`: our own sentence is
 * spoken. Reads answer `generate_response`. Tavus' default, `fire_and_forget`, would drop the answer.
 */
import type { Tool } from '../define-tool.ts';
import { toolSchema } from './tool-schema.ts';

export function toTavusTools(tools: readonly Tool[]) {
  return tools.map((tool) => ({
    name: tool.name,
    description: tool.description,
    parameters: toolSchema(tool),
    on_call: 'generate_filler' as const,
    on_resolve: tool.isWrite ? ('response_in_result' as const) : ('generate_response' as const),
  }));
}
