/**
 * What came over the call's data channel, made typed. Anybody in the room can send anything, and
 * Tavus itself mixes spellings (text or object, fields hoisted out of `properties`, hyphens,
 * `replica` or `pal` or `face`), so everything is read here once and comes out in one spelling.
 */
import type { AppMessage } from '#shared/conversation/app-message.ts';
import { maxAppMessageCharacters } from '#shared/conversation/app-message.ts';
import { AppMessageEnvelope } from './app-message-wire.ts';

type Common = {
  seq: number | null;
  conversationId: string | null;
  inferenceId: string | null;
  turn: number | null;
  /** Unix seconds. */
  timestamp: number | null;
};

export type TavusMessage = Common &
  (
    | { type: 'utterance'; role: 'user' | 'agent'; text: string; isInterrupted: boolean }
    | {
        type: 'utterance-part';
        role: 'user' | 'agent';
        text: string;
        isFinal: boolean;
        isInterrupted: boolean;
      }
    | { type: 'speaking'; role: 'user' | 'agent'; isSpeaking: boolean; isInterrupted: boolean }
    | {
        type: 'tool-call';
        name: string;
        /** Null when the vendor sent something that is not a JSON object. */
        arguments: Record<string, unknown> | null;
        callId: string | null;
      }
    | { type: 'agent-joined' }
    | { type: 'shutdown'; reason: string }
    /** A well-formed message nobody here acts on: heartbeats, perception, objectives. */
    | { type: 'other'; eventType: string; properties: Record<string, unknown> }
  );

/** Null when it is no message of Tavus' at all, or longer than a room takes (4,096 characters). */
export function readAppMessage(input: unknown): TavusMessage | null {
  const envelope = readEnvelope(input);
  if (envelope === null) return null;
  const fields = { ...hoisted(envelope), ...envelope.properties };
  const common: Common = {
    seq: numberOrNull(envelope.seq),
    conversationId: textOrNull(envelope.conversation_id),
    inferenceId: textOrNull(envelope.inference_id),
    turn: numberOrNull(envelope.turn_idx),
    timestamp: numberOrNull(envelope.timestamp),
  };
  const eventType = envelope.event_type.replaceAll('-', '_');
  switch (eventType) {
    case 'conversation.utterance': {
      const said = readSpeech(fields);
      if (said === null) return null;
      return { ...common, type: 'utterance', ...said, isInterrupted: fields['interrupted'] === true };
    }
    case 'conversation.utterance.streaming': {
      const said = readSpeech(fields);
      if (said === null) return null;
      const isInterrupted = fields['is_interrupted'] === true;
      return { ...common, type: 'utterance-part', ...said, isFinal: fields['final'] === true, isInterrupted };
    }
    case 'conversation.started_speaking':
    case 'conversation.stopped_speaking': {
      const role = readRole(fields['role']);
      if (role === null) return null;
      const isSpeaking = eventType.endsWith('started_speaking');
      return { ...common, type: 'speaking', role, isSpeaking, isInterrupted: fields['interrupted'] === true };
    }
    case 'conversation.tool_call': {
      const name = textOrNull(fields['name']);
      if (name === null) return null;
      const callId = textOrNull(fields['tool_call_id']);
      return { ...common, type: 'tool-call', name, arguments: readArguments(fields['arguments']), callId };
    }
    case 'system.replica_joined':
    case 'system.pal_joined':
    case 'system.face_joined':
      return { ...common, type: 'agent-joined' };
    case 'system.shutdown':
      return {
        ...common,
        type: 'shutdown',
        reason: textOrNull(fields['shutdown_reason']) ?? textOrNull(fields['reason']) ?? 'unknown',
      };
    default:
      return { ...common, type: 'other', eventType, properties: envelope.properties ?? {} };
  }
}

function readEnvelope(input: unknown): AppMessage | null {
  let value = input;
  if (typeof input === 'string') {
    if (input.length > maxAppMessageCharacters) return null;
    value = parseJson(input);
  } else if (isTooLong(input)) return null;
  const parsed = AppMessageEnvelope.safeParse(value);
  return parsed.success ? (parsed.data as AppMessage) : null;
}

function isTooLong(input: unknown): boolean {
  try {
    return (JSON.stringify(input) ?? '').length > maxAppMessageCharacters;
  } catch {
    return true;
  }
}

/** Fields of the event that Tavus sometimes puts beside `properties` instead of inside. */
function hoisted(envelope: AppMessage): Record<string, unknown> {
  const { message_type: _m, event_type: _e, properties: _p, ...rest } = envelope;
  return rest as Record<string, unknown>;
}

function readSpeech(fields: Record<string, unknown>): { role: 'user' | 'agent'; text: string } | null {
  const role = readRole(fields['role']);
  const text = ['speech', 'text', 'content', 'transcript']
    .map((key) => fields[key])
    .find((value) => typeof value === 'string');
  if (role === null || text === undefined) return null;
  return { role, text: stripMarkup(text as string) };
}

/** Emotion tags are stage directions for the voice, not words. */
const stripMarkup = (text: string): string =>
  text
    .replace(/<emotion\b[^>]{0,200}\/?>|<\/emotion>/gi, '')
    .replace(/ {2,}/g, ' ')
    .trim();

function readRole(role: unknown): 'user' | 'agent' | null {
  if (role === 'user') return 'user';
  return role === 'replica' || role === 'pal' || role === 'face' ? 'agent' : null;
}

function readArguments(value: unknown): Record<string, unknown> | null {
  const parsed = typeof value === 'string' ? (value.trim() === '' ? {} : parseJson(value)) : (value ?? {});
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    ? (parsed as Record<string, unknown>)
    : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);
