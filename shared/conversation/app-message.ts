/**
 * Messages on the call's data channel, both ways (Tavus' interactions protocol,
 * docs.tavus.io/sections/conversational-video-interface/interactions-protocols). Tavus renamed
 * replica to face and persona to PAL in 2026 and sends both vocabularies; we read both.
 */

export type AppMessage = {
  message_type: 'conversation' | 'system';
  event_type: string;
  /** Unix seconds, fractional. */
  timestamp?: number;
  /** Grows over the whole call; order by this. */
  seq?: number;
  conversation_id?: string;
  inference_id?: string;
  /** Grows with each turn of the person; group by this. */
  turn_idx?: number;
  properties?: Record<string, unknown>;
};

/** Longest message a room takes, in characters of JSON (daily-js' own default). */
export const maxAppMessageCharacters = 4096;
