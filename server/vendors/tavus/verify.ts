/**
 * Proof that Tavus itself calls a registry tool: `X-Tavus-Signature` holds the hex HMAC-SHA256 of
 * the raw body (docs.tavus.io, llm-tool-auth). Conversation callbacks are unsigned and are proven
 * by their secret URL instead, so they have nothing here.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Compares in constant time over the bytes as they came. Tavus sends bare hex; a `sha256=` prefix
 * and either case are accepted. A missing or odd header, or an empty secret, is false.
 */
export function verifyTavusToolSignature(
  secret: string,
  header: string | undefined,
  rawBody: Uint8Array,
): boolean {
  if (secret === '' || header === undefined) return false;
  const hex = header.trim().replace(/^sha256=/i, '');
  if (!/^[0-9a-f]{64}$/i.test(hex)) return false;
  return timingSafeEqual(Buffer.from(hex, 'hex'), createHmac('sha256', secret).update(rawBody).digest());
}
