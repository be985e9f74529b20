/** A tool's input as JSON Schema, as every model wants it: no `$schema`, no panel-only fields. */
import { z } from 'zod';
import type { Tool } from '../define-tool.ts';

export type JsonSchema = {
  type: 'object';
  properties: Record<string, unknown>;
  required?: string[];
  additionalProperties?: boolean;
};

/** What the panel's forms send in one go; a model has a tool of its own for each. */
const panelOnly: Record<string, readonly string[]> = {
  add_event: ['links'],
  update_event: ['to_date', 'to_time', 'to_end_date', 'to_end_time', 'time_zone', 'all_day'],
};

export function toolSchema(tool: Tool): JsonSchema {
  const { properties = {}, required } = z.toJSONSchema(tool.input, { io: 'input', target: 'draft-7' }) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).filter(
        ([name]) => name !== 'if_version' && !panelOnly[tool.name]?.includes(name),
      ),
    ),
    ...(required && required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}
