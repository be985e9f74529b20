/** Deletes at the vendor what was said in a talk that was deleted here. */
import type { PersonaVendor } from '#server/domain/conversation/persona-vendor.ts';
import type { PayloadOf } from './queues.ts';

/** Throws when the vendor refuses, so that it is tried again. Without a vendor there is nothing to delete. */
export async function deleteCall(
  deps: { personas: { vendor: Pick<PersonaVendor, 'deleteConversation'> } | null },
  call: PayloadOf<'delete-call'>,
  signal: AbortSignal,
): Promise<void> {
  if (!deps.personas) return;
  const answer = await deps.personas.vendor.deleteConversation(
    call.vendorId,
    AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
  );
  if (answer.kind === 'refused') throw new Error(`the vendor refused to delete a call: ${answer.reason}`);
}
