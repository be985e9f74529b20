/**
 * Shapes of the messages on the call's data channel, per event type, as zod schemas
 * (docs.tavus.io, event schemas). Beside `wire.ts` because the room speaks these, not REST.
 * Tags as there: OAS unless a line says otherwise.
 */
import { z } from 'zod';

/** FIELD: `pal`; INF: `face`, by the renaming of the rest. */
export const SpeakerRole = z.enum(['user', 'replica', 'pal', 'face']);

const textOrObject = z.union([z.string(), z.record(z.string(), z.unknown())]);

/** Tavus → app, by `event_type`. Types that are not listed carry any properties. */
export const outgoingProperties = {
  'conversation.utterance': z.looseObject({
    role: SpeakerRole,
    speech: z.string(),
    user_audio_analysis: z.string().optional(),
    user_visual_analysis: z.string().optional(),
    interrupted: z.boolean().optional(),
  }),
  'conversation.utterance.streaming': z.looseObject({
    role: SpeakerRole,
    /** Accumulated, not the difference. */
    speech: z.string(),
    content_index: z.number().int().optional(),
    /** Also true in the middle of a person's turn: ignore it for users (CODE). */
    final: z.boolean().optional(),
    is_interrupted: z.boolean().optional(),
  }),
  'conversation.started_speaking': z.looseObject({ role: SpeakerRole }),
  'conversation.stopped_speaking': z.looseObject({
    role: SpeakerRole,
    interrupted: z.boolean().optional(),
    duration: z.number().nullish(),
  }),
  'conversation.tool_call': z.looseObject({
    name: z.string().min(1),
    arguments: textOrObject,
    /** Left out when empty. */
    tool_call_id: z.string().optional(),
  }),
  'conversation.perception_tool_call': z.looseObject({
    name: z.string().min(1),
    modality: z.enum(['vision', 'audio']).optional(),
    arguments: textOrObject,
    frames: z.array(z.unknown()).optional(),
    tool_call_id: z.string().optional(),
  }),
  'conversation.perception_analysis': z.looseObject({ analysis: z.string() }),
} as const;

/** App → Tavus, by `event_type`; strict where Tavus is. */
export const incomingProperties = {
  'conversation.echo': z.looseObject({
    modality: z.enum(['text', 'audio']).optional(),
    text: z.string().optional(),
    audio: z.string().optional(),
    sample_rate: z.number().optional(),
    done: z.boolean().optional(),
    inference_id: z.string().optional(),
  }),
  'conversation.respond': z.looseObject({ text: z.string() }),
  'conversation.interrupt': z.looseObject({}),
  'conversation.overwrite_llm_context': z.looseObject({ context: z.string() }),
  'conversation.append_llm_context': z.looseObject({
    context: z.string(),
    job_status: z.string().optional(),
  }),
  'conversation.sensitivity': z
    .strictObject({
      participant_pause_sensitivity: z
        .enum(['superlow', 'verylow', 'low', 'medium', 'high', 'auto'])
        .optional(),
      participant_interrupt_sensitivity: z
        .enum(['superlow', 'verylow', 'low', 'medium', 'high', 'auto'])
        .optional(),
    })
    .refine((properties) => Object.keys(properties).length === 1, 'exactly one key'),
  /** DOC; registry tools only. */
  'conversation.tool_result': z.looseObject({
    tool_call_id: z.string().min(1),
    output: z.unknown(),
    status: z.enum(['success', 'error']).optional(),
  }),
} as const;

/** The envelope both ways. `timestamp` is unix seconds here. */
export const AppMessageEnvelope = z.looseObject({
  message_type: z.enum(['conversation', 'system']),
  event_type: z.string().min(1),
  timestamp: z.number().optional(),
  seq: z.number().int().optional(),
  conversation_id: z.string().optional(),
  inference_id: z.string().optional(),
  turn_idx: z.number().int().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});
