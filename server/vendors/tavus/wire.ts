/**
 * Tavus' shapes, as zod schemas: REST, tools registry, tool delivery and webhooks. Tavus renamed
 * replica to face and persona to PAL in 2026; these are the older spellings, which work everywhere
 * (`vocabulary.ts` maps the newer ones). Each block names how sure its source is: OAS Tavus' own
 * OpenAPI file, DOC a page of docs.tavus.io, CODE Tavus' example code, FIELD live reports,
 * INF inferred. Unknown fields are kept: Tavus adds some without notice.
 */
import { z } from 'zod';

const optionalText = z.string().nullish();

/** OAS `POST /v2/conversations`. A flat object, no `data` around it. */
export const CreatedConversation = z.looseObject({
  conversation_id: z.string().min(1),
  conversation_name: optionalText,
  conversation_url: z.string().min(1),
  status: z.string(),
  callback_url: optionalText,
  created_at: optionalText,
  /** OAS: only with `require_auth`. */
  meeting_token: optionalText,
});
export type CreatedConversation = z.infer<typeof CreatedConversation>;

/** OAS shape; FIELD `shutdown_reason`, the OAS example has `reason`. */
export const ConversationEventRow = z.looseObject({
  event_type: z.string(),
  timestamp: optionalText,
  properties: z.record(z.string(), z.unknown()).nullish(),
});

/** OAS list row and `GET /v2/conversations/{id}`; `events` only with `verbose=true`. */
export const ConversationRow = z.looseObject({
  conversation_id: z.string().min(1),
  conversation_name: optionalText,
  conversation_url: optionalText,
  callback_url: optionalText,
  status: z.string(),
  replica_id: optionalText,
  persona_id: optionalText,
  created_at: optionalText,
  updated_at: optionalText,
  events: z.array(ConversationEventRow).nullish(),
});
export type ConversationRow = z.infer<typeof ConversationRow>;

/** OAS. */
export const ConversationList = z.looseObject({
  data: z.array(ConversationRow),
  total_count: z.number().int().optional(),
});

/** DOC `application.transcription_ready`; only `role` and `content` are always there. */
export const TranscriptEntry = z.looseObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string(),
  timestamp: z.number().optional(),
  seconds_from_start: z.number().optional(),
  duration: z.number().optional(),
  inference_id: z.string().optional(),
});
export type TranscriptEntry = z.infer<typeof TranscriptEntry>;

/** DOC callback envelope. Unsigned; `webhook_url` repeats our secret URL: never log it. */
export const WebhookBody = z.looseObject({
  message_type: z.enum(['system', 'application']),
  event_type: z.string().min(1),
  conversation_id: z.string().min(1),
  webhook_url: optionalText,
  /** ISO 8601 text here, unix seconds in app-messages. */
  timestamp: z.union([z.string(), z.number()]).nullish(),
  properties: z.record(z.string(), z.unknown()).nullish(),
});
export type WebhookBody = z.infer<typeof WebhookBody>;

/**
 * FIELD+INF: what Tavus posts to a registry tool's URL. Sure are `conversation_id` and
 * `arguments` (JSON text; an object is taken too). Take the tool's name from the URL path.
 */
export const ToolDeliveryBody = z.looseObject({
  conversation_id: z.string().min(1),
  arguments: z.union([z.string(), z.record(z.string(), z.unknown())]),
  tool_call_id: optionalText,
  name: optionalText,
});
export type ToolDeliveryBody = z.infer<typeof ToolDeliveryBody>;

/** OAS create answer; GET may wrap the whole persona as `{data:[…]}` (OAS) or not (CODE). */
export const PersonaRow = z.looseObject({
  persona_id: z.string().min(1),
  persona_name: optionalText,
  system_prompt: optionalText,
  default_replica_id: optionalText,
  layers: z.record(z.string(), z.unknown()).nullish(),
});
export type PersonaRow = z.infer<typeof PersonaRow>;

/** OAS. */
export const PersonaList = z.looseObject({
  data: z.array(PersonaRow),
  total_count: z.number().int().optional(),
});

/** OAS list of replicas (PAL era: faces). */
export const ReplicaList = z.looseObject({
  data: z.array(z.looseObject({ replica_id: z.string().min(1), status: optionalText })),
});

/** DOC llm-tool-delivery and llm-tool-auth. */
export const ToolDelivery = z.looseObject({
  app_message: z.boolean().optional(),
  api: z
    .looseObject({
      url: z.string(),
      method: z.string().optional(),
      timeout: z.number().optional(),
      auth: z.looseObject({ type: z.string() }).nullish(),
    })
    .nullish(),
});

/** DOC tools registry row. */
export const ToolRow = z.looseObject({
  tool_id: z.string().min(1),
  name: z.string().min(1),
  description: z.string(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
  on_call: optionalText,
  on_resolve: optionalText,
  delivery: ToolDelivery.nullish(),
});
export type ToolRow = z.infer<typeof ToolRow>;

/** DOC: `{data:[…]}`; CODE: a bare array or `{tools}` were seen. */
export const ToolList = z.union([
  z.array(ToolRow),
  z.looseObject({ data: z.array(ToolRow) }).transform((body) => body.data),
  z.looseObject({ tools: z.array(ToolRow) }).transform((body) => body.tools),
]);

/** DOC field names: what `tools/formats/tavus.ts` renders and `provision.ts` sends. */
export type RegistryToolBody = {
  /** `^[a-zA-Z_][a-zA-Z0-9_]{0,63}$`, unique per Tavus account. */
  name: string;
  description: string;
  /** JSON Schema of an object. Names starting with `tavus_` are rejected. */
  parameters: object;
  trigger_type: 'in_call';
  origin: 'llm';
  on_call: 'generate_filler' | 'static_filler' | 'silent' | 'passthrough';
  static_filler?: string;
  /** Tavus' default is `fire_and_forget`: the model would never see the answer. Always say it. */
  on_resolve: 'generate_response' | 'response_in_result' | 'add_to_context' | 'fire_and_forget';
  delivery: {
    app_message: false;
    api: {
      url: string;
      method: 'POST';
      /** Seconds. */
      timeout: number;
      content_type: string;
      auth: { type: 'hmac'; secret: string };
    };
  };
};
