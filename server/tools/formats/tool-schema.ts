/** A tool's input as JSON Schema, as every model wants it: no `$schema`, no panel-only fields. */
import { z } from 'zod';
import type { Tool } from '../define-tool.ts';

export type JsonSchema = {
  type: 'object';
  properties: Record<string, unknown>;
  required?: string[];
  additionalProperties?: boolean;
};

const panelOnly = new Set(['if_version']);

export function toolSchema(tool: Tool): JsonSchema {
  const { properties = {}, required } = z.toJSONSchema(tool.input, { io: 'input', target: 'draft-7' }) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !panelOnly.has(name))),
    ...(required && required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}
