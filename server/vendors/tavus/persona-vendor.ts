/**
 * The domain's port for personas, spoken to Tavus.
 */
import type {
  PersonaVendor,
  StartConversation,
  VendorConversation,
  VendorConversationDetail,
  VendorRefusal,
  VendorTranscriptEntry,
} from '#server/domain/conversation/persona-vendor.ts';
import type { TavusAccess } from './tavus-request.ts';
import { tavusRequest } from './tavus-request.ts';
import { toRefusal } from './to-refusal.ts';
import { ConversationList, ConversationRow, CreatedConversation, TranscriptEntry } from './wire.ts';

const pageSize = 100;
const maxPages = 20;

export function createTavusPersonaVendor(access: TavusAccess): PersonaVendor {
  const send = tavusRequest.bind(null, access);
  return {
    async startConversation(input, signal) {
      // Never repeated by itself: every attempt that got through would occupy a call.
      const answer = await send({
        method: 'POST',
        path: '/conversations',
        body: toBody(input),
        isIdempotent: false,
        signal,
      });
      if (answer.kind === 'failed') return toRefusal(answer);
      const created = CreatedConversation.safeParse(answer.body);
      if (!created.success) return strange;
      const token = created.data.meeting_token ?? '';
      return {
        kind: 'started',
        vendorId: created.data.conversation_id,
        callUrl: created.data.conversation_url,
        ...(token === '' ? {} : { token }),
      };
    },

    async endConversation(vendorId, signal) {
      const answer = await send({
        method: 'POST',
        path: `/conversations/${encodeURIComponent(vendorId)}/end`,
        isIdempotent: true,
        ...(signal === undefined ? {} : { signal }),
      });
      return answer.kind === 'ok' || isGone(answer.status) ? { kind: 'ended' } : toRefusal(answer);
    },

    async deleteConversation(vendorId, signal) {
      const answer = await send({
        method: 'DELETE',
        path: `/conversations/${encodeURIComponent(vendorId)}`,
        query: { hard: 'true' },
        isIdempotent: true,
        ...(signal === undefined ? {} : { signal }),
      });
      return answer.kind === 'ok' || isGone(answer.status) ? { kind: 'deleted' } : toRefusal(answer);
    },

    async listConversations(status, signal) {
      const conversations: VendorConversation[] = [];
      for (let page = 1; page <= maxPages; page += 1) {
        const answer = await send({
          method: 'GET',
          path: '/conversations',
          query: { status, limit: pageSize, page },
          isIdempotent: true,
          ...(signal === undefined ? {} : { signal }),
        });
        if (answer.kind === 'failed') return toRefusal(answer);
        const list = ConversationList.safeParse(answer.body);
        if (!list.success) return strange;
        conversations.push(...list.data.data.map(toConversation));
        const isLast = list.data.data.length < pageSize;
        if (isLast || conversations.length >= (list.data.total_count ?? 0)) break;
      }
      return { kind: 'listed', conversations };
    },

    async getConversation(vendorId, { verbose }, signal) {
      const answer = await send({
        method: 'GET',
        path: `/conversations/${encodeURIComponent(vendorId)}`,
        ...(verbose ? { query: { verbose: 'true' } } : {}),
        isIdempotent: true,
        ...(signal === undefined ? {} : { signal }),
      });
      if (answer.kind === 'failed') return isGone(answer.status) ? { kind: 'gone' } : toRefusal(answer);
      const row = ConversationRow.safeParse(answer.body);
      return row.success ? { kind: 'found', conversation: toDetail(row.data) } : strange;
    },
  };
}

const strange: VendorRefusal = {
  kind: 'refused',
  reason: 'other',
  say: 'Tavus answered with something unexpected.',
};

/** An unknown id is 400 in the spec and 404 on newer endpoints. */
const isGone = (status: number | null): boolean => status === 400 || status === 404;

function toBody(input: StartConversation): Record<string, unknown> {
  const properties = input.properties ?? {};
  return withoutUndefined({
    persona_id: input.personaId,
    replica_id: input.faceId,
    conversation_name: input.name,
    conversational_context: input.context,
    custom_greeting: input.greeting,
    callback_url: input.callbackUrl,
    audio_only: input.audioOnly,
    require_auth: input.requireAuth,
    properties: withoutUndefined({
      max_call_duration: properties.maxCallSeconds,
      participant_left_timeout: properties.leftAfterSeconds,
      participant_absent_timeout: properties.absentAfterSeconds,
      enable_closed_captions: properties.captions ?? true,
      language: properties.language === undefined ? undefined : languageName(properties.language),
      ...(properties.recording && {
        enable_recording: true,
        recording_s3_bucket_name: properties.recording.bucket,
        recording_s3_bucket_region: properties.recording.region,
        aws_assume_role_arn: properties.recording.role,
      }),
    }),
  });
}

/** Tavus takes the English name of a language, in lower case; what it does not know it hears as any. */
function languageName(language: string): string {
  try {
    const code = new Intl.Locale(language).language;
    const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code);
    return name?.toLowerCase() ?? 'multilingual';
  } catch {
    return 'multilingual';
  }
}

const withoutUndefined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function toConversation(row: ConversationRow): VendorConversation {
  return {
    vendorId: row.conversation_id,
    name: row.conversation_name ?? null,
    status: row.status === 'active' ? 'active' : 'ended',
    callUrl: row.conversation_url ?? null,
    callbackUrl: row.callback_url ?? null,
    personaId: row.persona_id ?? null,
    createdAt: row.created_at ?? null,
    updatedAt: row.updated_at ?? null,
  };
}

function toDetail(row: ConversationRow): VendorConversationDetail {
  const events = (row.events ?? []).map((event) => ({
    type: event.event_type,
    at: event.timestamp ?? null,
    properties: event.properties ?? {},
  }));
  const shutdown = events.find((event) => event.type === 'system.shutdown')?.properties;
  const reason = shutdown?.['shutdown_reason'] ?? shutdown?.['reason'];
  const transcript = events.find((event) => event.type === 'application.transcription_ready');
  return {
    ...toConversation(row),
    shutdownReason: typeof reason === 'string' ? reason : null,
    transcript: transcript === undefined ? null : toTranscript(transcript.properties['transcript']),
    events,
  };
}

/** Without the system prompt that Tavus puts first, and without rows that are no entries. */
export function toTranscript(value: unknown): VendorTranscriptEntry[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const entry = TranscriptEntry.safeParse(item);
    if (!entry.success || entry.data.role === 'system') return [];
    const { role, content, timestamp, seconds_from_start: seconds, duration } = entry.data;
    return [
      {
        role,
        content,
        ...(timestamp === undefined ? {} : { timestamp }),
        ...(seconds === undefined ? {} : { secondsFromStart: seconds }),
        ...(duration === undefined ? {} : { durationSeconds: duration }),
      },
    ];
  });
}
