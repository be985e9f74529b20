/**
 * What Tavus posts to a call's `callback_url` (docs.tavus.io, webhooks and callbacks), made typed.
 * Nothing is signed, things come twice, in any order and in two vocabularies, and names are added
 * without notice: what is not known is kept and does nothing.
 */
import { AppError } from '#shared/errors.ts';
import type { CallNews } from '#server/domain/conversation/call-news.ts';
import type { VendorTranscriptEntry } from '#server/domain/conversation/persona-vendor.ts';
import { sha256 } from '#server/ids.ts';
import { toTranscript } from './persona-vendor.ts';
import { WebhookBody } from './wire.ts';

export type Callback = {
  vendorId: string;
  type: string;
  /** Equal for two deliveries of one event. */
  dedupeKey: string;
  body: unknown;
  /** About once a second, and nobody needs it. */
  isNoise: boolean;
};

const deepest = 64;

/** Throws `bad-request` for what is no callback, or cannot be stored. */
export function readCallback(raw: Uint8Array): Callback {
  const value = readJson(raw);
  const parsed = WebhookBody.safeParse(value);
  if (!parsed.success) throw new AppError('bad-request', 'the body is no callback');
  const { event_type: type, conversation_id: vendorId, timestamp } = parsed.data;
  if (type.length > 200 || vendorId.length > 200) throw new AppError('bad-request', 'a name is too long');
  // It repeats our own secret address.
  const { webhook_url: _secret, ...body } = parsed.data;
  return {
    vendorId,
    type,
    dedupeKey: dedupeKeyOf({ vendorId, type, at: timestamp ?? null, body }),
    body,
    isNoise: /(?:^|[._-])(?:replica|pal|face)_present$|heartbeat/.test(type),
  };
}

/** Also of what was fetched instead of delivered: the same event has the same key. */
export function dedupeKeyOf(event: {
  vendorId: string;
  type: string;
  at: string | number | null;
  body: unknown;
}): string {
  const when = event.at === null ? sha256(JSON.stringify(event.body)) : String(event.at);
  return sha256([event.vendorId, event.type, when].join('\n'));
}

/** `at` is an ISO instant, null where the event carries none that can be read. */
export function toCallNews(type: string, body: unknown): { news: CallNews; at: string | null } {
  const fields = isRecord(body) ? body : {};
  const properties = isRecord(fields['properties']) ? fields['properties'] : {};
  return { news: newsOf(type.replaceAll('-', '_'), properties), at: instantOf(fields['timestamp']) };
}

function newsOf(type: string, properties: Record<string, unknown>): CallNews {
  switch (type) {
    case 'system.replica_joined':
    case 'system.pal_joined':
    case 'system.face_joined':
      return { kind: 'joined' };
    case 'system.shutdown':
      return {
        kind: 'shutdown',
        reason: text(properties['shutdown_reason']) ?? text(properties['reason']) ?? 'unknown',
      };
    case 'application.transcription_ready':
      return { kind: 'transcript', entries: toTranscript(properties['transcript']).map(withoutStaging) };
    case 'application.recording_ready':
      return {
        kind: 'recording',
        bucket: text(properties['bucket_name']),
        key: text(properties['s3_key']) ?? text(properties['key']),
        seconds: typeof properties['duration'] === 'number' ? properties['duration'] : null,
      };
    case 'application.recording_copy_failed':
      return { kind: 'recording-failed', problem: text(properties['error_message']) ?? 'unknown' };
    case 'application.perception_analysis': {
      const analysis = text(properties['analysis']);
      return analysis === null
        ? { kind: 'other' }
        : { kind: 'perception', analysis: analysis.slice(0, 20_000) };
    }
    case 'application.post_call_action_executed':
      return { kind: 'deed', deed: 'post-call', name: nameIn(properties) };
    case 'conversation.perception_tool_call':
    case 'application.perception_tool_call':
      return { kind: 'deed', deed: 'perception', name: nameIn(properties) };
    default:
      return { kind: 'other' };
  }
}

/** Emotion tags are stage directions; older perception wraps what was said in a description of the room. */
function withoutStaging(entry: VendorTranscriptEntry): VendorTranscriptEntry {
  const spoken =
    entry.role === 'user'
      ? entry.content
          .replace(/\s*(?:VISUAL_SCENE|AUDIO_SCENE|USER_EMOTIONS?)\s*:[\s\S]*?(?=USER_SPEECH\s*:|$)/g, ' ')
          .replace(/USER_SPEECH\s*:/g, ' ')
      : entry.content;
  const content = spoken
    .replace(/<emotion\b[^>]{0,200}\/?>|<\/emotion>/gi, '')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
  return { ...entry, content };
}

function readJson(raw: Uint8Array): unknown {
  let value: unknown;
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(raw);
    value = JSON.parse(source);
  } catch (cause) {
    throw new AppError('bad-request', 'the body is not JSON', { cause });
  }
  if (depthOf(source) > deepest) throw new AppError('bad-request', 'the body is nested without end');
  // Most bodies hold no escape and need no second look.
  return source.includes('\\u') ? storable(value) : value;
}

/** The database stores neither NUL nor half a character. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '');
  if (Array.isArray(value)) return value.map(storable);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storable(key) as string, storable(inner)]),
  );
}

/** An upper bound: brackets inside of texts count as well. */
function depthOf(source: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) most = Math.max(most, (depth += 1));
    else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return most;
}

function instantOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 1e11)
    return new Date(value * 1_000).toISOString();
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

function nameIn(properties: Record<string, unknown>): string {
  return (text(properties['tool_name']) ?? text(properties['name']) ?? 'unnamed').slice(0, 100);
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
