/**
 * What can be made to go wrong, or to be answered in the other of two spellings, while the
 * simulator runs (`POST /__control/faults`). Everything has a harmless default, so clearing the
 * faults is parsing `{}`.
 */
import { z } from 'zod';

export const characters = ['correct', 'clumsy', 'repeating', 'hostile'] as const;
export type Character = (typeof characters)[number];

export const Faults = z.strictObject({
  /** Added before every REST answer. */
  latencyMs: z.number().min(0).max(120_000).default(0),
  /** The next so many REST requests answer 500. */
  serverErrors: z.number().int().min(0).default(0),
  /** The next so many REST requests end in a reset connection, after the work was done. */
  resetsAfterWork: z.number().int().min(0).default(0),
  /** The next so many REST requests end in a reset connection before any work. */
  resets: z.number().int().min(0).default(0),
  webhooks: z.enum(['deliver', 'drop', 'duplicate', 'reorder']).default('deliver'),
  /** Registry tools are delivered twice, with the same id and at the same time. */
  toolDelivery: z.enum(['once', 'twice']).default('once'),
  withoutToolCallId: z.boolean().default(false),
  /** The HMAC is made with another secret. */
  wrongSignature: z.boolean().default(false),
  /** Conversations that may run at once. */
  concurrency: z.number().int().min(0).default(1),
  outOfCredits: z.boolean().default(false),
  character: z.enum(characters).default('correct'),
  /** Unknown ids: the spec says 400, newer endpoints were seen with 404. */
  unknownIdStatus: z.union([z.literal(400), z.literal(404)]).default(400),
  shutdownReasonKey: z.enum(['shutdown_reason', 'reason']).default('shutdown_reason'),
  /** `GET /personas/{id}` answers `{data:[…]}` as the spec has it, instead of the bare object. */
  wrappedPersona: z.boolean().default(false),
  /** Answers use `pal_id`, `face_id` … */
  palSpelling: z.boolean().default(false),
  /**
   * The custom LLM is asked with every partial transcript even where the persona says
   * `speculative_inference: false`. The requests overlap; all but the last are aborted.
   */
  speculativeRequests: z.boolean().default(false),
  /** A custom LLM that sends nothing for so long is given up, and the persona stays silent (seen: 10 s). */
  llmIdleMs: z.number().min(1).max(120_000).default(10_000),
  /** The custom LLM is asked once before `POST /conversations` answers. */
  llmBeforeAnswer: z.boolean().default(false),
  /** System messages about what the camera sees go to the custom LLM. */
  perceptionMessages: z.boolean().default(false),
  /** A system message asks the custom LLM for emotion tags, unless `tts_emotion_control` is off. */
  emotionRule: z.boolean().default(false),
});
export type Faults = z.infer<typeof Faults>;

export const noFaults = (): Faults => Faults.parse({});
