/**
 * A webhook of Cal.com: `X-Cal-Signature-256` is the lower-case hex HMAC-SHA256 of the raw body
 * (cal.com/docs, webhooks). Nothing names a delivery and nothing dates the signature: two deliveries
 * of one event are told by event, booking and moment, and what it says is read again before it is believed.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import { WebhookBody } from './wire.ts';

export type CalWebhook = {
  /** `BOOKING_CREATED`, … */
  trigger: string;
  /** Null when it is not about a booking (a ping). */
  uid: string | null;
  /** The uid it had before it was moved. */
  earlierUid: string | null;
  eventTypeId: number | null;
  organizerId: number | null;
  dedupeKey: string;
  body: unknown;
};

/** Throws `not-signed-in` for a wrong or missing signature, then `bad-request` for a body that is no webhook. */
export function readCalWebhook(secret: string, header: string | undefined, rawBody: Uint8Array): CalWebhook {
  if (!verifyCalSignature(secret, header, rawBody)) {
    throw new AppError('not-signed-in', 'the signature of the webhook is missing or wrong');
  }
  const parsed = WebhookBody.safeParse(readJson(rawBody));
  if (!parsed.success) throw new AppError('bad-request', 'the body is no webhook of Cal.com');
  const { triggerEvent: trigger, createdAt, payload } = parsed.data;
  const uid = payload.uid ?? payload.bookingUid ?? null;
  return {
    trigger,
    uid,
    earlierUid: payload.rescheduleUid ?? null,
    eventTypeId: payload.eventTypeId ?? null,
    organizerId: payload.organizer?.id ?? null,
    dedupeKey: `${trigger}\n${uid ?? ''}\n${createdAt}`,
    body: parsed.data,
  };
}

/** Compares in constant time over the bytes as they came. A missing or odd header, or an empty secret, is false. */
export function verifyCalSignature(secret: string, header: string | undefined, rawBody: Uint8Array): boolean {
  if (secret === '' || header === undefined) return false;
  if (!/^[0-9a-f]{64}$/i.test(header.trim())) return false;
  const expected = createHmac('sha256', secret).update(rawBody).digest();
  return timingSafeEqual(Buffer.from(header.trim(), 'hex'), expected);
}

function readJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody));
  } catch (cause) {
    throw new AppError('bad-request', 'the body is not JSON', { cause });
  }
}
