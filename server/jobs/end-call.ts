/** Ends a call at the vendor that did not answer when it was asked first. */
import type { PersonaVendor } from '#server/domain/conversation/persona-vendor.ts';
import type { PayloadOf } from './queues.ts';

/** Throws when the vendor refuses, so that it is tried again. Without a vendor there is nothing to end. */
export async function endCall(
  deps: { personas: { vendor: Pick<PersonaVendor, 'endConversation'> } | null },
  call: PayloadOf<'end-call'>,
  signal: AbortSignal,
): Promise<void> {
  if (!deps.personas) return;
  const ended = await deps.personas.vendor.endConversation(
    call.vendorId,
    AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
  );
  if (ended.kind === 'refused') throw new Error(`the vendor refused to end a call: ${ended.reason}`);
}
