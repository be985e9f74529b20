/** The tools as OpenAI's dialect has them; Tavus' inline `layers.llm.tools` are the same. */
import type { Tool } from '../define-tool.ts';
import { toolSchema } from './tool-schema.ts';

export function toOpenAiTools(tools: readonly Tool[]) {
  return tools.map((tool) => ({
    type: 'function' as const,
    function: { name: tool.name, description: tool.description, parameters: toolSchema(tool) },
  }));
}
