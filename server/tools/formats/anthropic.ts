/** The tools as Anthropic's Messages API takes them (docs.claude.com, tool use). */
import type { Tool } from '../define-tool.ts';
import { toolSchema } from './tool-schema.ts';

export function toAnthropicTools(tools: readonly Tool[]) {
  return tools.map((tool) => ({
    name: tool.name,
    description: tool.description,
    input_schema: toolSchema(tool),
  }));
}
