/** Makes the proof of a registry tool call out of Tavus' signature over the raw body. */
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import { proof } from '#server/proof.ts';
import type { Proof } from '#server/proof.ts';
import { verifyTavusToolSignature } from './verify.ts';

export type ProvenToolCall = {
  proof: Proof & { kind: 'tavus-tool' };
  /** As they came: a JSON text or an object. */
  arguments: unknown;
  callId: string | null;
};

/** Only what we rely on; `arguments` may be anything and is refused by the tool, not here. */
const Delivery = z.looseObject({
  conversation_id: z.string().min(1).max(200),
  tool_call_id: z.string().min(1).max(200).nullish(),
  arguments: z.unknown(),
});

/** Throws `not-signed-in` for a wrong or missing signature, then `bad-request` for a body that is no delivery. */
export function proveTavusToolCall(
  secret: string,
  header: string | undefined,
  rawBody: Uint8Array,
): ProvenToolCall {
  if (!verifyTavusToolSignature(secret, header, rawBody)) {
    throw new AppError('not-signed-in', 'the signature of the tool call is missing or wrong');
  }
  const body = Delivery.safeParse(readJson(rawBody));
  if (!body.success) throw new AppError('bad-request', 'the body is no tool call');
  const { conversation_id: vendorConversationId, tool_call_id: callId } = body.data;
  return {
    proof: proof({ kind: 'tavus-tool', vendorConversationId }),
    arguments: body.data.arguments ?? {},
    callId: callId ?? null,
  };
}

function readJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody));
  } catch (cause) {
    throw new AppError('bad-request', 'the body is not JSON', { cause });
  }
}
