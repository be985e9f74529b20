/**
 * The person taps yes or no under a question of ours. A yes runs the call that was kept with the
 * question, once: the tap says which, and nothing the tap sends says what.
 */
import { AppError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import { findConsent } from '../domain/consent/find-consent.ts';
import { declineConsent, giveConsent } from '../domain/consent/settle-consent.ts';
import { findConversation } from '../domain/conversation/find-conversation.ts';
import type { Proof } from '../proof.ts';
import { dispatch } from '../tools/dispatch.ts';
import type { DispatchDeps } from '../tools/dispatch.ts';
import { verifiedCall } from '../tools/verified-call.ts';

export type Tap = {
  /** Null for a question that was asked in the panel, outside of any talk. */
  conversationId: string | null;
  nonce: string;
  yes: boolean;
};

/** Throws `unknown-conversation`; everything about the question itself is an outcome. */
export async function confirmConsent(
  deps: DispatchDeps,
  proof: Proof & { kind: 'session' },
  tap: Tap,
): Promise<Outcome> {
  const { personId } = proof;
  const { nonce, conversationId } = tap;
  const conversation =
    conversationId === null ? null : await findConversation(deps, { personId, conversationId });
  if (conversationId !== null && !conversation)
    throw new AppError('unknown-conversation', 'no such conversation of this person');
  const asked = await findConsent(deps, { personId, nonce });
  if (!asked || asked.conversationId !== conversationId)
    return { kind: 'not-found', say: 'That question is not there any more.' };
  if (!tap.yes) {
    const declined = await declineConsent(deps, { personId, nonce, how: 'tap' });
    return notDone(declined ? 'All right. Nothing was done.' : 'That was answered already.');
  }
  const isGiven = await giveConsent(deps, { personId, nonce, how: 'tap' });
  // Another tap of the same may have been done between the two looks.
  const now = (isGiven ? null : await findConsent(deps, { personId, nonce })) ?? asked;
  // A second tap is answered from the first, by the call's id.
  const isTappedBefore = now.state === 'spent' && now.how === 'tap';
  if (!isGiven && !isTappedBefore) {
    return notDone(
      now.state === 'expired'
        ? 'That question is too old. Nothing was done. Please ask again.'
        : 'That was answered already.',
    );
  }
  return dispatch(
    deps,
    verifiedCall({
      proof,
      channel: 'panel',
      conversation,
      callId: `consent:${nonce}`,
      tool: asked.tool,
      args: asked.arguments,
      confirms: nonce,
    }),
  );
}

const notDone = (say: string): Outcome => ({ kind: 'not-allowed', say });
