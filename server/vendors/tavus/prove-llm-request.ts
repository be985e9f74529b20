/**
 * Makes the proof of a request to our model endpoint out of the key that only the persona we
 * provisioned was given. The key says that Tavus asks; whose talk it is says the `conversation-id`,
 * which names nobody until our own row of that talk is found.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import { proof } from '#server/proof.ts';
import type { Proof } from '#server/proof.ts';

/** Tavus asks once with this id when a persona is saved (seen live, 2026). */
export const probeConversationId = 'tavus-openai-compat-test';

const longestId = 200;

type Headers = { header(name: string): string | undefined };

/** Throws `not-signed-in` for a wrong or missing key, then `bad-request` for a request of no conversation. */
export function proveTavusLlmRequest(key: string, req: Headers): Proof & { kind: 'tavus-llm' } {
  if (!isKey(key, req.header('authorization'))) {
    throw new AppError('not-signed-in', 'the key of the model endpoint is missing or wrong');
  }
  const vendorConversationId = ['conversation-id', 'x-conversation-id', 'conversation_id']
    .map((name) => req.header(name)?.trim())
    .find((id) => id !== undefined && id !== '');
  if (vendorConversationId === undefined || vendorConversationId.length > longestId) {
    throw new AppError('bad-request', 'the request names no conversation');
  }
  return proof({ kind: 'tavus-llm', vendorConversationId });
}

/** In constant time, whatever was sent. An empty key opens nothing. */
function isKey(key: string, authorization: string | undefined): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(key)) && key !== '';
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
