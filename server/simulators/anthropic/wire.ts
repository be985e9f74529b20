/**
 * What a request of the Messages API may hold (version 2026-10-21), and nothing else: an unknown key
 * is a 400 there, so it is one here. Rules that span several messages are in `check-messages.ts`.
 */
import { z } from 'zod';

const CacheControl = z.strictObject({
  type: z.literal('ephemeral'),
  ttl: z.enum(['5m', '1h']).optional(),
});
const cacheControl = CacheControl.nullish();

const Text = z.strictObject({
  type: z.literal('text'),
  text: z.string(),
  cache_control: cacheControl,
  citations: z.array(z.unknown()).nullish(),
});
const Thinking = z.strictObject({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() });
const ToolUse = z.strictObject({
  type: z.literal('tool_use'),
  id: z.string().regex(/^[a-zA-Z0-9_-]+$/, 'String should match pattern ^[a-zA-Z0-9_-]+$'),
  name: z.string().min(1).max(200),
  input: z.record(z.string(), z.unknown()),
  caller: z.strictObject({ type: z.literal('direct') }).optional(),
  cache_control: cacheControl,
});
/** A string is short for one text block. */
const texts = <TBlock extends z.ZodType>(block: TBlock) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? [{ type: 'text', text: given }] : given),
    z.array(block),
  );
const ToolResult = z.strictObject({
  type: z.literal('tool_result'),
  tool_use_id: z.string(),
  content: texts(Text).optional(),
  is_error: z.boolean().optional(),
  cache_control: cacheControl,
});

const Block = z.discriminatedUnion('type', [Text, Thinking, ToolUse, ToolResult]);
const Message = z.strictObject({ role: z.enum(['user', 'assistant']), content: texts(Block) });

const Tool = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/, "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'"),
  description: z.string().optional(),
  input_schema: z.record(z.string(), z.unknown()),
  type: z.literal('custom').nullish(),
  strict: z.boolean().optional(),
  input_examples: z.array(z.record(z.string(), z.unknown())).optional(),
  eager_input_streaming: z.boolean().nullish(),
  defer_loading: z.boolean().optional(),
  allowed_callers: z.array(z.string()).optional(),
  cache_control: cacheControl,
});

const ToolChoice = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('auto'), disable_parallel_tool_use: z.boolean().optional() }),
  z.strictObject({ type: z.literal('any'), disable_parallel_tool_use: z.boolean().optional() }),
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({
    type: z.literal('tool'),
    name: z.string(),
    disable_parallel_tool_use: z.boolean().optional(),
  }),
]);

const shape = {
  model: z.string().min(1),
  max_tokens: z.number().int().min(0).max(128_000),
  messages: z.array(Message).min(1).max(100_000),
  system: texts(Text).optional(),
  tools: z.array(Tool).optional(),
  tool_choice: ToolChoice.optional(),
  thinking: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('adaptive'), display: z.enum(['summarized', 'omitted']).optional() }),
      z.strictObject({ type: z.literal('disabled') }),
    ])
    .optional(),
  output_config: z
    .strictObject({
      effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).nullish(),
      format: z
        .strictObject({ type: z.literal('json_schema'), schema: z.record(z.string(), z.unknown()) })
        .nullish(),
    })
    .optional(),
  metadata: z.strictObject({ user_id: z.string().max(256).nullish() }).optional(),
  stop_sequences: z.array(z.string()).optional(),
  stream: z.boolean().optional(),
  service_tier: z.enum(['auto', 'standard_only']).optional(),
  speed: z.enum(['standard', 'fast']).nullish(),
  inference_geo: z.string().nullish(),
  cache_control: cacheControl,
};

/** Version 2026-10-21 knows no sampling any more; the one before still does. */
export const NewRequest = z.strictObject(shape);
export const OldRequest = z.strictObject({
  ...shape,
  temperature: z.number().min(0).max(1).optional(),
  top_p: z.number().min(0).max(1).optional(),
  top_k: z.number().int().min(0).optional(),
});

export type MessagesRequest = z.infer<typeof NewRequest>;
export type WireMessage = z.infer<typeof Message>;
export type WireBlock = z.infer<typeof Block>;
export type WireTool = z.infer<typeof Tool>;
